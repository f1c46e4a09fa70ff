// One mistake a fixture: the base scene with one change, and `@@` where the checker has to point.
#include "content/support.h"

#include <doctest/doctest.h>
#include <set>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

struct Mistake {
    std::string_view code;
    std::string_view from;
    std::string_view to;
    std::size_t others = 0; ///< further errors that follow from it
};

constexpr Mistake mistakes[] = {
    // syntax
    {"unquoted-brace", "says: Giờ tính sao?", "says: @@{Bạn} ơi, giờ tính sao?"},
    {"unquoted-colon", "note: Quầy đang đông.", "note: Quầy đông@@: mười người."},
    {"unquoted-symbol", "note: Quầy đang đông.", "note: @@@Quầy đang đông."},
    {"unquoted-symbol", "note: Quầy đang đông.", "note: @@- Quầy đang đông."},
    {"unquoted-text", "hint: {light: Hẹn gì?, full: Hẹn giờ.}",
     "hint: {light: {Khách} @@hẹn gì?, full: Hẹn giờ.}"},
    {"unquoted-comma", "hint: {light: Hẹn gì?, full: Hẹn giờ.}",
     "hint: {light: Hẹn gì?, full: Hẹn giờ, @@rồi ghi sổ.}"},
    {"unquoted-comma", "title: {vi: Bưu kiện ướt, en: The wet parcel}",
     "title: {vi: Bưu kiện, @@ướt, en: The wet parcel}"},
    {"text-after-quote", "note: Quầy đang đông.", "note: \"Quầy\" @@đang đông."},
    {"unclosed-quote", "text: Khách đi sang hãng khác.", "text: @@\"Khách đi sang hãng khác."},
    {"bad-escape", "note: Quầy đang đông.", "note: \"Quầy @@\\q đông.\""},
    {"tab-indent", "    step: 4\n", "@@\tstep: 4\n"},
    {"bad-indent", "    step: 4\n", "     @@step: 4\n"},
    {"bad-indent", "      - {text: Thôi được rồi.}", "     @@- {text: Thôi được rồi.}"},
    {"bad-indent", "        minutes: 2", "          @@minutes: 2"},
    {"missing-colon", "    note: Quầy đang đông.", "    @@note Quầy đang đông."},
    {"alias", "note: Quầy đang đông.", "note: @@*quay"},
    {"anchor", "note: Quầy đang đông.", "note: @@&quay Quầy đang đông."},
    {"tag", "note: Quầy đang đông.", "note: @@!quay Quầy đang đông."},
    {"duplicate-key", "    step: 4\n", "    step: 4\n    @@step: 4\n"},
    {"bad-key", "gift: Hỏi vải để làm gì.", "gift: Hỏi vải để làm gì.\n@@[a, b]: x", 1},
    // shape
    {"unknown-key", "gift: Hỏi", "@@gitf: Hỏi"},
    {"unknown-key", "        minutes: 2", "        @@minute: 2"},
    {"missing-key", "revision: 3\n", ""},
    {"missing-text", "        text: Dạ lúc gửi đi thùng còn nguyên {khách} ạ.\n", ""},
    {"missing-text", "title: Kịp lễ", "title: @@\"\""},
    {"missing-text", "title: {vi: Bưu kiện ướt, en: The wet parcel}", "title: @@{en: The wet parcel}"},
    {"missing-why", "        why: Biết ngày rồi mới hẹn được.\n", ""},
    {"wrong-type", "minutes: 5", "minutes: @@năm"},
    {"wrong-type", "trains: [understand, respond]", "trains: [understand, @@{respond: 1}]"},
    {"wrong-type", "at: \"+1 08:10\"", "at: @@\"8 giờ\""},
    {"wrong-type", "opened: \"+1 08:00\"", "opened: @@\"24:00\""},
    {"wrong-type", "    - Mã đơn: đuôi 204", "    - @@Mã đơn đuôi 204"},
    {"out-of-range", "  mood: 45", "  mood: @@145"},
    {"out-of-range", "points: {understand: 1, p1: 1}", "points: {understand: @@3, p1: 1}"},
    {"out-of-range", "emotion: 1", "emotion: @@3"},
    {"out-of-range", "csat: 1", "csat: @@6"},
    {"unknown-value", "channel: counter", "channel: @@desk"},
    {"unknown-value", "pitfall: [blame, not_listening]", "pitfall: [blame, @@not_listenning]"},
    {"unknown-value", "critical: insult", "critical: @@insults"},
    {"unknown-value", "step: 4", "step: @@7"},
    {"unknown-value", "wishes: [solved, respect]", "wishes: [solved, @@respected]"},
    {"unknown-value", "finds: le_cuoi", "finds: @@le_cuoii", 0},
    {"unknown-points", "points: {understand: -1, p1: -1}", "points: {@@understnad: -1, p1: -1}"},
    {"unknown-points", "points: {understand: -1, p1: -1}", "points: {@@autonomy: -1, p1: -1}"},
    {"duplicate-value", "hears: [solved]", "hears: [solved, @@solved]"},
    {"bad-id", "  tot:\n    title", "  @@tốt:\n    title", 1},
    {"bad-id", "id: mau", "id: @@Mau"},
    {"id-is-not-file", "id: mau", "id: @@mau-khac"},
    {"wrong-count", "trains: [understand, respond]", "trains: @@[]"},
    {"wrong-count", "    - Mã đơn: đuôi 204", "    - @@Mã đơn: đuôi 204\n      Mã khách: 12"},
    {"wrong-count", "items: {nhan: Nhận lỗi, doi: Đổi hàng, ghi: Ghi sổ}", "items: @@{nhan: Nhận lỗi}", 2},
    {"mixed-answer", "    answer: order", "    answer: @@one", 2},
    {"mixed-answer", "    go: [{when: mood < 30, to: xau}, {to: chot}]",
     "    go: [{when: mood < 30, to: xau}, {to: chot}]\n    ask: @@Chọn gì?"},
    {"no-answer", "  re:\n    go: [{when: mood < 30, to: xau}, {to: chot}]\n", "  @@re:\n    title: Rẽ\n"},
    {"when-in-option", "        minutes: 2", "        minutes: 2\n        when: @@biet_le"},
    // roles
    {"unknown-role", "nguyên {khách} ạ.", "nguyên @@{khach} ạ."},
    {"unknown-role", "Cảm ơn {bạn}.", "Cảm ơn @@{anh}."},
    {"unknown-role", "title: Kịp lễ", "title: \"@@{Khách} kịp lễ\""},
    {"bad-role", "Cảm ơn {bạn}.", "Cảm ơn @@{bạn."},
    {"bad-role", "Cảm ơn {bạn}.", "Cảm ơn bạn@@}."},
    {"role-in-english", "en: The wet parcel}", "en: \"The @@{khách}'s wet parcel\"}"},
    // references
    {"dangling-target", "        to: hoi\n", "        to: @@hoii\n"},
    {"dangling-target", "{to: chot}]", "{to: @@ket_thuc}]"},
    {"dangling-target", "start: mo", "start: @@mở"},
    {"starts-at-ending", "start: mo", "start: @@tot", 0},
    {"duplicate-id", "  tot:\n    title", "  @@chot:\n    title", 1},
    {"unknown-flag", "biet_le and da_ghi", "biet_le and @@da_gi"},
    {"unknown-flag", "set: biet_le", "set: @@biet"},
    {"unknown-flag", "da_ghi if mood >= 50", "da_ghi if @@gap and mood >= 50"},
    {"unknown-flag", "da_ghi if mood >= 50", "@@daghi2 if mood >= 50"},
    {"bad-expression", "when: mood < 30,", "when: mood @@30,"},
    {"bad-expression", "when: mood < 30,", "when: mood < 30 @@biet_le,"},
    {"bad-expression", "when: mood < 30,", "when: (mood < 30@@,"},
    {"bad-expression", "when: mood < 30,", "when: mood < 30@@),"},
    {"bad-expression", "when: mood < 30,", "when: mood < 30 @@&& biet_le,"},
    {"bad-expression", "when: mood < 30,", "when: \"mood < 30 and@@\","},
    {"out-of-range", "when: mood < 30,", "when: mood < @@300,"},
    {"conditional-last", "{to: chot}]", "{when: @@biet_le, to: chot}]"},
    {"conditional-last", "{value: 4}]", "{when: @@biet_le, value: 4}]"},
    {"conditional-last", "thieu: {text: Thiếu", "thieu: {when: @@none(doi), text: Thiếu"},
    {"after-default", "go: [{when: mood < 30, to: xau}, {to: chot}]", "go: [{to: xau}, @@{to: chot}]"},
    {"after-default", "qua: {when: any(tien), text", "@@qua: {text", 2},
    {"unknown-item", "any(tien)", "any(@@tiền)"},
    {"duplicate-item", "all(doi, hen)", "all(doi, @@doi)"},
    {"wrong-rule", "any(tien)", "@@first(tien)"},
    {"bad-expression", "any(tien)", "@@anny(tien)"},
    {"bad-expression", "any(tien)", "@@tien"},
    {"bad-expression", "any(tien)", "any @@tien"},
    {"wrong-count", "\"exactly(nhan, doi, ghi)\"", "\"@@exactly(nhan, doi)\""},
    {"out-of-range", "any(tien)", "\"@@atleast(3, tien, doi)\""},
    // graph
    {"unreachable", "{when: biet_le and da_ghi, to: thu_tu}, ", "", 0},
    {"cycle",
     "outcomes:\n      dung: {when: \"exactly(nhan, doi, ghi)\", text: Đúng, points: {respond: 2}, to: re,",
     "outcomes:\n      dung: {when: \"exactly(nhan, doi, ghi)\", text: Đúng, points: {respond: 2}, to: "
     "@@mo,"},
    {"no-pick", "gan: {when: first(nhan)", "gan: {when: @@\"exactly(nhan, doi, ghi)\""},
};

