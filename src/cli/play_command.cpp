#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/scene_argument.h"

#include "domain/address.h"
#include "domain/debrief.h"
#include "domain/reply_reading.h"
#include "domain/session_text.h"

#include <fmt/format.h>
#include <iostream>

namespace mq::cli {
namespace {

using namespace mq::domain;

/// One play in the terminal: what is said goes to standard output, unless JSON is wanted there.
class TerminalPlay {
public:
    TerminalPlay(const Scenario& scene, const Competency& competency, const Trainee& trainee,
                 ReplyReader reader, bool silent)
        : scene_(scene),
          competency_(competency),
          graph_(scene, competency.axis_count()),
          analysis_(graph_, competency.scoring),
          address_(address_for(scene.customer, trainee)),
          reader_(std::move(reader)),
          silent_(silent),
          session_(start_session(graph_, Mode::practice)) {}

    [[nodiscard]] bool playable() const { return analysis_.usable() && analysis_.dead_ends().empty(); }
    [[nodiscard]] bool finished() const { return is_finished(graph_, session_); }

    [[nodiscard]] Status take(const WrittenMove& move) {
        auto next = apply_written(scene_, graph_, session_, move, reader_);
        if (!next)
            return tl::unexpected<Error>(next.error());
        show_move(*next, move);
        session_ = std::move(*next);
        return {};
    }

    [[nodiscard]] Status take_all(const std::string& answers) {
        const auto moves = read_moves(answers);
        if (!moves)
            return tl::unexpected<Error>(moves.error());
        show_moment();
        for (const WrittenMove& move : *moves) {
            if (Status done = take(move); !done)
                return done;
            show_moment();
        }
        return {};
    }

    void show_moment() const {
        if (silent_ || finished())
            return;
        const Node& node = scene_.nodes[session_.state.at];
        say("\n── {} · tâm trạng {}", node.id, session_.state.mood);
        if (!node.note.empty())
            say("({})", filled(node.note));
        const LocalText& line = pick_variant(node.says, session_.state.flags, session_.state.mood);
        if (!line.empty())
            say("{}: “{}”", scene_.customer.name.vi, filled(line));
        if (node.answer == AnswerKind::one) {
            for (std::size_t o = 0; o < node.outcomes.size(); ++o)
                if (graph_.is_open(session_.state, o) && node.outcomes[o].trigger == Trigger::answer)
                    say("  {}  {}", node.outcomes[o].id, filled(node.outcomes[o].text));
        } else {
            say("{}", node.ask.empty() ? usual_prompt(node.answer) : filled(node.ask));
        }
        show_items(node);
        show_triggers(node);
    }

    static std::string usual_prompt(AnswerKind kind) {
        switch (kind) {
            case AnswerKind::several: return "Chọn một hay nhiều, cách nhau bằng dấu phẩy:";
            case AnswerKind::order: return "Xếp tất cả theo thứ tự, cách nhau bằng dấu phẩy:";
            case AnswerKind::type: return "Viết câu trả lời:";
            case AnswerKind::log: return "Ghi sổ: ô=nội dung; ô=nội dung. Ô có danh sách thì ghi mã:";
            case AnswerKind::route:
                return "Chọn một nơi xử lý, rồi những ai được báo, cách nhau bằng dấu phẩy:";
            case AnswerKind::one: break;
        }
        return {};
    }

    void show_items(const Node& node) const {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (node.handlers > 0 && (i == 0 || i == node.handlers))
                say(" {}", i == 0 ? "Ai xử lý:" : "Báo cho:");
            say("  {}  {}", node.items[i].id, filled(node.items[i].text));
        }
        for (const LogField& field : node.fields) {
            say("  {}  {}", field.id, filled(field.label));
            for (const Item& choice : field.choices)
                say("      {}  {}", choice.id, filled(choice.text));
        }
    }

    void show_triggers(const Node& node) const {
        for (const Outcome& outcome : node.outcomes) {
            if (outcome.trigger == Trigger::cut_in)
                say("  {}  (cắt ngang) {}", outcome.id, filled(outcome.text));
            if (outcome.trigger == Trigger::late)
                say("  {}  (quá {} giây không nói gì)", outcome.id, node.timer_seconds);
        }
    }

