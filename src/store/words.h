#pragma once

#include "store/events.h"
#include "store/store.h"
#include "store/trouble.h"

#include <array>
#include <string_view>
#include <utility>

/// Words that enumerations are stored as; they never change once written.
namespace mq::store {

template <class E, std::size_t N>
using Words = std::array<std::pair<E, const char*>, N>;

template <class E>
struct WordsOf;

template <>
struct WordsOf<Mode> {
    static constexpr Words<Mode, 2> all{{{Mode::practice, "practice"}, {Mode::assessment, "assessment"}}};
};
template <>
struct WordsOf<Role> {
    static constexpr Words<Role, 5> all{{{Role::trainee, "trainee"},
                                         {Role::hr, "hr"},
                                         {Role::lead, "lead"},
                                         {Role::admin, "admin"},
                                         {Role::candidate, "candidate"}}};
};
template <>
struct WordsOf<HintLevel> {
    static constexpr Words<HintLevel, 2> all{{{HintLevel::light, "light"}, {HintLevel::full, "full"}}};
};
template <>
struct WordsOf<domain::Gender> {
    static constexpr Words<domain::Gender, 2> all{
        {{domain::Gender::female, "female"}, {domain::Gender::male, "male"}}};
};
template <>
struct WordsOf<domain::Region> {
    static constexpr Words<domain::Region, 3> all{{{domain::Region::north, "north"},
                                                   {domain::Region::central, "central"},
                                                   {domain::Region::south, "south"}}};
};
template <>
struct WordsOf<AttemptState> {
    static constexpr Words<AttemptState, 3> all{{{AttemptState::open, "open"},
                                                 {AttemptState::finished, "finished"},
                                                 {AttemptState::abandoned, "abandoned"}}};
};
template <>
struct WordsOf<ContentKind> {
    static constexpr Words<ContentKind, 5> all{{{ContentKind::scene, "scene"},
                                                {ContentKind::competency, "competency"},
                                                {ContentKind::questions, "questions"},
                                                {ContentKind::guide, "guide"},
                                                {ContentKind::benchmark, "benchmark"}}};
};
template <>
struct WordsOf<InterviewState> {
    static constexpr Words<InterviewState, 5> all{{{InterviewState::planned, "planned"},
                                                   {InterviewState::rating, "rating"},
                                                   {InterviewState::open, "open"},
                                                   {InterviewState::closed, "closed"},
                                                   {InterviewState::cancelled, "cancelled"}}};
};
template <>
struct WordsOf<SignoffState> {
    static constexpr Words<SignoffState, 5> all{{{SignoffState::official, "official"},
                                                 {SignoffState::appealed, "appealed"},
                                                 {SignoffState::upheld, "upheld"},
                                                 {SignoffState::withdrawn, "withdrawn"},
                                                 {SignoffState::replaced, "replaced"}}};
};

template <class E>
[[nodiscard]] const char* word_of(E value) {
    for (const auto& [known, word] : WordsOf<E>::all)
        if (known == value)
            return word;
    throw Trouble(ErrorKind::internal, "Chưa lưu được vì một lỗi của chương trình.",
                  "enumeration without a word");
}

template <class E>
[[nodiscard]] E from_word(std::string_view text) {
    for (const auto& [value, word] : WordsOf<E>::all)
        if (text == word)
            return value;
    throw_damaged("unknown word: " + std::string(text.substr(0, 40)));
}

} // namespace mq::store
