# Libraries that come as source and are compiled with the program, without our warnings:
#   imgui            Dear ImGui: the core, and what tells tests of every widget
#   imgui_backends   its GLFW and OpenGL 3 backends; only platform links it
#   glad             the OpenGL 3.3 loader, written at build time
# and the libraries of the window that Debian has built: glfw, OpenGL.
include_guard()

set(MONQUA_IMGUI_DIR "" CACHE PATH "Another tree of Dear ImGui 1.92 than the one tools/deps fetches")
set(imgui_dir "${PROJECT_SOURCE_DIR}/.deps/imgui")
if(FETCHCONTENT_SOURCE_DIR_IMGUI)
  set(imgui_dir "${FETCHCONTENT_SOURCE_DIR_IMGUI}")
elseif(MONQUA_IMGUI_DIR)
  set(imgui_dir "${MONQUA_IMGUI_DIR}")
endif()
if(NOT EXISTS "${imgui_dir}/imgui.cpp")
  message(FATAL_ERROR "Dear ImGui is not in ${imgui_dir}.\nRun tools/deps once: it fetches what is built in "
    "but not kept in the repository. Or name a tree of Dear ImGui 1.92 with -DMONQUA_IMGUI_DIR=…")
endif()

find_package(glfw3 3.3 REQUIRED)
set(OpenGL_GL_PREFERENCE GLVND)
find_package(OpenGL REQUIRED)

set(imgui_sources
  "${imgui_dir}/imgui.cpp"
  "${imgui_dir}/imgui_demo.cpp"
  "${imgui_dir}/imgui_draw.cpp"
  "${imgui_dir}/imgui_tables.cpp"
  "${imgui_dir}/imgui_widgets.cpp"
  "${imgui_dir}/misc/cpp/imgui_stdlib.cpp")
set_source_files_properties(${imgui_sources} PROPERTIES COMPILE_OPTIONS -w)
add_library(imgui STATIC ${imgui_sources} "${PROJECT_SOURCE_DIR}/src/ui/imgui_hooks.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_dir}" "${imgui_dir}/misc/cpp")
target_include_directories(imgui PUBLIC "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.h")
target_link_libraries(imgui PRIVATE mq_warnings)

# --reproducible makes glad use the specification it was packaged with instead of asking the network for one.
# No extensions: core 3.3 is all we call.
find_program(GLAD_PROGRAM glad REQUIRED)
set(glad_dir "${PROJECT_BINARY_DIR}/glad")
file(WRITE "${glad_dir}/no-extensions.txt" "")
add_custom_command(
  OUTPUT "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h"
  COMMAND "${GLAD_PROGRAM}" --quiet --reproducible --api gl:core=3.3 --extensions "${glad_dir}/no-extensions.txt"
          --out-path "${glad_dir}" c
  COMMENT "Writing the OpenGL 3.3 loader"
  VERBATIM)
# A target of its own, so that sources that include <glad/gl.h> wait for it.
add_custom_target(glad_sources DEPENDS "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h")
add_library(glad STATIC "${glad_dir}/src/gl.c")
add_dependencies(glad glad_sources)
target_include_directories(glad SYSTEM PUBLIC "${glad_dir}/include")
target_compile_options(glad PRIVATE -w)
target_link_libraries(glad PUBLIC ${CMAKE_DL_LIBS})

# The backend calls OpenGL through our loader: its own keeps pointers into a library that GLFW may have unloaded,
# and dies in the second window of a process (tests open several).
add_library(imgui_backends STATIC
  "${imgui_dir}/backends/imgui_impl_glfw.cpp"
  "${imgui_dir}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui_backends SYSTEM PUBLIC "${imgui_dir}/backends")
target_compile_definitions(imgui_backends PRIVATE IMGUI_IMPL_OPENGL_LOADER_CUSTOM)
target_compile_options(imgui_backends PRIVATE -w "SHELL:-include glad/gl.h")
target_link_libraries(imgui_backends PUBLIC imgui glfw glad)

include("${CMAKE_CURRENT_LIST_DIR}/Share.cmake")