bool is_error_free_but(const LoadedScenario& loaded, const Mistake& mistake) {
    return count_errors(loaded.diagnostics) == 1 + mistake.others;
}

} // namespace

TEST_CASE("the base scene is clean") {
    const LoadedScenario loaded = check_text(base_scene());
    INFO(lines_of(loaded.diagnostics));
    CHECK(count(loaded.diagnostics).errors == 0);
    CHECK(count(loaded.diagnostics).warnings == 0);
    CHECK(loaded.scenario);
}

TEST_CASE("each mistake is told with its code, line and column") {
    for (const Mistake& mistake : mistakes) {
        const Marked marked = take_mark(replaced(base_scene(), mistake.from, mistake.to));
        const LoadedScenario loaded = check_text(marked.text);
        INFO(mistake.code << ": " << mistake.from << " -> " << mistake.to << "\n"
                          << lines_of(loaded.diagnostics));
        CHECK_FALSE(loaded.scenario);
        const Diagnostic* found = find(loaded.diagnostics, mistake.code);
        REQUIRE(found != nullptr);
        CHECK(found->severity == Severity::error);
        CHECK(found->file == "mau.yaml");
        CHECK(found->message.size() > 20);
        if (marked.line > 0) {
            CHECK(found->line == marked.line);
            CHECK(found->col == marked.col);
        }
        CHECK(is_error_free_but(loaded, mistake));
    }
}
