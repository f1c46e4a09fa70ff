#include "app/handbook_wording.h"
#include "app/state.h"

#include <algorithm>

namespace mq::app {
namespace {

void add_gifts(const State& state, Handbook& handbook) {
    store::AttemptFilter filter;
    filter.person = state.model.me.id;
    filter.noted_only = true;
    const auto rows = state.store->attempts(filter, store::Page{0, 200});
    if (!rows)
        return;
    for (const store::AttemptRow& row : *rows) {
        const domain::Scenario* scene = state.library.head(row.scene);
        if (!scene)
            continue;
        const auto address = domain::address_for(scene->customer, state.model.me.trainee);
        handbook.gifts.push_back({domain::fill_roles(state.texts.of(scene->gift), address),
                                  state.texts.of(scene->title),
                                  day_in_words(row.day, state.today(), state.texts)});
    }
}

HandbookWording wording_in(const content::WordingMoment& moment, const Texts& texts) {
    HandbookWording out{
        texts.of(moment.name), texts.of(moment.when), {}, texts.of(moment.avoid), texts.of(moment.why)};
    for (const auto& line : moment.say)
        out.say.push_back(texts.of(line));
    return out;
}

} // namespace

Handbook handbook_model(const State& state) {
    Handbook out;
    const auto& c = state.competency();
    const Texts& texts = state.texts;
    for (const auto& step : c.steps)
        out.steps.push_back({texts.of(step.name), texts.of(step.about)});
    for (const auto& p : c.principles)
        out.principles.push_back({texts.of(p.name), texts.of(p.tip)});
    for (const auto& p : c.pitfalls)
        (p.to_avoid ? out.avoid : out.mistakes).push_back({texts.of(p.name), texts.of(p.cure)});
    for (const auto& e : c.critical_errors)
        out.critical.push_back({texts.of(e.name), texts.of(e.about)});
    for (const content::WordingMoment& moment : state.wording.moments())
        out.wording.push_back(wording_in(moment, texts));
    add_gifts(state, out);
    return out;
}

HandbookRef pitfall_entry(const domain::Competency& competency, std::size_t pitfall) {
    const bool to_avoid = competency.pitfalls[pitfall].to_avoid;
    const auto before = std::count_if(competency.pitfalls.begin(),
                                      competency.pitfalls.begin() + static_cast<std::ptrdiff_t>(pitfall),
                                      [&](const auto& other) { return other.to_avoid == to_avoid; });
    return {to_avoid ? HandbookSection::avoid : HandbookSection::mistakes, static_cast<int>(before)};
}

std::optional<HandbookRef> wording_entry(const State& state, domain::Act act) {
    const auto& moments = state.wording.moments();
    for (std::size_t i = 0; i < moments.size(); ++i)
        if (moments[i].acts.test(domain::index_of(act)))
            return HandbookRef{HandbookSection::wording, static_cast<int>(i)};
    return std::nullopt;
}

} // namespace mq::app
