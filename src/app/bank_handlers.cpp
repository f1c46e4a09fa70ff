#include "app/handlers.h"
#include "app/interview_plan.h"
#include "app/live_interview.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>

// The question bank, and kits of one's own.
namespace mq::app {
namespace {

constexpr int shortest_minutes = 10;
constexpr int longest_minutes = 180;

BankQuestion question_model(const State& state, const domain::QuestionBank& bank,
                            const domain::Question& question) {
    constexpr std::array<const char*, 3> kinds{"interview.kind.past", "interview.kind.process",
                                               "interview.kind.hypothetical"};
    BankQuestion out;
    out.id = question.id;
    out.name = state.texts.of(question.name);
    out.text = state.texts.of(question.text);
    out.kind = state.texts.get(kinds[static_cast<std::size_t>(question.kind)]);
    out.minutes = question.minutes;
    out.of_model = question.of_model.has_value();
    for (const auto& text : question.probes)
        out.probes.push_back(state.texts.of(text));
    out.probes.push_back(state.texts.of(bank.guide.fixed.hard));
    out.probes.push_back(state.texts.of(bank.guide.fixed.help));
    for (const auto& text : question.listen)
        out.listen.push_back(state.texts.of(text));
    for (const auto& text : question.red_flags)
        out.red_flags.push_back(state.texts.of(text));
    for (const domain::AnchorRow& row : question.facets) {
        out.rows.push_back(rating_row(state, row));
        out.facets_line += (out.facets_line.empty() ? "" : " · ") + out.rows.back().name;
    }
    out.searchable = text::fold(fmt::format("{} {} {} {}", out.id, out.name, out.text, out.facets_line));
    return out;
}

/// Each of them once, and only those that can be asked.
std::vector<std::string> askable(const domain::QuestionBank& bank,
                                 const std::vector<std::string>& questions) {
    std::vector<std::string> out;
    for (const std::string& id : questions)
        if (bank.question(id) && std::ranges::find(out, id) == out.end())
            out.push_back(id);
    return out;
}

Status refuse(State& state, std::string problem) {
    state.model.bank.problem = std::move(problem);
    state.model.bank.revision = raise(state.model);
    return {};
}

} // namespace

Bank bank_model(State& state) {
    const auto& loaded = state.bank.get();
    Bank out;
    for (const domain::Question& question : loaded.bank.questions)
        out.questions.push_back(question_model(state, loaded.bank, question));
    out.kits = kit_choices(state);
    for (const content::Diagnostic& problem : loaded.diagnostics)
        if (problem.severity == content::Severity::error)
            out.broken.push_back(content::line_of(problem));
    return out;
}

Status handle(State& state, const SaveKit& command) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    KitChoice kit;
    kit.own = true;
    kit.name = text::nfc(command.name);
    kit.minutes = command.minutes;
    kit.questions = askable(state.bank.get().bank, command.questions);
    if (text::fold(kit.name).empty())
        return refuse(state, state.texts.get("bank.error.name"));
    if (kit.questions.empty())
        return refuse(state, state.texts.get("bank.error.questions"));
    if (kit.minutes < shortest_minutes || kit.minutes > longest_minutes)
        return refuse(state, state.texts.format("bank.error.minutes", fmt::arg("low", shortest_minutes),
                                                fmt::arg("high", longest_minutes)));
    int needed = 0;
    for (const std::string& id : kit.questions)
        needed += state.bank.get().bank.question(id)->minutes;
    if (needed > kit.minutes)
        return refuse(state, state.texts.format("bank.error.too_long", fmt::arg("needed", needed),
                                                fmt::arg("minutes", kit.minutes)));
    auto kits = kit_choices(state);
    std::erase_if(kits, [&](const KitChoice& other) { return !other.own; });
    const auto at = std::ranges::find(kits, command.id, &KitChoice::id);
    if (at == kits.end()) { // one of the files is never replaced: what was changed in it is a new one
        kit.id = "own-" + state.store->new_id(state.clock->now()).str();
        kits.push_back(std::move(kit));
    } else {
        kit.id = at->id;
        *at = std::move(kit);
    }
    if (Status done = keep_own_kits(state, kits); !done)
        return done;
    return show_page(state, Page::bank);
}

Status handle(State& state, const DeleteKit& command) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    auto kits = kit_choices(state);
    std::erase_if(kits, [&](const KitChoice& kit) { return !kit.own || kit.id == command.id; });
    if (Status done = keep_own_kits(state, kits); !done)
        return done;
    return show_page(state, Page::bank);
}

} // namespace mq::app
