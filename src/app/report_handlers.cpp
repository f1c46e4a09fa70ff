#include "app/access.h"
#include "app/consensus.h"
#include "app/handlers.h"
#include "app/interview_plan.h"
#include "app/person_standing.h"
#include "base/text.h"
#include "report/interview_book.h"
#include "report/interview_report.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

// Documents of interviews: the report for the file, and the blank book to print.
namespace mq::app {
namespace {

report::Words words_of(const Texts& texts) {
    return {texts.table(), texts.language() == Language::vi};
}

std::filesystem::path documents(const State& state) {
    return state.data_dir / "documents";
}

/// A file name that every system takes: letters without marks, digits and hyphens.
std::string file_name(std::string_view kind, std::string_view name, Day day) {
    std::string folded = text::fold(name).substr(0, 60);
    for (char& c : folded)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            c = '-';
    return fmt::format("{}-{}-{}.pdf", kind, folded, iso_day(day));
}

Result<report::Fonts> fonts_of(const State& state) {
    return report::find_fonts(state.share / "fonts");
}

report::ReportEstimate estimate(const Estimate& from) {
    return {from.mean, from.low, from.high, from.level, from.thin(), from.none() ? 0 : from.stimuli};
}

class ReportWriter {
public:
    ReportWriter(State& state, const OpenInterview& open, const Consensus& consensus,
                 const domain::Standing& standing)
        : state_(state), open_(open), consensus_(consensus), standing_(standing) {
        for (const store::PanelRow& member : open.row.panel)
            if (!member.left)
                raters_[member.rater] = raters_.size();
    }

    report::InterviewReport write() {
        head();
        standing();
        agreement();
        for (std::size_t i = 0; i < open_.questions.size(); ++i)
            out_.questions.push_back(question(i));
        people();
        constants();
        return std::move(out_);
    }

private:
    void head() {
        const store::InterviewPlanned& plan = open_.row.plan;
        out_.words = words_of(state_.texts);
        out_.organisation = state_.model.interviews.organisation;
        out_.person = consensus_.person;
        out_.post = open_.post;
        out_.date = moment_in_words(state_, Instant{plan.planned_ms});
        out_.kit = plan.kit_name;
        const domain::Competency& competency = state_.competency();
        out_.competency = fmt::format("{} {}", competency.id, competency.version);
        out_.scoring = plan.scoring_version;
        out_.report_date = vietnamese_day(state_.today());
        for (std::size_t i = 0; i < out_.level_names.size(); ++i)
            out_.level_names[i] = state_.texts.of(competency.levels[i].name);
        out_.panel.resize(raters_.size());
        for (const store::PanelRow& member : open_.row.panel)
            if (!member.left)
                out_.panel[raters_.at(member.rater)] = member.name;
        out_.summary = consensus_.summary;
    }

    void standing() {
        report::ReportStanding& to = out_.standing;
        to.reported = consensus_.reported;
        if (standing_.weight.counts()) {
            to.demonstrated = standing_.demonstrated.number();
            to.statistical = standing_.statistical.number();
        }
        to.overall = estimate(consensus_.overall);
        for (const FacetStanding& axis : consensus_.standing)
            to.axes.push_back({axis.name, estimate(axis.estimate)});
        to.missing = consensus_.missing;
        for (const domain::Gate gate : standing_.gates)
            to.holds_back.push_back(gate_in_words(gate));
        to.as_of = vietnamese_day(state_.today());
    }

    [[nodiscard]] std::string gate_in_words(domain::Gate gate) const {
        const domain::ScoringParams& params = state_.competency().scoring;
        switch (gate) {
            case domain::Gate::human:
                return state_.texts.format("standing.gate.human", fmt::arg("level", params.human_gate_level),
                                           fmt::arg("cap", params.human_gate_level - 1));
            case domain::Gate::autonomy: {
                const auto strand =
                    std::ranges::find(state_.competency().facets, false, &domain::Facet::axis);
                return state_.texts.format("standing.gate.autonomy", fmt::arg("n", params.autonomy_raters),
                                           fmt::arg("facet", state_.texts.of(strand->name)),
                                           fmt::arg("level", domain::level_count),
                                           fmt::arg("cap", domain::level_count - 1));
            }
            case domain::Gate::critical: break;
        }
        return state_.texts.format("report.critical", fmt::arg("cap", params.critical_cap));
    }

