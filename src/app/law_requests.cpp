#include "app/directory.h"
#include "app/evidence_book.h"
#include "app/handlers.h"
#include "app/law.h"
#include "app/law_clock.h"
#include "app/member.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <tuple>

// What people ask for under the law, and the clocks that run on it.
namespace mq::app {
namespace {

constexpr std::array<const char*, 7> kinds{"access", "correct", "withdraw", "restrict",
                                           "object", "erase",   "appeal"};

/// What a line is sorted by on HR's page.
struct Urgent {
    RequestLine line;
    bool open = false;
    Instant deadline; ///< of what comes next; of closed ones when they were made
};

std::string name_of(State& state, const Uuid& person) {
    const auto known = directory(state);
    const DirectoryEntry* entry = known ? (*known)->find(person) : nullptr;
    return entry ? entry->name : state.texts.get("law.somebody");
}

std::string clock_in_words(const State& state, const char* key, Instant by) {
    const Day due = local_day(*state.clock, by);
    const int late = days_between(due, state.today());
    if (late > 0)
        return state.texts.count("law.clock.late", late);
    if (late == 0)
        return state.texts.format(fmt::format("law.clock.{}_today", key));
    return state.texts.format(fmt::format("law.clock.{}", key), fmt::arg("day", short_day(due)));
}

class Lines {
public:
    Lines(State& state, const content::LawBook& book) : state_(state), book_(book) {}

    void add(const store::RequestRow& row) {
        Urgent out = begin(row.id, row.person, row.at);
        RequestLine& line = out.line;
        line.kind = title(row.request.kind);
        line.text = row.request.text;
        line.erases = row.request.kind == "erase";
        line.answered = row.answered.has_value();
        line.accepted = row.answered && row.answered->accepted;
        line.done = row.done.has_value();
        line.word =
            row.done && !row.done->word.empty() ? row.done->word : (row.answered ? row.answered->word : "");
        run(out, Instant{row.request.answer_by_ms}, Instant{row.request.done_by_ms});
        lines_.push_back(std::move(out));
    }

    void add(const store::SignoffRow& row) {
        if (!row.appealed_at)
            return;
        Urgent out = begin(row.id, row.person, *row.appealed_at);
        RequestLine& line = out.line;
        line.kind = title("appeal");
        line.text = row.appeal;
        line.answered = row.answer.has_value();
        line.accepted = row.answer && !row.answer->upheld;
        line.done = row.answer.has_value(); // the answer itself takes the level back, or lets it stand
        line.word = row.answer ? row.answer->word : "";
        const RequestClock clock = request_clock(book_, "appeal", *state_.clock, *row.appealed_at);
        run(out, clock.done_by, clock.done_by);
        lines_.push_back(std::move(out));
    }

    [[nodiscard]] std::vector<RequestLine> newest_first() {
        std::ranges::stable_sort(lines_, std::ranges::greater{}, &Urgent::deadline);
        return take();
    }
    [[nodiscard]] std::vector<RequestLine> most_urgent_first() {
        std::ranges::stable_sort(lines_, [](const Urgent& a, const Urgent& b) {
            if (a.open != b.open)
                return a.open;
            return a.open ? a.deadline < b.deadline : a.deadline > b.deadline;
        });
        return take();
    }

    bool by_making = false; ///< sorted by when they were made

private:
    Urgent begin(const Uuid& id, const Uuid& person, Instant at) {
        Urgent out;
        out.line.id = id;
        out.line.person = person;
        out.line.name = name_of(state_, person);
        const Day day = local_day(*state_.clock, at);
        out.line.when = day_in_words(day, state_.today(), state_.texts);
        out.deadline = at;
        return out;
    }

    [[nodiscard]] std::string title(std::string_view kind) const {
        const content::RequestRule* rule = book_.request(kind);
        return rule ? state_.texts.of(rule->title) : std::string(kind);
    }

    void run(Urgent& out, Instant answer_by, Instant done_by) const {
        RequestLine& line = out.line;
        const bool refused = line.answered && !line.accepted;
        out.open = !line.done && !refused;
        line.state = state_.texts.get(line.done && !refused ? "law.state.done"
                                      : refused             ? "law.state.refused"
                                      : line.answered       ? "law.state.working"
                                                            : "law.state.waiting");
        if (!out.open)
            return;
        const Instant by = line.answered ? done_by : answer_by;
        line.late = state_.clock->now() > by;
        line.clock = clock_in_words(state_, line.answered ? "done" : "answer", by);
        if (!by_making)
            out.deadline = by;
    }

    std::vector<RequestLine> take() {
        std::vector<RequestLine> out;
        for (Urgent& one : lines_)
            out.push_back(std::move(one.line));
        return out;
    }

