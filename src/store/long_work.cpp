#include "store/long_work.h"

#include "store/trouble.h"

#include <sqlite3.h>
#include <algorithm>

namespace mq::store {
namespace {

constexpr int steps_between_questions = 200'000; // of SQLite's machine: some milliseconds

int should_stop(void* teller) {
    return static_cast<const Teller*>(teller)->go_on() ? 0 : 1;
}

} // namespace

void Teller::phase(double from, double to) {
    from_ = from;
    to_ = to;
    part(0.0);
}

void Teller::part(double share) {
    now_ = std::max(now_, from_ + (to_ - from_) * share); // rounding never takes it back
    if (!go_on())
        throw Trouble(cancelled());
}

bool Teller::go_on() const {
    return !progress_ || progress_(now_);
}

Interruptible::Interruptible(Database& database, const Teller& teller) : database_(database) {
    sqlite3_progress_handler(database.handle(), steps_between_questions, should_stop,
                             const_cast<Teller*>(&teller));
}

Interruptible::~Interruptible() {
    sqlite3_progress_handler(database_.handle(), 0, nullptr, nullptr);
}

} // namespace mq::store
