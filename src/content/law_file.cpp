#include "content/law_file.h"

#include "content/reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 5> file_keys{"law", "requests", "keep", "groups", "plain"};
constexpr std::array<std::string_view, 2> request_keys{"answer_working_days", "kinds"};
constexpr std::array<std::string_view, 3> kind_keys{"id", "days", "title"};
constexpr std::array<std::string_view, 3> keep_keys{"practice_months", "evidence_months", "late_after_days"};
constexpr std::array<std::string_view, 3> group_keys{"id", "title", "choices"};
constexpr std::array<std::string_view, 2> choice_keys{"id", "title"};
constexpr std::array<std::string_view, 2> plain_keys{"title", "text"};
constexpr int most_days = 365;
constexpr int most_months = 240;

class LawReader {
public:
    LawReader(Diagnostics& diagnostics, LawBook& out) : reader_(diagnostics), out_(out) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp luật", {}, file_keys);
        if (const auto version = fields.need("law"))
            (void)reader_.integer(version, "law", 1, 1);
        if (const auto requests = fields.need("requests"))
            read_requests(requests);
        if (const auto keep = fields.need("keep"))
            read_keep(keep);
        each(fields, "groups", [&](yaml::Node node) { read_group(node); });
        each(fields, "plain", [&](yaml::Node node) { read_plain(node); });
    }

private:
    template <class F>
    void each(Fields& fields, std::string_view key, F&& visit) {
        if (const auto list = fields.need(key); list && reader_.is_list(list, key))
            list.each(visit);
    }

    void number(Fields& fields, std::string_view key, int most, int& to) {
        if (const auto node = fields.need(key))
            to = reader_.integer(node, key, 1, most).value_or(to);
    }

    domain::LocalText text(Fields& fields, std::string_view key) {
        const auto node = fields.need(key);
        return node ? reader_.text(node, key, Roles::none) : domain::LocalText{};
    }

    std::string id(Fields& fields, std::set<std::string>& taken) {
        const auto node = fields.need("id");
        if (!node)
            return {};
        std::string out(reader_.word(node, "id").value_or(""));
        if (!is_id(out))
            reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số, - và _.");
        else if (!taken.insert(out).second)
            reader_.error(node.mark(), "duplicate-key", fmt::format("“{}” đã có ở trên.", out));
        return out;
    }

    void read_requests(yaml::Node node) {
        Fields fields(reader_, node, "requests", node.mark(), request_keys);
        number(fields, "answer_working_days", most_days, out_.answer_working_days);
        each(fields, "kinds", [&](yaml::Node kind) {
            Fields of(reader_, kind, "loại yêu cầu", kind.mark(), kind_keys);
            RequestRule rule;
            rule.id = id(of, requests_);
            number(of, "days", most_days, rule.days);
            rule.title = text(of, "title");
            out_.requests.push_back(std::move(rule));
        });
    }

    void read_keep(yaml::Node node) {
        Fields fields(reader_, node, "keep", node.mark(), keep_keys);
        number(fields, "practice_months", most_months, out_.practice_months);
        number(fields, "evidence_months", most_months, out_.evidence_months);
        number(fields, "late_after_days", most_days, out_.late_after_days);
    }

    void read_group(yaml::Node node) {
        Fields fields(reader_, node, "nhóm", node.mark(), group_keys);
        GroupDimension out;
        out.id = id(fields, dimensions_);
        out.title = text(fields, "title");
        std::set<std::string> taken;
        each(fields, "choices", [&](yaml::Node choice) {
            Fields of(reader_, choice, "lựa chọn", choice.mark(), choice_keys);
            GroupDimension::Choice one;
            one.id = id(of, taken);
            one.title = text(of, "title");
            out.choices.push_back(std::move(one));
        });
        if (out.choices.size() < 2)
            reader_.error(node.mark(), "few-choices", "mỗi cách chia nhóm cần ít nhất hai lựa chọn.");
        if (out.choices.size() > most_choices)
            reader_.error(node.mark(), "many-choices",
                          fmt::format("mỗi cách chia nhóm có nhiều nhất {} lựa chọn.", most_choices));
        out_.groups.push_back(std::move(out));
    }

    void read_plain(yaml::Node node) {
        Fields fields(reader_, node, "đoạn", node.mark(), plain_keys);
        PlainHeading out;
        out.title = text(fields, "title");
        out.text = text(fields, "text");
        out_.plain.push_back(std::move(out));
    }

    Reader reader_;
    LawBook& out_;
    std::set<std::string> requests_;
    std::set<std::string> dimensions_;
};

template <class T>
const T* find_id(const std::vector<T>& all, std::string_view id) {
    const auto found = std::ranges::find(all, id, &T::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const RequestRule* LawBook::request(std::string_view id) const {
    return find_id(requests, id);
}

const GroupDimension* LawBook::dimension(std::string_view id) const {
    return find_id(groups, id);
}

LoadedLaw load_law(std::string_view bytes, std::string file) {
    LoadedLaw out;
    LawBook book;
    Diagnostics diagnostics(std::move(file));
    if (auto source = clean_source(bytes, diagnostics))
        if (const auto tree = yaml::parse(*std::move(source), diagnostics))
            LawReader(diagnostics, book).read(tree->root());
    if (!diagnostics.has_errors())
        out.book = std::move(book);
    out.diagnostics = diagnostics.sorted();
    return out;
}

LoadedLaw load_law_file(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (bytes)
        return load_law(*bytes, path.generic_string());
    return {{}, {{Severity::error, path.generic_string(), 1, 1, "unreadable", bytes.error().message}}};
}

} // namespace mq::content
