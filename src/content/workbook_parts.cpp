#include "content/workbook_parts.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <set>

namespace mq::content {
namespace {

std::size_t number_of(std::string_view text, std::size_t otherwise) {
    std::size_t out = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    return problem == std::errc() && end == text.data() + text.size() ? out : otherwise;
}

/// `worksheets/a.xml` beside `xl/workbook.xml` is `xl/worksheets/a.xml`.
std::string beside(const std::string& part, std::string_view target) {
    if (target.starts_with('/'))
        return std::string(target.substr(1));
    const std::size_t slash = part.rfind('/');
    std::string folder = slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
    while (target.starts_with("../") || target.starts_with("./")) {
        const bool up = target[1] == '.';
        target.remove_prefix(up ? 3 : 2);
        if (!up)
            continue;
        if (folder.empty())
            throw NotAWorkbook("a part outside of the archive");
        folder.pop_back();
        folder.resize(folder.rfind('/') + 1); // npos + 1 is 0
    }
    return folder + std::string(target);
}

struct Relation {
    std::string kind; ///< the last word of its type
    std::string part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

class RelationsListener final : public XmlListener {
public:
    explicit RelationsListener(const std::string& owner) : owner_(owner) {}
    void begin(const XmlStart& element) override {
        if (element.name != "Relationship" || element.attribute("TargetMode") == "External")
            return;
        const std::string_view type = element.attribute("Type");
        found[std::string(element.attribute("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                       beside(owner_, element.attribute("Target"))};
    }
    void end(std::string_view) override {}
    Relations found;

private:
    const std::string& owner_;
};

Relations relations_of(const WorkbookArchive& archive, const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    auto bytes = archive.part(part.substr(0, name) + "_rels/" + part.substr(name) + ".rels");
    if (!bytes)
        throw NotAWorkbook("no relations of " + (part.empty() ? "the package" : part));
    RelationsListener listener(part);
    read_xml(std::move(*bytes), listener);
    return std::move(listener.found);
}

class WorkbookListener final : public XmlListener {
public:
    WorkbookListener(WorkbookMap& out, const Relations& relations) : out_(out), relations_(relations) {}
    void begin(const XmlStart& element) override {
        if (element.name == "workbookPr")
            out_.from_1904 = element.attribute("date1904") == "1" || element.attribute("date1904") == "true";
        if (element.name != "sheet")
            return;
        const auto at = relations_.find(element.attribute("id"));
        if (at != relations_.end() && at->second.kind == "worksheet" && out_.sheets.size() < 1'000)
            out_.sheets.push_back({std::string(element.attribute("name")), at->second.part});
    }
    void end(std::string_view) override {}

private:
    WorkbookMap& out_;
    const Relations& relations_;
};

/// `_x000D_` is how a workbook writes characters that XML can't hold.
std::string unescaped(std::string text) {
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        unsigned code = 0;
        const char* from = text.data() + at + 2;
        if (at + 7 > text.size() || text[at + 6] != '_' ||
            std::from_chars(from, from + 4, code, 16).ptr != from + 4)
            continue;
        if (code == '\r' || code == '\n' || code == '\t' || code == '_')
            text.replace(at, 7, 1, code == '\r' ? ' ' : static_cast<char>(code));
    }
    return text;
}

/// Texts of a shared or inline string: those of its runs one after the other, without the reading aids.
class RunText {
public:
    void begin(std::string_view name) {
        if (name == "rPh")
            aside_ = true;
        in_text_ = name == "t" && !aside_;
    }
    void text(std::string_view piece, const TableLimits& limits) {
        if (!in_text_)
            return;
        if (text_.size() + piece.size() > limits.cell_bytes)
            throw TableTooLarge(fmt::format("có ô dài hơn {} KB", limits.cell_bytes >> 10U));
        text_ += piece;
    }
    void end(std::string_view name) {
        if (name == "rPh")
            aside_ = false;
        in_text_ = false;
    }
    [[nodiscard]] std::string take() { return unescaped(std::exchange(text_, {})); }

private:
    std::string text_;
    bool in_text_ = false;
    bool aside_ = false;
};

class SharedListener final : public XmlListener {
public:
    explicit SharedListener(const TableLimits& limits) : limits_(limits) {}
    void begin(const XmlStart& element) override { run_.begin(element.name); }
    void text(std::string_view piece) override { run_.text(piece, limits_); }
    void end(std::string_view name) override {
        run_.end(name);
        if (name != "si")
            return;
        if (found.size() >= limits_.cells)
            throw TableTooLarge("có quá nhiều ô");
        found.push_back(run_.take());
    }
    std::vector<std::string> found;

private:
    const TableLimits& limits_;
    RunText run_;
};

/// Whether a format's code has letters of a date outside of quotes, brackets and escapes.
bool shows_dates(std::string_view code) {
    bool quoted = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '\\' || c == '_' || c == '*')
            ++i;
        else if (c == '[')
            i = std::min(code.find(']', i), code.size() - 1);
        else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos)
            return true;
    }
    return false;
}

/// Formats that need no code, by ECMA-376 18.8.30 and the East Asian ones beside them.
bool built_in_date(std::size_t id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
           (id >= 50 && id <= 58);
}

class StylesListener final : public XmlListener {
public:
    void begin(const XmlStart& element) override {
        if (element.name == "cellXfs")
            in_cells_ = true;
        const std::size_t id = number_of(element.attribute("numFmtId"), 0);
        if (element.name == "numFmt" && shows_dates(element.attribute("formatCode")))
            dates_.insert(id);
        if (element.name == "xf" && in_cells_ && found.size() < 70'000) // Excel has at most 65,490
            found.push_back(built_in_date(id) || dates_.contains(id));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs")
            in_cells_ = false;
    }
    std::vector<bool> found;

private:
    std::set<std::size_t> dates_;
    bool in_cells_ = false;
};

} // namespace

WorkbookMap workbook_map(const WorkbookArchive& archive) {
    std::string workbook;
    for (const auto& [id, relation] : relations_of(archive, {}))
        if (relation.kind == "officeDocument")
            workbook = relation.part;
    auto bytes = archive.part(workbook);
    if (workbook.empty() || !bytes)
        throw NotAWorkbook("no workbook");
    const Relations relations = relations_of(archive, workbook);
    WorkbookMap out;
    WorkbookListener listener(out, relations);
    read_xml(std::move(*bytes), listener);
    for (const auto& [id, relation] : relations) {
        if (relation.kind == "sharedStrings")
            out.shared_strings = relation.part;
        if (relation.kind == "styles")
            out.styles = relation.part;
    }
    return out;
}

std::vector<std::string> shared_strings(const WorkbookArchive& archive, const std::string& part,
                                        const TableLimits& limits) {
    if (part.empty())
        return {};
    auto bytes = archive.part(part);
    if (!bytes)
        throw NotAWorkbook("no " + part);
    SharedListener listener(limits);
    read_xml(std::move(*bytes), listener);
    return std::move(listener.found);
}

std::vector<bool> date_formats(const WorkbookArchive& archive, const std::string& part) {
    if (part.empty())
        return {};
    auto bytes = archive.part(part);
    if (!bytes)
        return {};
    StylesListener listener;
    read_xml(std::move(*bytes), listener);
    return std::move(listener.found);
}

} // namespace mq::content
