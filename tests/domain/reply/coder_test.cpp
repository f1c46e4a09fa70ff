#include "domain/reply/support.h"

#include "base/text.h"
#include "domain/reply_measure.h"
#include "processor_time.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

using namespace mq::domain;
using reply_test::coder;

namespace {

bool same(const CodedReply& a, const CodedReply& b) {
    if (a.set() != b.set() || a.acts.size() != b.acts.size())
        return false;
    for (std::size_t i = 0; i < a.acts.size(); ++i)
        if (a.acts[i].words != b.acts[i].words || a.acts[i].confidence != b.acts[i].confidence)
            return false;
    return true;
}

std::string repeated(const std::string& words, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes)
        out += words;
    return out.substr(0, bytes);
}

void check_sound(const std::string& reply, const CodedReply& coded) {
    const std::size_t length = mq::text::length(mq::text::nfc(reply));
    for (const auto* list : {&coded.acts, &coded.near})
        for (const CodedAct& act : *list) {
            CHECK(act.confidence >= (list == &coded.acts ? coded_from : near_from));
            CHECK(act.confidence <= (list == &coded.acts ? 1.0 : coded_from));
            REQUIRE(!act.words.empty());
            std::uint32_t last = 0;
            for (const TextSpan& span : act.words) {
                CHECK(span.begin >= last);
                CHECK(span.end > span.begin);
                CHECK(span.end <= length);
                last = span.end;
            }
        }
}

} // namespace

TEST_CASE("what is found lies within the reply, in order, apart") {
    for (const char* file : {"dev.jsonl", "voices-a.jsonl"})
        for (const auto& one : reply_test::replies(file))
            check_sound(one.reply, coder().code(one.reply, one.customer));
}

TEST_CASE("the words shown are the words that say it") {
    const std::string reply = "Dạ em xin lỗi chị, em cảm ơn chị đã báo.";
    const CodedReply coded = coder().code(reply);
    REQUIRE(coded.set() == reply_test::acts("apologize,thank"));
    REQUIRE(coded.acts[0].words.size() == 1);
    CHECK(coded.acts[0].words[0] == TextSpan{6, 13});
    REQUIRE(coded.acts[1].words.size() == 1);
    CHECK(coded.acts[1].words[0].begin <= 22); // “cảm ơn”, perhaps with a word beside it
    CHECK(coded.acts[1].words[0].begin >= 19);
    CHECK(coded.acts[1].words[0].end >= 28);
    CHECK(coded.acts[1].words[0].end <= 32);
}

TEST_CASE("odd replies are coded, never lost, none is worked on without end") {
    const std::string sentence = "Em xin lỗi chị, em đổi máy mới cho chị trước 5 giờ chiều nay. ";
    std::string long_reply;
    while (long_reply.size() < std::size_t{10} << 20U)
        long_reply += sentence;
    std::vector<std::string> odd{"",
                                 " ",
                                 "\n\n",
                                 "🔥🔥",
                                 "你好",
                                 "привет",
                                 std::string(3, '\0'),
                                 "\x01\x1f em xin lỗi",
                                 std::string(100'000, '?'),
                                 std::string(100'000, 'a'),
                                 "\xFF\xFE em xin",
                                 long_reply};
    odd.emplace_back("e\u0301\u0301\u0301\u0301 xin lỗi");
    for (const char* again : {"em", "5h ", "5h", "xin lỗi ", "không phải lỗi em, ", "\"em "})
        odd.push_back(repeated(again, most_reply_bytes));
    for (const std::string& reply : odd) {
        const double begin = mq::tests::processor_seconds();
        const CodedReply coded = coder().code(reply, reply);
        CHECK(mq::tests::processor_seconds() - begin < mq::tests::endless_seconds);
        CHECK(coded.cut == (reply.size() > most_reply_bytes));
    }
    CHECK(coder().code(long_reply).set() == reply_test::acts("apologize,solve,commit_time"));
    CHECK(coder().code("").acts.empty());
    CHECK(coder().code("\x01 em xin lỗi chị").set() == reply_test::acts("apologize"));
}

TEST_CASE("twice the reply is twice the work, and of ten megabytes only the beginning is looked at") {
    std::string reply;
    while (reply.size() < std::size_t{10} << 20U)
        reply += "Em xin lỗi chị, em đổi máy mới cho chị trước 5 giờ chiều nay. ";
    const auto asked_for = [](const std::string& text) {
        (void)coder().code(text, text);
        const std::uint64_t before = mq::ui::test::allocated_bytes();
        (void)coder().code(text, text);
        return mq::ui::test::allocated_bytes() - before;
    };
    const std::uint64_t most = asked_for(reply.substr(0, most_reply_bytes));
    CHECK(most * 10 < asked_for(reply.substr(0, most_reply_bytes / 2)) * 21);
    CHECK(asked_for(reply) * 10 < most * 11);
    CHECK(most < 30'000'000);
    // One word that long is no slip of another, nor two words without the space between.
    const std::uint64_t one_word = asked_for(repeated("em", most_reply_bytes));
    CHECK(one_word < 5'000'000);
    CHECK(one_word * 10 < asked_for(repeated("em", most_reply_bytes / 2)) * 21);
}

TEST_CASE("coding is the same every time and in any number of threads") {
    const auto replies = reply_test::replies("dev.jsonl");
    std::vector<CodedReply> alone;
    for (const auto& one : replies)
        alone.push_back(coder().code(one.reply, one.customer));
    std::vector<std::size_t> differing(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < differing.size(); ++t)
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < replies.size(); ++i) {
                const std::size_t at = (i + t * 97) % replies.size();
                differing[t] +=
                    same(coder().code(replies[at].reply, replies[at].customer), alone[at]) ? 0U : 1U;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const std::size_t count : differing)
        CHECK(count == 0);
}

TEST_CASE("shares of a coding that is half right") {
    CodingMeasure measure;
    measure.add(reply_test::acts("apologize,solve"), reply_test::acts("apologize,thank"));
    measure.add(reply_test::acts("thank"), reply_test::acts("thank"));
    CHECK(measure.all().precision() == doctest::Approx(2.0 / 3));
    CHECK(measure.all().recall() == doctest::Approx(2.0 / 3));
    CHECK(measure.all().f1() == doctest::Approx(2.0 / 3));
    CHECK(measure.acts[index_of(Act::solve)].precision() == 0.0);
    CHECK(measure.acts[index_of(Act::thank)].recall() == doctest::Approx(0.5));
    CHECK(measure.macro_f1() == doctest::Approx((1.0 + 0.0 + 2.0 / 3) / 3)); // acts seen nowhere don't count
    CHECK(measure.exact == 1);
    CHECK(CodingMeasure{}.macro_f1() == 1.0);
}
