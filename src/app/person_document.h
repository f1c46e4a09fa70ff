#pragma once

#include "app/law.h"
#include "app/person_file.h"

#include <fmt/format.h>
#include <initializer_list>
#include <string>
#include <utility>

namespace mq::app {

/// One after the other.
template <class T>
std::string joined(const std::vector<T>& parts, const char* between = ", ") {
    std::string out;
    for (const auto& part : parts)
        out += (out.empty() ? "" : between) + fmt::format("{}", part);
    return out;
}

/// A person's file as a document for that person to read. Inside of document_of.
class PersonDocument {
public:
    PersonDocument(const PersonFile& file, const ExportSource& source)
        : file_(file), source_(source), texts_(source.texts), book_(law_book(source.share)) {}

    [[nodiscard]] report::PersonData write();

private:
    using Section = report::PersonData::Section;
    using Heading = report::PersonData::Heading;
    using Facts = report::PersonData::Facts;
    using Grid = report::PersonData::Grid;

    [[nodiscard]] std::string get(const char* key) const;
    [[nodiscard]] std::string day(Instant at) const;
    [[nodiscard]] std::string moment(Instant at) const;
    [[nodiscard]] std::string yes(bool value) const;
    Section& section(const char* title);
    [[nodiscard]] Grid grid(std::initializer_list<std::pair<const char*, float>> columns) const;
    static void put(Section& to, Grid grid);
    static void note(Section& to, std::string text);
    [[nodiscard]] std::string facet_name(const std::string& id) const;
    [[nodiscard]] std::string level_name(int level) const;
    void profile();
    [[nodiscard]] std::string region(domain::Region region) const;
    void groups(Section& to) const;
    void consents();
    void standing();
    void facets(Section& to) const;
    void lines(Section& to) const;
    void formula();
    [[nodiscard]] std::string detail_of(const FiledAttempt& one) const;
    [[nodiscard]] std::string answer_of(const FiledDecision& one) const;
    [[nodiscard]] std::string help_of(const store::Decision& d) const;
    [[nodiscard]] std::string moment_of(const FiledDecision& one) const;
    void attempts();
    void result(Section& to, const FiledAttempt& one) const;
    [[nodiscard]] static std::string question_name(const FiledInterview& of, const std::string& id,
                                                   const Texts& texts);
    [[nodiscard]] std::string ratings_of(const std::vector<store::FacetRating>& ratings) const;
    [[nodiscard]] std::string notes_of(const store::AnswerRated& one) const;
    void one_interview(Section& to, const FiledInterview& one) const;
    void interviews();
    void rated(Section& to) const;
    void observations();
    void talks();
    void levels();
    void assignments();
    void benchmarks();
    [[nodiscard]] std::string kind_of(const std::string& id) const;
    void requests();
    void access();

    const PersonFile& file_;
    const ExportSource& source_;
    const Texts& texts_;
    Result<content::LawBook> book_;
    report::PersonData out_;
};

} // namespace mq::app
