#include "app/access.h"
#include "app/directory.h"
#include "app/evidence_book.h"
#include "app/handlers.h"
#include "app/law.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>

// The pages of rights and duties: what they show, and who may ask for what.
namespace mq::app {
namespace {

constexpr std::int64_t access_step = 100; ///< lines shown at first, and added each time

std::vector<LawText> plain_texts(const State& state, const content::LawBook& book) {
    std::vector<LawText> out;
    for (const content::PlainHeading& heading : book.plain)
        out.push_back({state.texts.of(heading.title), state.texts.of(heading.text)});
    return out;
}

/// Which groups the person at this PC said they belong to, where the firm asks: of who applied here.
Status add_groups(State& state, const content::LawBook& book, MyData& out) {
    const auto notes = state.store->group_notes();
    if (!notes)
        return tl::unexpected<Error>(notes.error());
    const Uuid& me = state.model.me.id;
    const auto note = std::ranges::find(*notes, me, &store::GroupNoteRow::person);
    const auto decided = state.store->candidate_decision(me);
    if (!decided)
        return tl::unexpected<Error>(decided.error());
    out.group_asked = note != notes->end() || decided->has_value();
    out.groups = group_choices(book, state.texts);
    if (note == notes->end())
        return {};
    for (MyData::GroupChoice& choice : out.groups)
        if (const auto said = note->groups.find(choice.id); said != note->groups.end())
            if (const auto at = std::ranges::find(choice.ids, said->second); at != choice.ids.end())
                choice.chosen = static_cast<int>(at - choice.ids.begin());
    return {};
}

/// Fills `to` from a result, and gives its error.
template <class T>
Status take(Result<T> from, T& to) {
    if (!from)
        return tl::unexpected<Error>(from.error());
    to = std::move(*from);
    return {};
}

Status add_people(State& state, LawPage& out) {
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    for (const DirectoryEntry& entry : (*known)->people)
        out.people.push_back({entry.id, entry.name, entry.searchable});
    return {};
}

Status add_requests(State& state, const content::LawBook& book, LawPage& out) {
    if (Status done = take(request_lines(state, book, std::nullopt), out.requests); !done)
        return done;
    out.late = static_cast<int>(std::ranges::count(out.requests, true, &RequestLine::late));
    return {};
}

/// Only what the open tab shows: the others may be long, and are worked out when they are opened.
Status add_tab(State& state, const content::LawBook& book, std::int64_t access, LawPage& out) {
    switch (out.tab) {
        case LawTab::requests: return add_people(state, out);
        case LawTab::due: {
            const auto due = due_now(state, book);
            if (!due)
                return tl::unexpected<Error>(due.error());
            out.due = due_lines(state, book, *due);
            return {};
        }
        case LawTab::access:
            return take(access_lines(state, std::nullopt, access, &out.more_access), out.access);
        case LawTab::impact: {
            ImpactPage page;
            if (Status done = take(impact_page(state, book), page); !done)
                return done;
            out.impact = std::move(page.tables);
            out.impact_line = std::move(page.line);
            return add_group_form(state, book, out);
        }
        case LawTab::plain: break;
    }
    out.plain = plain_texts(state, book);
    return {};
}

Status show_law(State& state, LawTab tab, std::int64_t access) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (!keeps_rights(state))
        return fail(ErrorKind::refused, state.texts.get("law.error.role"));
    const auto book = law_book(state);
    if (!book)
        return tl::unexpected<Error>(book.error());
    LawPage out;
    out.tab = tab;
    out.written = state.model.law.written;
    if (Status done = add_requests(state, *book, out); !done)
        return done;
    if (Status done = add_tab(state, *book, access, out); !done)
        return done;
    state.model.law = std::move(out);
    state.model.law.revision = raise(state.model);
    return {};
}

} // namespace

Result<content::LawBook> law_book(const std::filesystem::path& share) {
    auto loaded = content::load_law_file(share / "law" / "law.yaml");
    if (loaded.book)
        return std::move(*loaded.book);
    return fail(ErrorKind::bad_input,
                "Không đọc được tệp quy định về dữ liệu cá nhân. Hãy cài lại chương trình.",
                loaded.diagnostics.empty() ? "" : content::line_of(loaded.diagnostics.front()));
}

Result<content::LawBook> law_book(const State& state) {
    return law_book(state.share);
}

bool keeps_rights(const State& state) {
    return !state.host && may(state.model.me.role, Matter::rights);
}

Status require_rights(const State& state, const Uuid& person) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (keeps_rights(state) || (!state.host && person == state.model.me.id))
        return {};
    return fail(ErrorKind::refused, state.texts.get("law.error.role"));
}

Status refuse_law(State& state, const char* field, std::string sentence) {
    const auto say = [&](auto& page) -> Status {
        page.field = field;
        page.error = std::move(sentence);
        page.revision = raise(state.model);
        return {};
    };
    switch (state.model.page) {
        case Page::law: return say(state.model.law);
        case Page::my_data: return say(state.model.my_data);
        default: return fail(ErrorKind::bad_input, std::move(sentence));
    }
}

Status said_at_own_form(State& state, const char* field, Status done) {
    if (done || state.model.page != Page::my_data)
        return done;
    spdlog::warn("form refused: {} ({}) {}", done.error().message, name_of(done.error().kind),
                 done.error().detail);
    return refuse_law(state, field, done.error().message);
}

Status law_done(State& state, std::string sentence) {
    ++state.model.law.written;
    if (!sentence.empty())
        notify(state, NoticeKind::good, std::move(sentence));
    if (state.model.page == Page::law)
        return show_law(state);
    return state.model.page == Page::my_data ? show_my_data(state) : Status{};
}

Status show_law(State& state) {
    const auto shown = static_cast<std::int64_t>(state.model.law.access.size());
    return show_law(state, state.model.law.tab, std::max(access_step, shown));
}

Status show_my_data(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto book = law_book(state);
    if (!book)
        return tl::unexpected<Error>(book.error());
    const Uuid me = state.model.me.id;
    MyData out;
    out.exported = state.model.my_data.exported;
    if (Status done = take(consent_states(state, me), out.consents); !done)
        return done;
    if (Status done = take(request_lines(state, *book, me), out.requests); !done)
        return done;
    if (Status done = take(access_lines(state, me, access_step, nullptr), out.access); !done)
        return done;
    if (Status done = take(kept_texts(state, *book), out.kept); !done)
        return done;
    if (Status done = add_groups(state, *book, out); !done)
        return done;
    out.law = plain_texts(state, *book);
    state.model.my_data = std::move(out);
    state.model.my_data.revision = raise(state.model);
    return {};
}

Status handle(State& state, const OpenLaw& command) {
    if (Status done = show_law(state, command.tab, access_step); !done)
        return done;
    state.model.page = Page::law;
    return {};
}

Status handle(State& state, const MoreAccess&) {
    const auto shown = static_cast<std::int64_t>(state.model.law.access.size());
    return show_law(state, LawTab::access, shown + access_step);
}

} // namespace mq::app
