#include "app/import_check.h"

#include "app/complaint_times.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <optional>

namespace mq::app {
namespace {

constexpr std::size_t head_rows_looked_at = 15;

/// `2026-03-09 14:30` of a day number, as workbooks keep dates whose cells aren't marked as such.
std::optional<std::string> date_of_serial(std::string_view text, bool from_1904) {
    double serial = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), serial);
    if (problem != std::errc() || end != text.data() + text.size() || serial < 1.0)
        return std::nullopt;
    return content::serial_date(serial, from_1904);
}

class Examiner {
public:
    Examiner(const content::TableFile& file, std::size_t head, const ImportMapping& mapping,
             const ComplaintRules& rules, const ImportWords& words,
             const std::unordered_map<std::string, Uuid>& known)
        : table_(file.table),
          from_1904_(file.from_1904),
          head_(head),
          mapping_(mapping),
          rules_(rules),
          words_(words),
          known_(known) {}

    ImportVerdict examine(const std::function<bool(double)>& go_on) {
        const bool complete = std::ranges::all_of(import_fields(), [&](const ImportFieldInfo& field) {
            return !field.required || mapping_.contains(field.id);
        });
        for (row_ = head_ + 1; row_ < table_.rows(); ++row_) {
            if (go_on && row_ % 500 == 0 &&
                !go_on(static_cast<double>(row_) / static_cast<double>(table_.rows())))
                break;
            if (table_.blank(row_))
                continue;
            ++out_.rows;
            if (complete)
                look();
        }
        return std::move(out_);
    }

private:
    /// Without the apostrophe that keeps a spreadsheet from working a text out, as our own tables have it.
    [[nodiscard]] std::string text(std::string_view field) const {
        const auto column = mapping_.find(field);
        if (column == mapping_.end())
            return {};
        std::string_view cell = table_.at(row_, column->second);
        if (cell.size() > 1 && cell[0] == '\'' &&
            std::string_view("=+-@").find(cell[1]) != std::string_view::npos)
            cell.remove_prefix(1);
        return std::string(cell);
    }
    [[nodiscard]] std::string date(std::string_view field) const {
        const auto column = mapping_.find(field);
        if (column == mapping_.end())
            return {};
        std::string cell(table_.at(row_, column->second));
        if (table_.is_number(row_, column->second))
            return date_of_serial(cell, from_1904_).value_or(cell);
        return cell;
    }
    /// A telephone number kept as a number has lost its first zero.
    [[nodiscard]] std::string contact() const {
        constexpr std::size_t digits_without_zero = 9;
        const auto column = mapping_.find("contact");
        const bool number = column != mapping_.end() && table_.is_number(row_, column->second);
        std::string cell = text("contact");
        return number && cell.size() == digits_without_zero ? '0' + cell : cell;
    }

    void problem(std::string_view field, std::string sentence, bool skips) {
        ++out_.problem_count;
        if (out_.problems.size() >= problems_kept)
            return;
        ImportProblem one;
        one.row = static_cast<int>(row_) + 1;
        if (const auto column = mapping_.find(field); column != mapping_.end()) {
            one.column = static_cast<int>(column->second) + 1;
            one.cell = content::cell_name(row_, column->second);
        }
        one.text = std::move(sentence);
        one.skips = skips;
        out_.problems.push_back(std::move(one));
    }
    void remark(std::string_view field, const char* key, const std::string& value) {
        problem(field, rules_.texts->format(key, fmt::arg("text", value)), false);
    }

    template <class Value>
    void by_word(std::string_view field, const std::optional<Value>& found, Value& into, const char* key) {
        const std::string value = text(field);
        if (found)
            into = *found;
        else if (!value.empty())
            remark(field, key, value);
    }

    ComplaintEntry entry() {
        ComplaintEntry out;
        out.number = text("number");
        out.customer = text("customer");
        out.contact = contact();
        out.cause_detail = text("cause_detail");
        out.what = text("what");
        out.outcome = text("outcome");
        out.received = date("received");
        out.closed = date("closed");
        for (std::size_t i = 0; i < out.steps.size(); ++i)
            out.steps[i].at = date(step_fields[i]);
        by_word("channel", words_.channel(text("channel")), out.channel, "table_import.problem.channel");
        by_word("wish", words_.wish(text("wish")), out.wish, "table_import.problem.wish");
        by_word("severity", words_.severity(text("severity")), out.severity, "table_import.problem.severity");
        by_word("satisfaction", words_.satisfaction(text("satisfaction")), out.satisfaction,
                "table_import.problem.satisfaction");
        const std::string cause = text("cause");
        by_word("cause", words_.cause(cause), out.cause, "table_import.problem.cause");
        if (out.cause.empty() && out.cause_detail.empty())
            out.cause_detail = cause; // what was written isn't lost
        out.owner_name = text("owner");
        out.owner = words_.owner(out.owner_name);
        return out;
    }

