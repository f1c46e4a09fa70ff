#include "ui/typing.h"

#include "ui/harness.h"
#include "ui/widgets.h"

#include <doctest/doctest.h>
#include <imgui_internal.h>
#include <fstream>
#include <sstream>

using namespace mq::ui;
using mq::ui::test::Harness;
using mq::vietnamese::Method;
using mq::vietnamese::ToneRule;

namespace {

/// Turns the built-in typing on, and off again at the end of the test.
class Typing {
public:
    explicit Typing(Method method) { typing_aid() = {{method, ToneRule::modern}, "Bấm để tắt", false}; }
    ~Typing() { typing_aid() = {}; }
    Typing(const Typing&) = delete;
    Typing& operator=(const Typing&) = delete;
};

struct Page {
    std::string name, note;
    TextInput input{};
    TextBox box{};
    int left = 0;
    std::string submitted;

    void draw() {
        const Frame frame;
        const Edited a = text_input("name", {40, 40, 300, 0}, name, input);
        const Edited b = text_box("note", {40, 140, 300, 0}, note, box);
        left += a.left + b.left;
        submitted = a.submitted ? name : b.submitted ? note : submitted;
        button("next", {40, 400, 0, 0}, {.text = "Tiếp"});
    }
};

/// The two fields, one after the other: whatever is typed must come out the same.
struct Field {
    const char* name;
    std::string Page::*value;
};
constexpr Field fields[] = {{"name", &Page::name}, {"note", &Page::note}};

} // namespace

TEST_CASE("Telex and VNI in every field, by keys as they come from a keyboard") {
    for (const Field& field : fields) {
        for (const auto& [method, keys] :
             {std::pair{Method::telex, "Dduwowngf ddaay DDIEENJ thoaij, password cuar user laf gif?"},
              {Method::vni, "D9uo7ng2 d9a6y D9IE65N thoai5, password cu3a user la2 gi2?"}}) {
            const Typing typing(method);
            Page page;
            Harness harness([&] { page.draw(); });
            harness.click(field.name);
            harness.type(keys);
            CHECK(page.*field.value == "Đường đây ĐIỆN thoại, password của user là gì?");
        }
    }
}

TEST_CASE("the words of the list come out of both fields") {
    std::ifstream in(std::string(MONQUA_TYPING_DATA) + "/words.tsv");
    std::string line, keys, words;
    for (int number = 0; std::getline(in, line); ++number) {
        if (line.empty() || line.front() == '#' || number % 12 != 0) {
            continue; // fifty of them: each key is a frame
        }
        std::istringstream cells(line);
        std::string word, typed;
        cells >> word >> typed;
        words += word + " ";
        keys += typed + " ";
    }
    REQUIRE(words.size() > 200);
    const Typing typing(Method::telex);
    for (const Field& field : fields) {
        Page page;
        page.input.max_bytes = 4000;
        Harness harness([&] { page.draw(); });
        harness.click(field.name);
        harness.type(keys);
        CHECK(page.*field.value == words);
    }
}

TEST_CASE("off, the fields take what is typed") {
    Page page;
    Harness harness([&] { page.draw(); });
    for (const Field& field : fields) {
        harness.click(field.name);
        harness.type("tieengs");
        CHECK(page.*field.value == "tieengs");
    }
}

TEST_CASE("Backspace takes what is seen, and the word goes on") {
    const Typing typing(Method::telex);
    for (const Field& field : fields) {
        Page page;
        Harness harness([&] { page.draw(); });
        harness.click(field.name);
        harness.type("hoafn");
        CHECK(page.*field.value == "hoàn");
        harness.press(ImGuiKey_Backspace);
        CHECK(page.*field.value == "hoà");
        harness.type("ngf");
        harness.press(ImGuiKey_Backspace); // the keys that came back go away again
        CHECK(page.*field.value == "hoàng");
        for (int i = 0; i < 5; ++i) {
            harness.press(ImGuiKey_Backspace);
        }
        CHECK(page.*field.value == "");
        harness.type("toan ");
        harness.press(ImGuiKey_Backspace);
        harness.type("s");
        CHECK(page.*field.value == "toán");
    }
}