    State& state_;
    const content::LawBook& book_;
    std::vector<Urgent> lines_;
};

Result<store::RequestRow> find_request(State& state, const Uuid& id) {
    const auto rows = state.store->requests();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto row = std::ranges::find(*rows, id, &store::RequestRow::id);
    if (row == rows->end())
        return fail(ErrorKind::not_found, state.texts.get("law.error.no_request"), id.str());
    return *row;
}

/// The appeal that is waiting under that id, if it is one.
Result<bool> is_appeal(State& state, const Uuid& id) {
    const auto rows = state.store->standing_signoffs();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return std::ranges::any_of(*rows, [&](const store::SignoffRow& row) {
        return row.id == id && row.state == store::SignoffState::appealed;
    });
}

/// An appeal goes to the level that holds; there the rest of its way is known.
Status appeal(State& state, const MakeRequest& command) {
    const auto rows = state.store->signoffs(command.person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto level = std::ranges::find_if(*rows, [](const auto& row) { return row.holds(); });
    if (level == rows->end())
        return refuse_law(state, "kind", state.texts.get("law.error.no_level"));
    const std::string word = typed_text(command.text);
    if (word.empty())
        return refuse_law(state, "text", state.texts.get("law.error.appeal_word"));
    if (Status done = write_about(state, command.person, level->id, {store::SignoffAppealed{word}}); !done)
        return done;
    return law_done(state, state.texts.get("member.appeal_sent"));
}

Status make_request(State& state, const MakeRequest& command) {
    if (Status done = require_rights(state, command.person); !done)
        return done;
    if (command.person.is_nil())
        return refuse_law(state, "person", state.texts.get("law.error.nobody"));
    if (command.kind == RequestKind::appeal)
        return appeal(state, command);
    const auto person = state.store->person(command.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (!*person)
        return refuse_law(state, "person", state.texts.get("error.no_person"));
    const auto book = law_book(state);
    if (!book)
        return tl::unexpected<Error>(book.error());
    store::RequestMade made;
    made.kind = code_of(command.kind);
    made.text = typed_text(command.text);
    if (made.text.empty() && command.kind == RequestKind::correct)
        return refuse_law(state, "text", state.texts.get("law.error.correct_what"));
    const RequestClock clock = request_clock(*book, made.kind, *state.clock, state.clock->now());
    made.answer_by_ms = clock.answer_by.unix_ms;
    made.done_by_ms = clock.done_by.unix_ms;
    const Day by = local_day(*state.clock, clock.answer_by);
    const Uuid id = state.store->new_id(state.clock->now());
    if (Status done = write_about(state, command.person, id, {std::move(made)}); !done)
        return done;
    return law_done(state, state.texts.format("law.request_sent", fmt::arg("day", vietnamese_day(by))));
}

Status require_hr(const State& state) {
    return require_rights(state, Uuid{}); // nobody's: only who keeps the rights of others
}

} // namespace

const char* code_of(RequestKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

RequestClock request_clock(const content::LawBook& book, std::string_view kind, const Clock& clock,
                           Instant now) {
    const Day today = local_day(clock, now);
    const content::RequestRule* rule = book.request(kind);
    const Day answer = after_working_days(today, book.answer_working_days);
    const Day done{today.number + (rule ? rule->days : 10)};
    return {end_of(answer, clock), end_of(std::max(answer, done), clock)};
}

Result<std::vector<RequestLine>> request_lines(State& state, const content::LawBook& book,
                                               const std::optional<Uuid>& person) {
    const auto rows = state.store->requests(person);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto signoffs = person ? state.store->signoffs(*person) : state.store->standing_signoffs();
    if (!signoffs)
        return tl::unexpected<Error>(signoffs.error());
    Lines lines(state, book);
    lines.by_making = person.has_value();
    for (const store::RequestRow& row : *rows)
        lines.add(row);
    for (const store::SignoffRow& row : *signoffs)
        if (person || row.state == store::SignoffState::appealed)
            lines.add(row);
    return person ? lines.newest_first() : lines.most_urgent_first();
}

Status handle(State& state, const MakeRequest& command) {
    return said_at_own_form(state, "", make_request(state, command));
}

Status handle(State& state, const AnswerRequest& command) {
    if (Status done = require_hr(state); !done)
        return done;
    const std::string word = typed_text(command.word);
    const auto level = is_appeal(state, command.request);
    if (!level)
        return tl::unexpected<Error>(level.error());
    if (*level) {
        if (word.empty()) // right or wrong: who signed and who asked are owed a reason
            return refuse_law(state, "word", state.texts.get("member.error.answer_word"));
        if (Status done = handle(state, AnswerAppeal{command.request, !command.accepted, word}); !done)
            return done;
        return law_done(state, {});
    }
    const auto row = find_request(state, command.request);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (row->answered)
        return fail(ErrorKind::refused, state.texts.get("law.error.answered"));
    if (!command.accepted && word.empty())
        return refuse_law(state, "word", state.texts.get("law.error.refusal_word"));
    if (Status done =
            write_about(state, row->person, row->id, {store::RequestAnswered{command.accepted, word}});
        !done)
        return done;
    return law_done(state,
                    state.texts.get(command.accepted ? "law.request_accepted" : "law.request_refused"));
}

Status handle(State& state, const FinishRequest& command) {
    if (Status done = require_hr(state); !done)
        return done;
    const auto row = find_request(state, command.request);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!row->answered || !row->answered->accepted)
        return fail(ErrorKind::refused, state.texts.get("law.error.not_accepted"));
    if (row->done)
        return fail(ErrorKind::refused, state.texts.get("law.error.done"));
    if (row->request.kind == "erase") // is done by deleting, which takes the request along
        return fail(ErrorKind::refused, state.texts.get("law.error.finish_by_deleting"));
    if (Status done =
            write_about(state, row->person, row->id, {store::RequestCarriedOut{typed_text(command.word)}});
        !done)
        return done;
    return law_done(state, state.texts.get("law.request_done"));
}

} // namespace mq::app