    void agreement() {
        const PanelAgreement& from = consensus_.agreement;
        out_.agreement = {from.units, from.exact, from.within_one, from.apart,   from.statistic,
                          from.value, from.low,   from.high,       from.reading, from.line};
    }

    [[nodiscard]] report::ReportCell cell(const ConsensusCell& from) const {
        report::ReportCell out;
        out.facet = from.facet_name;
        for (const PanelRating& rating : from.ratings) {
            report::ReportRating to;
            to.rater = raters_.at(rating.rater);
            to.rating = rating.rating;
            if (rating.rating) {
                const AnchorBox& anchor = from.anchors[static_cast<std::size_t>(*rating.rating - 1)];
                to.anchor = anchor.text;
                to.general = anchor.general;
            }
            to.reason = rating.reason;
            to.changed = !rating.change_reason.empty() && rating.first != rating.rating && rating.first;
            to.first = rating.first;
            to.change_reason = rating.change_reason;
            out.ratings.push_back(std::move(to));
        }
        out.spread = from.spread;
        out.discuss = from.discuss;
        out.settled = from.settled;
        out.final_rating = from.final_rating;
        out.final_reason = from.final_reason;
        return out;
    }

    void add_ticks(const domain::Question& question, report::ReportQuestion& to) const {
        const auto tick = [&](std::vector<report::ReportTick>& ticks, const domain::LocalText& text,
                              bool good, auto&& ticked) {
            report::ReportTick out{state_.texts.of(text), {}, good};
            for (const store::AnswerRow& answer : open_.answers)
                if (answer.latest.question == question.id && ticked(answer.latest))
                    out.raters.push_back(raters_.at(answer.latest.rater));
            if (!out.raters.empty())
                ticks.push_back(std::move(out));
        };
        for (std::size_t i = 0; i < question.probes.size(); ++i)
            tick(to.probes, question.probes[i], true, [&](const store::AnswerRated& a) {
                return std::ranges::find(a.probes, static_cast<int>(i)) != a.probes.end();
            });
        tick(to.probes, open_.fixed.hard, true, [](const auto& a) { return a.asked_hard; });
        tick(to.probes, open_.fixed.help, true, [](const auto& a) { return a.asked_help; });
        for (const domain::EvidenceTag& tag : question.tags)
            tick(to.tags, tag.name, tag.good,
                 [&](const auto& a) { return std::ranges::find(a.tags, tag.id) != a.tags.end(); });
    }

    [[nodiscard]] report::ReportQuestion question(std::size_t index) const {
        const domain::Question& from = open_.questions[index];
        report::ReportQuestion out;
        out.id = from.id;
        out.revision = from.revision;
        out.name = state_.texts.of(from.name);
        out.text = state_.texts.of(from.text);
        add_ticks(from, out);
        for (const store::AnswerRow& answer : open_.answers)
            if (answer.latest.question == from.id)
                out.notes.push_back({raters_.at(answer.latest.rater),
                                     {answer.latest.situation, answer.latest.task, answer.latest.action,
                                      answer.latest.result}});
        for (const ConsensusCell& one : consensus_.cells)
            if (one.question == from.id)
                out.cells.push_back(cell(one));
        return out;
    }

    void people() {
        for (const store::PanelRow& member : open_.row.panel)
            if (!member.left)
                out_.signatures.push_back(
                    {member.name, state_.texts.get("report.book.member"), consensus_.closed_on});
        const auto consents = state_.store->consents(open_.row.person);
        if (!consents)
            return;
        for (const store::ConsentRow& row : *consents)
            if (const auto* wording = state_.bank.get().bank.consent(row.consent.consent))
                out_.consents.push_back({state_.texts.of(wording->purpose),
                                         vietnamese_day(local_day(*state_.clock, row.at)),
                                         row.consent.given});
        const auto decided = state_.store->candidate_decision(open_.row.person);
        if (decided && *decided)
            out_.decision.what = state_.texts.get(!(*decided)->hired          ? "people.refused"
                                                  : (*decided)->keep_evidence ? "people.hired_kept"
                                                                              : "people.hired");
    }