    void show_end() const {
        const domain::Debrief debrief = make_debrief(scene_, graph_, analysis_, session_, competency_);
        const Ending& ending = scene_.ending(debrief.ending);
        say("\n══ {}", ending.title.vi);
        if (!ending.text.empty())
            say("{}", filled(ending.text));
        const LocalText& quote = pick_variant(ending.says, session_.state.flags, session_.state.mood);
        if (!quote.empty())
            say("“{}”", filled(quote));
        say("CSAT {} · CES {} · NPS {} · mức đạt {:.2f} · mức cho thấy {}–{}", debrief.csat, debrief.ces,
            debrief.nps, debrief.overall.value, debrief.credit.lo, debrief.credit.hi);
        for (std::size_t i = 0; i < debrief.decisions.size(); ++i) {
            const DecisionReview& item = debrief.decisions[i];
            const Node& node = scene_.nodes[item.node];
            say("{:2}. {:5} {:>4}  {} {}", i + 1, word_of(item.verdict),
                fmt::format("{:+}", item.mood_after - item.mood_before), node.id,
                filled(node.outcomes[item.outcome].text));
            say("      {}", filled(node.outcomes[item.outcome].why));
            if (item.verdict != Verdict::good)
                say("      → {}", filled(node.outcomes[item.better].text));
        }
        if (!scene_.gift.empty())
            say("\nMón quà mang về: {}", filled(scene_.gift));
    }

    [[nodiscard]] nlohmann::json json() const {
        nlohmann::json out{{"scene", scene_.id},
                           {"revision", scene_.revision},
                           {"finished", finished()},
                           {"mood", session_.state.mood},
                           {"log", write_session(scene_, graph_, session_)}};
        for (const Decision& decision : session_.path) {
            const Node& node = scene_.nodes[decision.before.at];
            out["decisions"].push_back({{"node", node.id},
                                        {"answer", answer_json(node, decision.answer)},
                                        {"outcome", node.outcomes[decision.outcome].id},
                                        {"mood_before", decision.before.mood},
                                        {"mood_after", decision.after.mood},
                                        {"regret", analysis_.regret(decision)}});
        }
        if (finished())
            add_result(out);
        else
            out["node"] = scene_.nodes[session_.state.at].id;
        return out;
    }

private:
    /// Ids; of a log the entries by field; of a typed reply its text with the acts it was read as.
    [[nodiscard]] static nlohmann::json answer_json(const Node& node, const Answer& answer) {
        if (answer.entries.empty())
            return ids_of_answer(node, answer);
        nlohmann::json out = nlohmann::json::object();
        if (node.answer == AnswerKind::log) {
            for (std::size_t f = 0; f < node.fields.size(); ++f)
                out[node.fields[f].id] = answer.entries[f];
            return out;
        }
        out = {{"text", answer.entries[0]}, {"acts", nlohmann::json::array()}, {"unsure", answer.unsure}};
        for (std::size_t act = 0; act < act_count; ++act)
            if (answer.acts.test(act))
                out["acts"].push_back(act_ids[act]);
        return out;
    }

    template <class... Args>
    void say(fmt::format_string<Args...> format, Args&&... args) const {
        if (!silent_)
            print(fmt::format(format, std::forward<Args>(args)...));
    }
    [[nodiscard]] std::string filled(const LocalText& text) const { return fill_roles(text.vi, address_); }
    [[nodiscard]] static const char* word_of(Verdict verdict) {
        return verdict == Verdict::good ? "tốt" : verdict == Verdict::fair ? "được" : "sai";
    }

    void show_move(const Session& next, const WrittenMove& move) const {
        const Hints* hints = finished() ? nullptr : &scene_.nodes[session_.state.at].hints;
        if (move.kind == Move::Kind::hint_light && hints)
            say("  gợi ý: {}", filled(hints->light));
        if (move.kind == Move::Kind::hint_full && hints)
            say("  gợi ý: {}", filled(hints->full));
        if (move.kind != Move::Kind::answer)
            return;
        const Decision& made = next.path.back();
        const Outcome& outcome = scene_.nodes[made.before.at].outcomes[made.outcome];
        say("  > {}", filled(outcome.text));
        show_reading(scene_.nodes[made.before.at], made);
        const LocalText& reply = pick_variant(outcome.reply, made.after.flags, made.after.mood);
        if (!reply.empty())
            say("{}: “{}”", scene_.customer.name.vi, filled(reply));
    }

