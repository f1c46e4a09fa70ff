#include "app/demo_data.h"

#include "app/demo_events.h"
#include "app/demo_groups.h"
#include "app/demo_shared.h"
#include "app/demo_signing.h"
#include "app/recompute.h"
#include "app/summary.h"

#include <future>
#include <utility>

namespace mq::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 512;         ///< happenings that become events at a time
constexpr std::size_t rows_a_time = 4'000; ///< events in a transaction, some more
constexpr std::size_t kept_a_time = 500;   ///< summaries
constexpr int days_of_year = 365;
constexpr int complaints_of_100_people = 160;

fs::path beside(const fs::path& file, const char* ending) {
    fs::path out = file;
    out += ending;
    return out;
}

/// What a database leaves beside itself.
void remove_beside(const fs::path& file) {
    std::error_code ignored;
    for (const char* ending : {"-wal", "-shm", "-lock", "-count"})
        fs::remove(beside(file, ending), ignored);
}

/// The file while it is being written; gone with all that lies beside it unless it was finished.
class PartFile {
public:
    explicit PartFile(fs::path file) : file_(std::move(file)), part_(beside(file_, ".part")) { remove_all(); }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() { remove_all(); }
    [[nodiscard]] const fs::path& path() const { return part_; }

    Status finish() {
        std::error_code error;
        fs::create_hard_link(part_, file_, error); // unlike renaming it never takes another one's place
        if (error && !fs::exists(file_)) {
            error.clear();
            fs::rename(part_, file_, error);
        }
        if (error)
            return fail(ErrorKind::io, "Không ghi được tệp dữ liệu mẫu.", error.message());
        return {};
    }

private:
    void remove_all() {
        std::error_code ignored;
        fs::remove(part_, ignored);
        remove_beside(part_);
    }
    fs::path file_;
    fs::path part_;
};

tl::unexpected<Error> stopped() {
    return fail(ErrorKind::refused, "Đã dừng theo yêu cầu. Không có tệp nào được tạo.", "cancelled");
}

/// Writes a firm's history into an open database.
class HistoryWriter {
public:
    HistoryWriter(store::Store& store, const Firm& firm, const Schedule& schedule, DemoEvents& events,
                  const DemoSigning& signing, const DemoDataWish& wish, DemoDataMade& made)
        : store_(store),
          firm_(firm),
          schedule_(schedule),
          events_(events),
          signing_(signing),
          wish_(wish),
          made_(made) {}

    Status write() {
        const std::size_t all = schedule_.happenings.size();
        auto next = begin(0);
        for (std::size_t at = 0; at < all; at += block) {
            auto events = next.get();
            if (at + block < all) // the next ones are played while these are written
                next = begin(at + block);
            Status done = events ? take(at, std::move(*events)) : tl::unexpected<Error>(events.error());
            if (done && !wish_.progress("history", static_cast<double>(at) / static_cast<double>(all)))
                done = stopped();
            if (!done) {
                if (next.valid())
                    next.wait();
                return done;
            }
        }
        return flush();
    }

private:
    using Events = std::vector<std::vector<store::Event>>; ///< by happening

    std::future<Result<Events>> begin(std::size_t from) {
        return std::async(std::launch::async, [this, from]() -> Result<Events> {
            Events out;
            const std::size_t to = std::min(from + block, schedule_.happenings.size());
            for (std::size_t place = from; place < to; ++place) {
                auto events = events_.of(place);
                if (!events)
                    return tl::unexpected<Error>(events.error());
                out.push_back(std::move(*events));
            }
            return out;
        });
    }

    Status take(std::size_t from, Events events) {
        for (std::size_t i = 0; i < events.size(); ++i) {
            const Happening& happening = schedule_.happenings[from + i];
            if (happening.kind == Happening::Kind::review)
                if (Status done = review(happening); !done)
                    return done;
            waiting_.insert(waiting_.end(), std::move_iterator(events[i].begin()),
                            std::move_iterator(events[i].end()));
        }
        return waiting_.size() < rows_a_time ? Status{} : flush();
    }

    Status review(const Happening& happening) {
        if (Status done = flush(); !done)
            return done;
        auto signed_now = signing_.review(store_, firm_, happening,
                                          [&](double share) { return wish_.progress("signing", share); });
        if (!signed_now)
            return tl::unexpected<Error>(signed_now.error());
        waiting_ = std::move(*signed_now);
        return flush();
    }

    Status flush() {
        if (waiting_.empty())
            return {};
        const auto done = store_.append(waiting_);
        if (!done)
            return tl::unexpected<Error>(done.error());
        for (const store::Event& event : waiting_)
            ++made_.counts[store::kind_of(event.what)];
        made_.rows = done->last_seq;
        waiting_.clear();
        return {};
    }

    store::Store& store_;
    const Firm& firm_;
    const Schedule& schedule_;
    DemoEvents& events_;
    const DemoSigning& signing_;
    const DemoDataWish& wish_;
    DemoDataMade& made_;
    std::vector<store::Event> waiting_;
};

/// Keeps what is worked out of everybody, a few hundred at a time.
class Keeper {
public:
    Keeper(store::Store& store, const store::Content& competency) : store_(store), competency_(competency) {}

