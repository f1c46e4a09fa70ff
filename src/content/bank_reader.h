#pragma once

#include "content/reader.h"
#include "domain/question.h"

#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// Questions that the model comes with.
inline constexpr int model_questions = 8;

/// How much is asked of a file under questions/.
enum class BankDepth {
    read,  ///< syntax, shape and references: what a text needs to become a value again
    check, ///< also the rules for authors; a text frozen with a result isn't held to rules made after it
};

/// How many of something there may be.
struct Amount {
    std::size_t fewest = 1;
    std::size_t most = 1;
};

/// Texts of a list with their places.
struct PlacedTexts {
    std::vector<domain::LocalText> texts;
    std::vector<Mark> marks;
};

/// What the files under questions/ have in common, on top of Reader.
class BankReader {
public:
    BankReader(Diagnostics& diagnostics, const domain::Competency& competency, BankDepth depth)
        : reader_(diagnostics), competency_(competency), depth_(depth) {}

    [[nodiscard]] Reader& reader() { return reader_; }
    [[nodiscard]] const domain::Competency& competency() const { return competency_; }

    /// Rules for authors: said only when the file is checked.
    void rule(Mark at, std::string_view code, std::string message);
    void advise(Mark at, std::string_view code, std::string message);

    /// Letters without marks, digits and `-`; where the file has a name, the name is the id in lower case.
    [[nodiscard]] std::string file_id(yaml::Node node, std::string_view what);
    /// A whole number, or the lowest after reporting what stands there.
    [[nodiscard]] int number(Fields& fields, std::string_view key, int low, int high);
    /// A text that must be there; English is missed (see tell_english) unless it is said to be optional.
    [[nodiscard]] domain::LocalText text(Fields& fields, std::string_view key, bool english_too = true);
    [[nodiscard]] domain::LocalText text_of(yaml::Node node, std::string_view what, bool english_too = true);
    /// The same for the texts of a list; none of them twice.
    [[nodiscard]] PlacedTexts texts(Fields& fields, std::string_view key, Amount amount,
                                    bool english_too = true);
    /// The amount and its unit in the message: `probes có 2 câu: viết 3 đến 5 câu.`
    void check_amount(Mark at, std::string_view what, std::size_t n, Amount amount, std::string_view unit);
    /// At most so many characters of Vietnamese.
    void check_short(Mark at, std::string_view what, const domain::LocalText& text, std::size_t most);

    /// The facet of a key, reported when there is none of that name.
    [[nodiscard]] std::optional<domain::FacetIndex> facet(yaml::Node key);
    /// Rows of anchors, in the competency's order. See anchor_rows.cpp for what is asked of them.
    [[nodiscard]] std::vector<domain::AnchorRow> anchor_rows(yaml::Node facets);

    void miss_english(Mark at);
    /// One warning for all texts that have no English, at the first of them.
    void tell_english();

private:
    domain::AnchorRow anchor_row(domain::FacetIndex facet, yaml::Node key, yaml::Node row);
    void missing_levels(yaml::Node key, const std::array<yaml::Node, domain::level_count>& levels);
    domain::Anchor anchor(domain::FacetIndex facet, domain::Level level, yaml::Node node);
    void read_shows(domain::FacetIndex facet, domain::Level level, yaml::Node node, domain::Anchor& out);
    void check_footing(domain::FacetIndex facet, domain::Level level, const Fields& fields, Mark at,
                       const domain::Anchor& anchor);
    void check_balance(const domain::AnchorRow& row, Mark at);

    Reader reader_;
    const domain::Competency& competency_;
    BankDepth depth_;
    std::size_t without_english_ = 0;
    Mark first_without_english_;
};

/// For telling whether two texts say the same: without marks, capitals and punctuation.
[[nodiscard]] std::string plain_words(std::string_view text);

/// `A01-Q1` → `a01-q1`
[[nodiscard]] std::string lower_ascii(std::string_view word);

/// The first error as `line:col: message`, for a log.
[[nodiscard]] std::string first_error(std::span<const Diagnostic> diagnostics);

} // namespace mq::content
