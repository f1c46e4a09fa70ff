// The whole conversation: in a dialog to read, and as plain text to keep or have read out.

#include "ui/screens/debrief_screen_parts.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mq::ui::debrief {
namespace {

float put(const Rect& at, std::string_view words, Speaker speaker) {
    if (words.empty()) {
        return at.y;
    }
    const float widest = at.w * 0.86F;
    const float x = speaker == Speaker::me ? at.right() : at.x;
    return bubble({x, at.y}, widest, words, speaker).bottom() + px(10);
}

float talk(const app::Debrief& look, Rect at) {
    for (std::size_t i = 0; i < look.decisions.size(); ++i) {
        const app::DebriefDecision& d = look.decisions[i];
        divider_text(at.with_height(px(24)),
                     Text<96>("debrief.talk_decision", fmt::arg("n", i + 1), fmt::arg("time", d.clock)));
        at.y += px(32);
        at.y = put(at, d.customer_said, Speaker::customer);
        at.y = put(at, d.said, Speaker::me);
        at.y = put(at, d.reply, Speaker::customer);
    }
    at.y = put(at, look.ending_quote, Speaker::customer);
    if (!look.ending_text.empty()) {
        at.y += wrapped(at.min(), at.w, look.ending_text, type::small, theme().text2, Align::centre);
    }
    return at.y;
}

// ---- plain text

class Writer {
public:
    void line(std::string_view text) {
        out_ += text;
        out_ += '\n';
    }
    void gap() { out_ += '\n'; }
    template <class... Args>
    void say(std::string_view key, const Args&... args) {
        line(std::string_view(Text<512>(key, args...)));
    }
    /// “Khách: …”; nothing where there is nothing to say.
    void part(const char* label_key, std::string_view text) {
        if (!text.empty()) {
            out_ += fmt::format("   {}: {}\n", t(label_key), text);
        }
    }
    void parts(const char* label_key, const std::vector<std::string>& all) {
        for (const std::string& text : all) {
            part(label_key, text);
        }
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

void write_head(Writer& w, const app::Debrief& look) {
    w.line(look.title);
    w.say(look.assessment ? "debrief.text.head_assessment" : "debrief.text.head",
          fmt::arg("n", look.attempt_number), fmt::arg("day", look.day));
    w.gap();
    w.line(look.ending_title);
    w.line(look.summary);
    w.line(fmt::format("{}: {} {}", t("debrief.score"), look.score, t("debrief.of_hundred")));
    w.line(fmt::format("{}: {}", t("debrief.level"), look.level_line));
    w.line(fmt::format("{}: {}", t("debrief.guidance"), std::string_view(Number(look.guidance_used))));
    w.line(fmt::format("{} ({}): {}/5; {}: {}/7; {}: {}/10", t("debrief.csat"), t("debrief.simulated"),
                       look.csat, t("debrief.ces"), look.ces, t("debrief.nps"), look.nps));
    w.line(fmt::format("{}: {}; {}: {}", t("debrief.first_response"), look.first_response,
                       t("debrief.resolution"), look.resolution));
}

/// Names of the acts that this holds for, one after the other.
std::string names_of(const std::vector<app::TypedAct>& acts, bool (*holds)(const app::TypedAct&)) {
    std::string out;
    for (const app::TypedAct& act : acts) {
        if (holds(act)) {
            const std::string name =
                act.likely ? std::string(Text<128>("debrief.act_likely", fmt::arg("name", act.name)))
                           : act.name;
            out += (out.empty() ? "" : "; ") + name;
        }
    }
    return out;
}

/// What there is to say of an answer beside its words.
void write_answer(Writer& w, const app::DebriefDecision& d) {
    if (d.trigger != domain::Trigger::answer) {
        w.line("   " +
               std::string(t(d.trigger == domain::Trigger::late ? "debrief.late" : "debrief.cut_in")));
        return;
    }
    w.part("debrief.acts_found",
           names_of(d.acts, [](const app::TypedAct& a) { return !a.early && !a.hurts; }));
    w.part("debrief.acts_early",
           names_of(d.acts, [](const app::TypedAct& a) { return a.early && !a.hurts; }));
    w.part("debrief.acts_hurt", names_of(d.acts, [](const app::TypedAct& a) { return a.hurts; }));
    std::string missing;
    for (const std::string& name : d.missing_acts) {
        missing += (missing.empty() ? "" : "; ") + name;
    }
    w.part("debrief.acts_missing", missing);
    if (d.corrected) {
        w.part("debrief.corrected", Text<768>("debrief.first_reading", fmt::arg("acts", d.first_reading)));
    }
    if (d.unsure) {
        w.part("debrief.unsure", t("debrief.unsure_about"));
    }
    for (const app::LogLine& line : d.log) {
        const char* mark = line.is_right        ? "debrief.log_is_right"
                           : line.entry.empty() ? "debrief.log_is_blank"
                                                : "debrief.log_is_wrong";
        w.line(fmt::format("    - {}: {} ({}). {}: {}", line.label, line.entry.empty() ? "–" : line.entry,
                           t(mark), t("debrief.log_right"), line.right));
    }
}

void write_decision(Writer& w, std::size_t index, const app::DebriefDecision& d) {
    w.gap();
    w.line(fmt::format("{}. {} · {} · {}", index + 1, d.clock, d.step_name, verdict_name(d.verdict)));
    w.part("debrief.customer_said", d.customer_said);
    if (d.log.empty()) {
        w.part("debrief.you_said", d.said);
    }
    write_answer(w, d);
    w.part("debrief.customer_answered", d.reply);
    w.line("   " +
           std::string(Text<128>("debrief.text.mood", fmt::arg("from", d.mood_before),
                                 fmt::arg("to", d.mood_after), fmt::arg("name", mood_name(d.mood_after)))));
    w.part("debrief.effect", d.why);
    w.part("debrief.better", d.better);
    w.part("debrief.text.because", d.better_why);
    if (d.critical) {
        w.line("   " + std::string(Text<256>("debrief.critical", fmt::arg("name", d.critical_name))));
    }
    w.parts("debrief.text.principle", d.principles);
    w.parts("debrief.text.pitfall", d.pitfalls);
    w.part("debrief.guidance", d.guidance);
}

void write_rest(Writer& w, const app::Debrief& look) {
    w.gap();
    w.part("debrief.customer_said", look.ending_quote);
    w.line(look.ending_text);
    w.gap();
    w.line(t("debrief.pitfalls"));
    for (const app::PitfallLine& p : look.pitfalls) {
        std::string where;
        for (const int n : p.decisions) {
            where += fmt::format("{}{}", where.empty() ? "" : ", ", n);
        }
        w.line(fmt::format(" - {}: {}", p.name,
                           where.empty()
                               ? std::string(t("debrief.avoided"))
                               : std::string(Text<128>("debrief.at_decision", fmt::arg("n", where)))));
    }
    w.gap();
    w.line(t("debrief.steps"));
    for (const app::StepLine& step : look.steps) {
        const char* state = step.state == domain::StepState::done    ? "debrief.step_done"
                            : step.state == domain::StepState::tried ? "debrief.step_tried"
                                                                     : "debrief.step_missed";
        w.line(fmt::format(" - {}: {}", step.name, t(state)));
    }
    w.gap();
    w.line(t("debrief.facts"));
    w.parts("debrief.text.found", look.facts_found);
    w.parts("debrief.facts_missed", look.facts_missed);
    w.gap();
    w.line(fmt::format("{}: {}", t("debrief.gift"), look.gift));
    if (!look.reflection.empty()) {
        w.line(fmt::format("{}: {}", t("debrief.reflection"), look.reflection));
    }
}

} // namespace

void transcript_dialog(const Stage& stage) {
    if (!stage.ui.transcript_open) {
        return;
    }
    Dialog dialog("debrief.talk", stage.ui.transcript_open, px(720), viewport().h - px(80));
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    Rect head = inside.cut_top(px(36), px(10));
    const Button shut{.text = t("debrief.close"), .size = ButtonSize::small};
    if (ImGui::IsWindowAppearing()) {
        focus("debrief.talk.close");
    }
    if (button("debrief.talk.close",
               centred_in(head.cut_right(button_width(shut), px(12)), button_width(shut), px(30)), shut)) {
        dialog.close();
    }
    text_in(head, t("debrief.talk_title"), type::title_s, theme().text);
    ScrollArea scroll("debrief.talk.lines", inside);
    scroll.finish(talk(stage.look, scroll.content()));
}

std::string as_text(const app::Debrief& look) {
    Writer w;
    write_head(w, look);
    for (std::size_t i = 0; i < look.decisions.size(); ++i) {
        write_decision(w, i, look.decisions[i]);
    }
    write_rest(w, look);
    return w.take();
}

} // namespace mq::ui::debrief