    bool take(Refreshed refreshed) {
        if (refreshed.standing)
            standings_.push_back(std::move(*refreshed.standing));
        if (refreshed.summary)
            summaries_.push_back(std::move(*refreshed.summary));
        return summaries_.size() < kept_a_time || flush().has_value();
    }
    Status flush() {
        Status done = store_.keep_standings(standings_, std::span(&competency_, 1));
        if (done)
            done = store_.keep_summaries(summaries_);
        kept_ += static_cast<std::int64_t>(summaries_.size());
        standings_.clear();
        summaries_.clear();
        return done;
    }
    [[nodiscard]] std::int64_t kept() const { return kept_; }

private:
    store::Store& store_;
    const store::Content& competency_;
    std::vector<store::StandingRow> standings_;
    std::vector<store::SummaryRow> summaries_;
    std::int64_t kept_ = 0;
};

Status keep_standings_of_all(store::Store& store, const fs::path& file, Day today,
                             const domain::Estimator& estimator, const store::Content& competency,
                             const DemoDataWish& wish, DemoDataMade& made) {
    Keeper keeper(store, competency);
    RecomputeOptions options;
    options.progress = [&](double share) { return wish.progress("standings", share); };
    Status done = refresh_people(file, today, Parameters{estimator, competency.hash}, options, {},
                                 [&](Refreshed refreshed) { return keeper.take(std::move(refreshed)); });
    if (done)
        done = keeper.flush();
    made.summaries = keeper.kept();
    return done;
}

Status keep_groups_of_all(store::Store& store, const fs::path& file, const Firm& firm, Day today,
                          const Parameters& parameters, const DemoDataWish& wish, DemoDataMade& made) {
    const auto rows = demo_groups(file, firm, today, parameters,
                                  [&](double share) { return wish.progress("groups", share); });
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    made.groups = static_cast<std::int64_t>(rows->size());
    return store.keep_groups(*rows);
}

Status set_reader(store::Store& store, const Firm& firm) {
    return store.set_setting("current_person", firm.people[firm.reader].id.str());
}

std::vector<store::Content> frozen_contents(const SceneLibrary& library, const DemoPlayer& player,
                                            const DemoRecords& records) {
    std::vector<store::Content> out = records.frozen();
    for (const ScenePtr& scene : library.scenes())
        out.push_back(player.frozen(*scene).front());
    return out;
}

Status write_all(const DemoShared& shared, const fs::path& share, const fs::path& file,
                 const DemoDataWish& wish, DemoDataMade& made) {
    const FixedClock clock(wish.now, demo_offset_minutes);
    const Day today = local_day(clock, wish.now);
    const Day first{today.number - wish.years * days_of_year};
    const domain::Competency& competency = shared.estimator.competency();
    const DemoRecords records(share / "questions", shared.text, competency);
    if (!records.usable())
        return fail(ErrorKind::bad_input, "Không đọc được bộ câu hỏi phỏng vấn.");
    store::OpenOptions options;
    options.id_seed = wish.seed * 2 + 1;
    options.now = demo_moment(first, 0);
    auto store = store::Store::open(file, options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    const Firm firm = make_firm(wish.people, first, today, wish.seed);
    const Schedule schedule = make_schedule(firm, shared.library, first, wish.now,
                                            wish.people * complaints_of_100_people / 100, wish.seed + 1);
    DemoPlayer player(shared.text, competency, shared.coder, clock);
    if (const auto done = store->append({}, frozen_contents(shared.library, player, records)); !done)
        return tl::unexpected<Error>(done.error());
    DemoEvents events(firm, schedule, shared.library, records, player, wish.now, wish.seed + 2);
    const DemoSigning signing(shared.estimator, shared.text.hash, wish.seed + 3);
    Status done = HistoryWriter(*store, firm, schedule, events, signing, wish, made).write();
    const store::Content text{shared.text.hash, store::ContentKind::competency, competency.id, 1,
                              shared.text.text};
    if (done)
        done = keep_standings_of_all(*store, file, today, shared.estimator, text, wish, made);
    if (done)
        done = keep_groups_of_all(*store, file, firm, today, Parameters{shared.estimator, shared.text.hash},
                                  wish, made);
    made.people = static_cast<std::int64_t>(firm.people.size());
    made.teams = static_cast<std::int64_t>(firm.teams.size());
    return done ? set_reader(*store, firm) : done;
}

} // namespace

Instant evening_of(Day day) {
    return demo_moment(day, 17 * 60 + 30);
}

Result<DemoDataMade> write_demo_data(const fs::path& share, const fs::path& file,
                                     const DemoDataWish& wanted) {
    std::error_code ignored;
    if (fs::exists(file, ignored))
        return fail(ErrorKind::refused, "Tệp này đã có; dữ liệu mẫu chỉ ghi vào chỗ trống.", file.string());
    DemoDataWish wish = wanted;
    if (!wish.progress)
        wish.progress = [](const char*, double) { return true; };
    const auto shared = load_demo_shared(share);
    if (!shared)
        return tl::unexpected<Error>(shared.error());
    PartFile part(file);
    DemoDataMade made;
    Status done = write_all(*shared, share, part.path(), wish, made);
    if (done)
        done = part.finish();
    if (!done)
        return tl::unexpected<Error>(done.error());
    made.bytes = fs::file_size(file, ignored);
    return made;
}

} // namespace mq::app