    void show_reading(const Node& node, const Decision& made) const {
        if (made.answer.entries.empty())
            return;
        const Picks picks = picks_of(node, made.answer);
        if (node.answer == AnswerKind::log)
            return say("      đúng {} trong {} ô", picks.size(), node.fields.size());
        std::vector<std::string_view> acts;
        for (const std::uint8_t act : picks)
            acts.push_back(act_ids[act]);
        say("      đọc được: {}{}",
            acts.empty() ? "không có hành vi nào" : fmt::format("{}", fmt::join(acts, ", ")),
            made.answer.unsure ? " (chưa chắc)" : "");
    }

    void add_result(nlohmann::json& out) const {
        const domain::Debrief debrief = make_debrief(scene_, graph_, analysis_, session_, competency_);
        out["ending"] = scene_.ending(debrief.ending).id;
        out["attainment"] = rounded(debrief.overall.value);
        out["points"] = debrief.sum;
        for (std::size_t f = 0; f < graph_.axes(); ++f)
            out["facets"][competency_.facets[f].id] = debrief.facets[f].observed
                                                          ? nlohmann::json(rounded(debrief.facets[f].value))
                                                          : nlohmann::json(nullptr);
        out["guidance"] = rounded(debrief.guidance_share);
        out["critical"] = debrief.critical;
        out["credit"] = {{"lo", debrief.credit.lo}, {"hi", debrief.credit.hi}};
        out["csat"] = debrief.csat;
        out["ces"] = debrief.ces;
        out["nps"] = debrief.nps;
        out["first_response_minutes"] = debrief.first_response_minutes;
        out["resolution_minutes"] = debrief.resolution_minutes;
        out["pitfalls"] = nlohmann::json::array();
        for (const std::size_t pitfall : debrief.pitfalls)
            out["pitfalls"].push_back(competency_.pitfalls[pitfall].id);
    }

    const Scenario& scene_;
    const Competency& competency_;
    Graph graph_;
    Analysis analysis_;
    Address address_;
    ReplyReader reader_;
    bool silent_;
    Session session_;
};

Trainee trainee_from(const PlayOptions& options) {
    Trainee trainee;
    if (options.age > 0)
        trainee.age = options.age;
    if (!options.gender.empty())
        trainee.gender = options.gender == "male" ? Gender::male : Gender::female;
    if (!options.region.empty())
        trainee.region = options.region == "south"     ? Region::south
                         : options.region == "central" ? Region::central
                                                       : Region::north;
    return trainee;
}

int play_by_hand(TerminalPlay& play) {
    print("Gõ mã lựa chọn. Cũng có: hint light, hint full, undo, quit.");
    std::string line;
    while (!play.finished()) {
        play.show_moment();
        fmt::print("? ");
        std::fflush(stdout);
        if (!std::getline(std::cin, line) || line == "quit")
            return exit_good;
        const auto moves = read_moves(line);
        if (!moves || moves->empty()) {
            if (!moves)
                print_error(moves.error().message);
            continue;
        }
        WrittenMove move = moves->front();
        move.line = 0; // nobody counts lines in a conversation
        if (const Status done = play.take(move); !done)
            print_error(done.error().message);
    }
    return exit_good;
}

} // namespace

int play_command(const std::filesystem::path& share, const PlayOptions& options) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), options.json);
    const auto scene = load_scene_argument(options.file, *competency, options.json);
    if (!scene)
        return exit_problems;
    const auto coder = coder_from(share);
    TerminalPlay play(*scene, *competency, trainee_from(options),
                      coder ? domain::reader_with(*coder) : ReplyReader{}, options.json);
    if (!play.playable()) {
        print_error("Tình huống có vòng lặp hoặc ngõ cụt. Chạy monqua check để xem chỗ cần sửa.");
        return exit_problems;
    }
    int code = exit_good;
    if (options.answers.empty()) {
        code = play_by_hand(play);
    } else {
        const auto answers = read_text(options.answers);
        if (!answers)
            return report(answers.error(), options.json);
        if (const Status done = play.take_all(*answers); !done)
            return report(done.error(), options.json);
    }
    if (options.json)
        print(play.json().dump());
    else if (play.finished())
        play.show_end();
    return code;
}

} // namespace mq::cli
