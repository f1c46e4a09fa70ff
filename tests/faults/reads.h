#pragma once

#include "store/store.h"

#include <string>
#include <vector>

namespace mq::faults {

/// What one question to a store was answered with.
struct Answer {
    std::string question;
    std::string said;    ///< every field of every row; empty where it was an error
    std::string trouble; ///< the error's sentence; empty: none
};

/// Whom and what the questions are about: asked for by id, so that a list that fails leaves none out.
struct Known {
    std::vector<Uuid> people;
    std::vector<Uuid> attempts;
    std::vector<Uuid> interviews;
    std::vector<Uuid> teams;
    std::vector<Uuid> raters;
    std::vector<ContentHash> contents;
};

[[nodiscard]] Known known_of(const store::Store& store);

/// Every read there is, of everything known.
[[nodiscard]] std::vector<Answer> all_answers(const store::Store& store, const Known& known);

} // namespace mq::faults
