#include "app/live_interview.h"

#include "app/state.h"
#include "content/guide_file.h"
#include "content/question_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mq::app {
namespace {

using Json = nlohmann::json;

Result<std::string> frozen_text(State& state, const ContentHash& hash, const std::string& what) {
    const auto content = state.store->content(hash);
    if (!content)
        return tl::unexpected<Error>(content.error());
    if (!*content)
        return fail(ErrorKind::damaged, state.texts.get("error.no_content"), what);
    return (*content)->text;
}

Json cell_json(const AnswerForm::Cell& cell) {
    Json out{{"facet", cell.facet}, {"reason", cell.reason}};
    if (cell.rating)
        out["rating"] = *cell.rating;
    if (cell.not_enough)
        out["not_enough"] = true;
    return out;
}

AnswerForm::Cell cell_from(const Json& json) {
    AnswerForm::Cell out;
    out.facet = json.at("facet").get<std::string>();
    out.reason = json.value("reason", "");
    out.not_enough = json.value("not_enough", false);
    if (const auto at = json.find("rating"); at != json.end())
        if (const int rating = at->get<int>(); rating >= 1 && rating <= 5)
            out.rating = rating;
    return out;
}

} // namespace

Result<FrozenInterview> load_interview(State& state, const Uuid& interview) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    auto row = state.store->interview(interview);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("interview.error.gone"), interview.str());
    FrozenInterview out;
    out.row = std::move(**row);
    for (const store::FrozenQuestion& frozen : out.row.plan.questions) {
        auto text = frozen_text(state, frozen.content, frozen.id);
        if (!text)
            return tl::unexpected<Error>(text.error());
        auto question = content::question_from_text(*text, state.competency());
        if (!question)
            return tl::unexpected<Error>(question.error());
        out.questions.push_back(std::move(*question));
    }
    auto text = frozen_text(state, out.row.plan.guide, "guide");
    if (!text)
        return tl::unexpected<Error>(text.error());
    auto guide = content::guide_from_text(*text, state.competency());
    if (!guide)
        return tl::unexpected<Error>(guide.error());
    out.fixed = std::move(guide->fixed);
    const auto person = state.store->person(out.row.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    out.person = *person ? (*person)->profile.name : state.texts.get("interview.deleted_person");
    out.post = post_line(out.row.plan);
    return out;
}

Result<LiveInterview> load_turn(State& state, const Uuid& interview, const Uuid& rater) {
    auto frozen = load_interview(state, interview);
    if (!frozen)
        return tl::unexpected<Error>(frozen.error());
    LiveInterview out;
    static_cast<FrozenInterview&>(out) = std::move(*frozen);
    out.rater = rater;
    auto answers = state.store->own_answers(interview, rater);
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    out.answers = std::move(*answers);
    auto drafts = state.store->drafts(interview, store::draft_of_rating(rater)); // never another's
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    out.drafts = std::move(*drafts);
    out.missing.resize(out.questions.size());
    const auto rated = [&](const domain::Question& question) {
        return std::ranges::any_of(out.answers,
                                   [&](const auto& answer) { return answer.latest.question == question.id; });
    };
    const auto next = std::ranges::find_if_not(out.questions, rated);
    out.current = next == out.questions.end() ? 0 : static_cast<std::size_t>(next - out.questions.begin());
    return out;
}

std::string draft_of_answer(const Uuid& rater, std::string_view question) {
    return store::draft_of_rating(rater, question);
}

std::string text_of(const AnswerForm& form) {
    Json cells = Json::array();
    for (const auto& cell : form.cells)
        cells.push_back(cell_json(cell));
    return Json{{"star", form.star},
                {"asked", form.asked},
                {"hard", form.asked_hard},
                {"help", form.asked_help},
                {"tags", form.tags},
                {"cells", std::move(cells)},
                {"elapsed_ms", form.elapsed_ms}}
        .dump(-1, ' ', false, Json::error_handler_t::replace); // half a letter is no reason to lose the rest
}

std::optional<AnswerForm> answer_form_from(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        AnswerForm out;
        out.star = json.at("star").get<std::array<std::string, 4>>();
        out.asked = json.at("asked").get<std::vector<int>>();
        out.asked_hard = json.at("hard").get<bool>();
        out.asked_help = json.at("help").get<bool>();
        out.tags = json.at("tags").get<std::vector<std::string>>();
        for (const Json& cell : json.at("cells"))
            out.cells.push_back(cell_from(cell));
        out.elapsed_ms = json.at("elapsed_ms").get<std::int64_t>();
        return out;
    } catch (const Json::exception&) {
        return std::nullopt; // of another program version: the saved answer is shown instead
    }
}

AnswerForm form_of(const store::AnswerRated& answer) {
    AnswerForm out;
    out.star = {answer.situation, answer.task, answer.action, answer.result};
    out.asked = answer.probes;
    out.asked_hard = answer.asked_hard;
    out.asked_help = answer.asked_help;
    out.tags = answer.tags;
    for (const store::FacetRating& rating : answer.ratings)
        out.cells.push_back({rating.facet, rating.rating, !rating.rating, rating.reason});
    out.elapsed_ms = answer.elapsed_ms;
    return out;
}

store::AnswerRated answer_of(const AnswerForm& form, const Uuid& rater, std::string question) {
    store::AnswerRated out;
    out.rater = rater;
    out.question = std::move(question);
    out.situation = form.star[0];
    out.task = form.star[1];
    out.action = form.star[2];
    out.result = form.star[3];
    out.probes = form.asked;
    out.asked_hard = form.asked_hard;
    out.asked_help = form.asked_help;
    out.tags = form.tags;
    for (const auto& cell : form.cells)
        out.ratings.push_back({cell.facet, cell.not_enough ? std::nullopt : cell.rating, cell.reason});
    out.elapsed_ms = std::max<std::int64_t>(form.elapsed_ms, 0);
    return out;
}

} // namespace mq::app