TEST_CASE("moves, clicks, pasting and selecting begin a new word") {
    const Typing typing(Method::telex);
    for (const Field& field : fields) {
        Page page;
        Harness harness([&] { page.draw(); });
        harness.click(field.name);
        harness.type("toan");
        harness.press(ImGuiKey_LeftArrow);
        harness.press(ImGuiKey_RightArrow);
        harness.type("s");
        CHECK(page.*field.value == "toans");
        harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
        harness.type("tooi");
        CHECK(page.*field.value == "tôi");
        harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
        harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
        harness.press(ImGuiKey_End);
        harness.press(ImGuiMod_Ctrl | ImGuiKey_V);
        harness.type("s");
        CHECK(page.*field.value == "tôitôis");
        harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
        harness.press(ImGuiKey_Delete);
        harness.type("as");
        CHECK(page.*field.value == "á");
    }
}

TEST_CASE("undo and redo lead through what was typed") {
    const Typing typing(Method::telex);
    for (const Field& field : fields) {
        Page page;
        Harness harness([&] { page.draw(); });
        harness.click(field.name);
        harness.type("tieengs vieetj");
        REQUIRE(page.*field.value == "tiếng việt");
        for (int i = 0; i < 40; ++i) {
            harness.press(ImGuiMod_Ctrl | ImGuiKey_Z);
        }
        CHECK(page.*field.value == "");
        for (int i = 0; i < 40; ++i) {
            harness.press(ImGuiMod_Ctrl | ImGuiKey_Y);
        }
        CHECK(page.*field.value == "tiếng việt");
    }
}

TEST_CASE("a word is finished when it is sent, left by Tab, or left by a click") {
    const Typing typing(Method::telex);
    for (const Field& field : fields) {
        Page page;
        page.box.enter_submits = true;
        Harness harness([&] { page.draw(); });
        harness.click(field.name);
        harness.type("user");
        harness.press(ImGuiKey_Enter);
        CHECK(page.submitted == "user");
        (page.*field.value).clear();
        harness.press(ImGuiKey_Escape);
        harness.click("next");
        harness.click(field.name);
        harness.type("user");
        harness.click("next");
        CHECK(page.*field.value == "user");
        CHECK(page.left >= 1);
        (page.*field.value).clear();
        harness.frame();
        harness.click(field.name);
        harness.type("user");
        harness.press(ImGuiKey_Tab);
        harness.frame(2);
        CHECK(page.*field.value == "user");
    }
}

TEST_CASE("what the system's input method commits is left alone") {
    const Typing typing(Method::telex);
    for (const Field& field : fields) {
        Page page;
        Harness harness([&] { page.draw(); });
        harness.click(field.name);
        harness.type("Đặngs Thảof");
        CHECK(page.*field.value == "Đặngs Thảof");
    }
}

TEST_CASE("passwords and numbers are typed as they are") {
    const Typing typing(Method::telex);
    Page page;
    page.input.password = true;
    page.input.show_label = "Hiện";
    Harness harness([&] { page.draw(); });
    harness.click("name");
    harness.type("tieengs");
    CHECK(page.name == "tieengs");
}

TEST_CASE("the limit holds while a word is being typed") {
    const Typing typing(Method::telex);
    Page page;
    page.input.max_bytes = page.box.max_bytes = 9;
    Harness harness([&] { page.draw(); });
    for (const Field& field : fields) {
        harness.click(field.name);
        harness.type("tieengs vieetj");
        CHECK((page.*field.value).size() <= 9);
        CHECK((page.*field.value).starts_with("tiếng "));
    }
}

TEST_CASE("the sign in a text box says what is on, and turns it off") {
    for (const bool labelled : {true, false}) {
        Page page;
        page.box.label = labelled ? "Ghi chú" : "";
        Harness harness([&] { page.draw(); });
        CHECK_FALSE(harness.has("note.typing"));
        const Typing typing(Method::vni);
        harness.frame();
        REQUIRE(harness.has("note.typing"));
        CHECK(harness.widget("note.typing").label == "VNI");
        harness.click("note");
        harness.type("a1");
        harness.click("note.typing");
        CHECK(typing_aid().toggle);
        harness.type(" e1"); // the box keeps the keyboard
        CHECK(page.note == "á é");
        harness.hover("note.typing");
        harness.wait(1.0);
        CHECK(harness.shows("Bấm để tắt"));
    }
}

TEST_CASE("typing Vietnamese allocates nothing between the letters") {
    const Typing typing(Method::telex);
    Page page;
    Harness harness([&] { page.draw(); });
    for (const Field& field : fields) {
        harness.click(field.name);
        harness.type("vieetj");
        CHECK(harness.allocations_in(100) == 0);
    }
}