    void constants() {
        for (const ScoringGroup& group : scoring_constants(state_.competency().scoring, state_.texts))
            for (const ScoringConstant& constant : group.constants)
                out_.constants.push_back({constant.name, constant.value});
    }

    State& state_;
    const OpenInterview& open_;
    const Consensus& consensus_;
    const domain::Standing& standing_;
    std::map<Uuid, std::size_t> raters_;
    report::InterviewReport out_;
};

Status written(State& state, const Status& done, const std::filesystem::path& path) {
    if (!done)
        return done;
    notify(state, NoticeKind::good,
           state.texts.format("interview.document", fmt::arg("file", path.string())));
    return {};
}

Result<std::filesystem::path> place_for(const State& state, const std::string& name) {
    std::error_code failed;
    std::filesystem::create_directories(documents(state), failed);
    if (failed)
        return fail(ErrorKind::io, state.texts.get("interview.error.folder"), failed.message());
    return documents(state) / name;
}

/// What a blank book says; of an interview with its frozen texts and names, of a kit with lines to write on.
Result<report::InterviewBook> book_of(State& state, const PrintBook& command) {
    report::InterviewBook out;
    const bool vietnamese = state.texts.language() == Language::vi;
    out.vi = words_of(vietnamese ? state.texts : state.other_texts);
    out.en = words_of(vietnamese ? state.other_texts : state.texts);
    out.organisation = state.model.interviews.organisation;
    const domain::QuestionBank& bank = state.bank.get().bank;
    if (command.interview) {
        auto frozen = load_interview(state, *command.interview);
        if (!frozen)
            return tl::unexpected<Error>(frozen.error());
        out.person = frozen->person;
        out.post = frozen->post;
        out.date = moment_in_words(state, Instant{frozen->row.plan.planned_ms});
        out.kit = {frozen->row.plan.kit_name, frozen->row.plan.kit_name};
        out.fixed = frozen->fixed;
        out.questions = std::move(frozen->questions);
        if (const auto* consent = bank.consent(frozen->row.plan.staff ? "assessment" : "selection"))
            out.consent = *consent;
        return out;
    }
    const auto kits = kit_choices(state);
    const auto kit = std::ranges::find(kits, command.kit, &KitChoice::id);
    if (kit == kits.end())
        return fail(ErrorKind::not_found, state.texts.get("interview.plan.no_kit"), command.kit);
    out.kit = {kit->name, kit->name};
    out.fixed = bank.guide.fixed;
    for (const std::string& id : kit->questions)
        if (const domain::Question* question = bank.question(id))
            out.questions.push_back(*question);
    if (const auto* consent = bank.consent("selection"))
        out.consent = *consent;
    return out;
}

} // namespace

Status handle(State& state, const ExportInterview& command) {
    const auto open = load_open_interview(state, command.interview);
    if (!open)
        return tl::unexpected<Error>(open.error());
    const auto consensus = consensus_model(state, *open);
    if (!consensus)
        return tl::unexpected<Error>(consensus.error());
    const auto standing = standing_with(state, *open);
    if (!standing)
        return tl::unexpected<Error>(standing.error());
    const auto fonts = fonts_of(state);
    if (!fonts)
        return tl::unexpected<Error>(fonts.error());
    log_access(state, "report", open->row.person);
    const auto path = place_for(state, file_name("phong-van", open->person, open->row.day));
    if (!path)
        return tl::unexpected<Error>(path.error());
    const auto document = ReportWriter(state, *open, *consensus, *standing).write();
    return written(state, report::write_interview_report(document, *fonts, *path), *path);
}

Status handle(State& state, const PrintBook& command) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto book = book_of(state, command);
    if (!book)
        return tl::unexpected<Error>(book.error());
    const auto fonts = fonts_of(state);
    if (!fonts)
        return tl::unexpected<Error>(fonts.error());
    const std::string& whose = book->person.empty() ? book->kit.vi : book->person;
    const auto path = place_for(state, file_name("so-phong-van", whose, state.today()));
    if (!path)
        return tl::unexpected<Error>(path.error());
    return written(state, report::write_interview_book(*book, state.competency(), *fonts, *path), *path);
}

} // namespace mq::app