    void look() {
        const std::string key = number_key(text("number"));
        if (!key.empty() && known_.contains(key)) {
            ++out_.known;
            return;
        }
        const ComplaintEntry row = entry();
        CheckedComplaint checked = check_complaint(row, rules_);
        bool skips = checked.stops();
        if (const auto [at, fresh] = seen_.emplace(key, row_); !fresh && !key.empty()) {
            problem("number",
                    rules_.texts->format("table_import.problem.twice", fmt::arg("text", row.number),
                                         fmt::arg("row", at->second + 1)),
                    true);
            skips = true;
        }
        for (ComplaintForm::Problem& one : checked.problems)
            problem(one.field, std::move(one.text), one.stops);
        if (skips) {
            ++out_.skipped;
            return;
        }
        if (out_.preview.size() < preview_rows)
            out_.preview.push_back(shown(checked.logged));
        out_.take.push_back(std::move(checked.logged));
    }

    [[nodiscard]] static std::string name_of(const std::vector<NamedId>& among, const std::string& id) {
        const auto at = std::ranges::find(among, id, &NamedId::id);
        return at == among.end() ? std::string() : at->name;
    }
    /// In the order of import_fields().
    [[nodiscard]] std::vector<std::string> shown(const store::ComplaintLogged& e) const {
        const auto time = [&](std::optional<std::int64_t> ms) {
            return ms ? shown_moment(*rules_.clock, Instant{*ms}) : std::string();
        };
        std::vector<std::string> out{e.number,
                                     time(e.received_ms),
                                     e.what,
                                     e.customer,
                                     e.contact,
                                     name_of(rules_.channels, e.channel),
                                     name_of(rules_.causes, e.cause),
                                     e.cause_detail,
                                     name_of(rules_.wishes, e.wish),
                                     e.owner_name,
                                     std::to_string(e.severity)};
        for (const auto& step : e.steps)
            out.push_back(time(step.at_ms));
        out.push_back(time(e.closed_ms));
        out.push_back(e.outcome);
        out.push_back(e.satisfaction ? std::to_string(*e.satisfaction) : std::string());
        return out;
    }

    static constexpr std::array<std::string_view, 6> step_fields{"step1", "step2", "step3",
                                                                 "step4", "step5", "step6"};
    const content::Table& table_;
    bool from_1904_;
    std::size_t head_;
    const ImportMapping& mapping_;
    const ComplaintRules& rules_;
    const ImportWords& words_;
    const std::unordered_map<std::string, Uuid>& known_;
    std::unordered_map<std::string, std::size_t> seen_; ///< row by number_key
    std::size_t row_ = 0;
    ImportVerdict out_;
};

} // namespace

std::vector<std::string> heads_of(const content::Table& table, std::size_t row) {
    std::vector<std::string> out;
    for (std::size_t column = 0; column < table.columns(); ++column)
        out.emplace_back(table.at(row, column));
    return out;
}

std::size_t head_row(const content::Table& table, const ImportWords& words) {
    std::optional<std::size_t> first;
    std::size_t best = 0;
    std::size_t most = 1; // one name alone may be a title
    for (std::size_t row = 0; row < std::min(table.rows(), head_rows_looked_at); ++row) {
        if (table.blank(row))
            continue;
        if (!first)
            first = row;
        if (const std::size_t names = words.heads_in(heads_of(table, row)); names > most) {
            most = names;
            best = row;
        }
    }
    return most > 1 ? best : first.value_or(0);
}

ImportVerdict examine(const content::TableFile& file, std::size_t head, const ImportMapping& mapping,
                      const ComplaintRules& rules, const ImportWords& words,
                      const std::unordered_map<std::string, Uuid>& known,
                      const std::function<bool(double)>& go_on) {
    return Examiner(file, head, mapping, rules, words, known).examine(go_on);
}

} // namespace mq::app
