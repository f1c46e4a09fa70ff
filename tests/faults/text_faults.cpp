// What people type: too long, not UTF-8, composed and decomposed.
#include "measure.h"
#include "world.h"

#include "base/text.h"
#include "content/question_file.h"
#include "content/table_file.h"
#include "content/text_file.h"

#include <fmt/format.h>
#include <array>

using namespace mq::store;

namespace mq::faults {
namespace {

Result<void> write_text(Store& store, std::size_t where, const std::string& text) {
    const Player& player = world().player;
    Event event = player.next(store);
    if (where == 0) {
        std::get<Decision>(event.what).entries = {text};
    } else if (where == 1) {
        return store.save_draft(player.attempt, draft_of_reflection, text, {});
    } else if (where == 2) {
        event.what = Reflection{text};
    } else {
        Profile profile;
        profile.name = text;
        event = {event.at, 420, store.new_id(event.at), {}, PersonAdded{profile}, {}};
    }
    const auto done = store.append(event);
    if (!done)
        return tl::unexpected<Error>(done.error());
    return {};
}

/// What was written there last.
std::string read_text(const Store& store, std::size_t where) {
    if (where == 1)
        return need(store.drafts(world().player.attempt)).at(0).text;
    const auto row = need(store.events_after(0, 1'000'000)).back();
    if (where == 0)
        return std::get<Decision>(row.event.what).entries.at(0);
    if (where == 2)
        return std::get<Reflection>(row.event.what).text;
    return std::get<PersonAdded>(row.event.what).profile.name;
}

/// Saved whole, or refused with the limit in the sentence and nothing changed.
Verdict long_answer(int run, std::mt19937_64& random) {
    constexpr std::size_t limit = max_text_bytes;
    const std::array<std::size_t, 5> sizes{limit - 1, limit, limit + 1, 10'000'000,
                                           limit / 2 + pick(random, limit)};
    const std::size_t size = sizes.at(static_cast<std::size_t>(run) % sizes.size());
    std::string text;
    while (text.size() + 3 <= size)
        text += pick(random, 20) == 0 ? "\n" : "ế";
    text.resize(size, 'x');
    const std::size_t where = pick(random, 3);
    const Folder folder;
    folder.take_from(world().closed);
    Store store = need(Store::open(folder.file(), quiet()));
    const std::int64_t before = rows_of(store);
    const std::string draft = read_text(store, 1);
    Result<void> done;
    within_bounds([&] { done = write_text(store, where, text); });
    if (done) {
        must_hold(read_text(store, where) == text, "not saved as it was typed");
        return Verdict::harmless;
    }
    must_hold(size > limit, "refused below the limit: " + done.error().message);
    must_hold(done.error().kind == ErrorKind::bad_input &&
                  done.error().message.find(std::to_string(limit / 1024)) != std::string::npos,
              "the limit isn't said: " + done.error().message);
    must_hold(rows_of(store) == before && read_text(store, 1) == draft, "refused, and something changed");
    return Verdict::detected;
}

/// Bytes that no UTF-8 has (RFC 3629).
std::string broken(std::mt19937_64& random) {
    static const std::array<std::string_view, 10> bad{
        "\xFF",         "\xC0\xAF",    "\xED\xA0\x80",         "\xF4\x90\x80\x80",
        "\x80",         "\xE1\xBA",    "\xF8\x88\x80\x80\x80", "\xC3",
        "\xE0\x80\xAF", "\xED\xBF\xBF"};
    std::string text = "Em xin lỗi anh, em kiểm tra rồi báo lại trước 15 giờ ạ.";
    text.insert(pick(random, text.size() + 1), bad.at(pick(random, bad.size())));
    return text;
}

Verdict invalid_text(int run, std::mt19937_64& random) {
    static const Folder folder;
    static const bool copied = (folder.take_from(world().closed), true);
    must_hold(copied, "no copy");
    static Store store = need(Store::open(folder.file(), quiet()));
    const std::string text = broken(random);
    must_hold(text::first_invalid_utf8(text).has_value(), "the test's text is fine");
    if (run % 3 == 0) {
        const std::int64_t before = rows_of(store);
        const auto done = write_text(store, pick(random, 4), text);
        must_hold(!done && done.error().kind == ErrorKind::bad_input && !done.error().message.empty(),
                  "taken by the store");
        must_hold(rows_of(store) == before, "refused, and something changed");
    } else if (run % 3 == 1) {
        const auto table = content::table_of("a,b\n1," + text + "\n", "a.csv");
        must_hold(!table && table.error().message.find("òng 2") != std::string::npos, "taken from a table");
    } else {
        const auto texts = content::load_texts("text:\n  language: vi\n  a: \"" + text + "\"\n", "a.yaml");
        must_hold(content::count(texts.diagnostics).errors > 0 && texts.diagnostics[0].line == 3,
                  "taken from YAML");
    }
    return Verdict::detected;
}

struct Letter {
    std::string composed;
    std::string decomposed;
};

/// Every letter of the Vietnamese alphabet with every tone, small and capital.
std::vector<Letter> letters() {
    struct Vowel {
        const char* small;
        const char* capital;
        const char* bare;
        const char* mark;
    };
    static constexpr std::array<Vowel, 12> vowels{{{"a", "A", "a", ""},
                                                   {"ă", "Ă", "a", "\u0306"},
                                                   {"â", "Â", "a", "\u0302"},
                                                   {"e", "E", "e", ""},
                                                   {"ê", "Ê", "e", "\u0302"},
                                                   {"i", "I", "i", ""},
                                                   {"o", "O", "o", ""},
                                                   {"ô", "Ô", "o", "\u0302"},
                                                   {"ơ", "Ơ", "o", "\u031B"},
                                                   {"u", "U", "u", ""},
                                                   {"ư", "Ư", "u", "\u031B"},
                                                   {"y", "Y", "y", ""}}};
    static constexpr std::array<const char*, 6> tones{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"};
    std::vector<Letter> all;
    for (const Vowel& v : vowels)
        for (const char* tone : tones)
            for (const bool capital : {false, true}) {
                const char first = static_cast<char>(capital ? v.bare[0] - 'a' + 'A' : v.bare[0]);
                const std::string base = capital ? v.capital : v.small;
                all.push_back({text::nfc(base + tone), std::string(1, first) + v.mark + tone});
                if (*tone != 0 && *v.mark != 0 &&
                    std::string_view(tone) == "\u0323") // another order, the same letter
                    all.push_back({text::nfc(base + tone), std::string(1, first) + tone + v.mark});
            }
    return all;
}

/// Both ways of writing give the same rows and the same hits.
Verdict both_forms(int run, std::mt19937_64& random) {
    static const std::vector<Letter> all = letters();
    static const Folder folder;
    static const bool copied = (folder.take_from(world().closed), true);
    must_hold(copied && all.size() >= 144, "no letters");
    static Store store = need(Store::open(folder.file(), quiet()));
    const Letter& letter = all[static_cast<std::size_t>(run) % all.size()];
    const std::string one = "Ng" + letter.composed + "n Thị T" + letter.composed;
    const std::string other = "Ng" + letter.decomposed + "n Thị T" + letter.decomposed;
    must_hold(text::nfc(other) == one, "not one text: " + one);
    must_hold(text::fold(text::nfc(other)) == text::fold(one), "not found by the same words");
    const auto cell = [](const std::string& text) {
        return std::string(need(content::table_of("ten\n" + text + "\n", "a.csv")).table.at(1, 0));
    };
    must_hold(cell(other) == one && cell(one) == one, "another cell");
    const auto yaml = [](const std::string& text) {
        return content::load_texts("text:\n  language: vi\n  a: " + text + "\n", "a.yaml").table;
    };
    must_hold(yaml(other) == yaml(one), "another text of YAML");
    const std::size_t where = pick(random, 4);
    need(write_text(store, where, other));
    must_hold(read_text(store, where) == one, "another row");
    return Verdict::harmless;
}

} // namespace

void text_faults(Campaign& campaign) {
    campaign.each("answers up to 10 MB", 5 * campaign.scale(), long_answer);
    campaign.each("text that isn't UTF-8", 300 * campaign.scale(), invalid_text);
    campaign.each("every letter, composed and decomposed", static_cast<int>(letters().size()), both_forms);
}

} // namespace mq::faults
