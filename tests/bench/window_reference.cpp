// The least a window can cost: GLFW, an OpenGL 3.3 context, one cleared and swapped frame. What our program
// takes to its first frame is measured against this on the same machine in the same run (first_frame.py).

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <glad/gl.h>

#include <cstdio>

#include "platform/self_measure.h"

int main() {
    if (glfwInit() == GLFW_FALSE) {
        std::fputs("no display\n", stderr);
        return 1;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(1440, 900, "bare", nullptr, nullptr);
    if (window == nullptr) {
        std::fputs("no OpenGL 3.3\n", stderr);
        return 1;
    }
    glfwMakeContextCurrent(window);
    gladLoadGL(glfwGetProcAddress);
    glfwSwapInterval(1);
    glViewport(0, 0, 1440, 900);
    glClearColor(1.0F, 1.0F, 1.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glfwSwapBuffers(window);

    const double ms = mq::platform::ms_since_process_start();
    std::printf("first_frame_ms %.1f\npss_kib %ld\n", ms, mq::platform::pss_kib());
    glfwTerminate();
    return 0;
}
