#pragma once

#include "domain/acts.h"
#include "regression.h"

#include <cstddef>
#include <string>
#include <vector>

/// What the weights are learned from.
namespace acts {

struct Row {
    std::string id;
    std::string reply;
    std::string customer;
    mq::domain::ActSet acts;
    std::size_t source = 0; ///< number of the file, the files of marked replies first
    double weight = 1.0;    ///< less for copies
    Bag sentences;          ///< features of each
};

/// Copies of the rows from the first `files` files without punctuation, and bank sentences put behind each
/// other without any: many people type replies as one long line, which takes away where sentences end.
[[nodiscard]] std::vector<Row> run_together(const std::vector<Row>& rows, std::size_t files);

/// Lines of `ap,so | sentence`: acts by the short names of samples.cpp or in full, `-` for none. Anything
/// wrong is told and ends the program: a lost label would teach the opposite.
void read_bank(const std::string& name, std::size_t source, std::vector<Row>& out);

/// Marked replies in the form of tests/data/replies/dev.jsonl.
void read_replies(const std::string& name, std::size_t source, std::vector<Row>& out);

} // namespace acts
