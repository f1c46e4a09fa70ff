#pragma once

#include "store/care.h"
#include "store/database.h"

#include <functional>

namespace mq::store {

/// Tells how far long work is, and throws Trouble (refused) where the caller wants it to stop.
class Teller {
public:
    explicit Teller(const Progress& progress) : progress_(progress) {}
    /// The part of the whole, 0..1, that the following calls of `part` divide.
    void phase(double from, double to);
    void part(double share); ///< 0..1 of the phase
    /// Says again where it stands; false when it should stop.
    [[nodiscard]] bool go_on() const;

private:
    const Progress& progress_;
    double from_ = 0.0;
    double to_ = 1.0;
    double now_ = 0.0;
};

/// While it lives, a single long statement of that database can be stopped as well.
class Interruptible {
public:
    Interruptible(Database& database, const Teller& teller);
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;
    ~Interruptible();

private:
    Database& database_;
};

} // namespace mq::store
