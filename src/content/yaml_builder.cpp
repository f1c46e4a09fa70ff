#include "content/yaml_builder.h"

#include "content/limits.h"

#include <fmt/format.h>
#include <yaml.h>
#include <algorithm>

namespace mq::content::yaml {
namespace {

constexpr std::size_t most_findings = 200;
constexpr std::size_t few_keys = 24; ///< up to here comparing every pair is faster than sorting

Mark mark_of(const yaml_mark_t& mark) {
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

Style style_of(yaml_scalar_style_t style) {
    switch (style) {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: return Style::single_quoted;
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return Style::double_quoted;
        case YAML_LITERAL_SCALAR_STYLE:
        case YAML_FOLDED_SCALAR_STYLE: return Style::block;
        default: return Style::plain;
    }
}

/// libyaml's parser and its current event, released on every way out.
class Parser {
public:
    explicit Parser(const std::string& text) {
        ready_ = yaml_parser_initialize(&parser_) != 0;
        if (!ready_)
            return;
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    ~Parser() {
        release();
        if (ready_)
            yaml_parser_delete(&parser_);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool next() {
        release();
        held_ = ready_ && yaml_parser_parse(&parser_, &event_) != 0;
        return held_;
    }
    [[nodiscard]] const yaml_event_t& event() const { return event_; }
    [[nodiscard]] Stumble stumble() const {
        const auto text = [](const char* s) { return std::string(s == nullptr ? "" : s); };
        return {text(parser_.problem), text(parser_.context), mark_of(parser_.problem_mark),
                mark_of(parser_.context_mark)};
    }

private:
    void release() {
        if (held_)
            yaml_event_delete(&event_);
        held_ = false;
    }
    yaml_parser_t parser_{};
    yaml_event_t event_{};
    bool ready_ = false;
    bool held_ = false;
};

class Builder {
public:
    explicit Builder(const SourceText& source) : parser_(source.text()) {
        built_.arena.reserve(source.text().size());
    }

    Built run() {
        while (!built_.refused && !finished_) {
            if (!parser_.next()) {
                built_.stumble = parser_.stumble();
                break;
            }
            handle(parser_.event());
        }
        if (!built_.refused && !built_.stumble && built_.cells.empty())
            refuse({}, "empty-file", "tệp không có nội dung.");
        return std::move(built_);
    }

private:
    struct Open {
        std::uint32_t index = 0;
        std::uint32_t values = 0; ///< so far; a map counts keys and values
    };

    void handle(const yaml_event_t& event) {
        switch (event.type) {
            case YAML_STREAM_END_EVENT: finished_ = true; break;
            case YAML_DOCUMENT_START_EVENT: document(event); break;
            case YAML_ALIAS_EVENT: alias(event); break;
            case YAML_SCALAR_EVENT: scalar(event); break;
            case YAML_SEQUENCE_START_EVENT:
                properties(event.data.sequence_start.anchor, event.data.sequence_start.tag, event);
                open(Kind::list, event);
                break;
            case YAML_MAPPING_START_EVENT:
                properties(event.data.mapping_start.anchor, event.data.mapping_start.tag, event);
                open(Kind::map, event);
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: close(); break;
            default: break;
        }
    }

    void document(const yaml_event_t& event) {
        const auto& start = event.data.document_start;
        if (++documents_ > 1)
            return refuse(mark_of(event.start_mark), "many-documents",
                          "dòng --- mở một văn bản thứ hai: mỗi tệp chỉ có một. Bỏ dòng này hoặc tách tệp.");
        if (start.version_directive != nullptr || start.tag_directives.start != start.tag_directives.end)
            refuse(mark_of(event.start_mark), "directive",
                   "dòng bắt đầu bằng % không dùng ở đây. Bỏ các dòng đó đi.");
    }

    /// Anchors and tags are no part of the language: mostly they are a text that begins with & or ! unquoted.
    void properties(const yaml_char_t* anchor, const yaml_char_t* tag, const yaml_event_t& event) {
        if (anchor != nullptr)
            find(mark_of(event.start_mark), "anchor",
                 "dấu & ở đầu là cú pháp neo, không dùng ở đây. Nếu là chữ, đặt cả đoạn trong ngoặc kép: "
                 "\"&…\".");
        if (tag != nullptr)
            find(mark_of(event.start_mark), "tag",
                 "dấu ! ở đầu là cú pháp nhãn, không dùng ở đây. Nếu là chữ, đặt cả đoạn trong ngoặc kép: "
                 "\"!…\".");
    }

    void alias(const yaml_event_t& event) {
        find(mark_of(event.start_mark), "alias",
             "dấu * ở đầu là cú pháp tham chiếu, không dùng ở đây. Nếu là chữ, đặt cả đoạn trong ngoặc kép: "
             "\"*…\".");
        add(Kind::scalar, Style::plain, mark_of(event.start_mark), "…");
    }

    void scalar(const yaml_event_t& event) {
        const auto& s = event.data.scalar;
        properties(s.anchor, s.tag, event);
        std::string_view text(reinterpret_cast<const char*>(s.value), s.length);
        if (text.size() > max_text_bytes) {
            find(mark_of(event.start_mark), "text-too-long",
                 fmt::format("đoạn chữ này dài {} byte, quá {}. Rút ngắn lại.", text.size(), max_text_bytes));
            text = "…";
        }
        if (text.find('\0') != std::string_view::npos) {
            find(mark_of(event.start_mark), "nul-byte", "đoạn chữ chứa ký tự rỗng \\0. Xoá nó đi.");
            text = "…";
        }
        add(Kind::scalar, style_of(s.style), mark_of(event.start_mark), text);
    }

    void open(Kind kind, const yaml_event_t& event) {
        if (stack_.size() >= max_depth)
            return refuse(mark_of(event.start_mark), "too-deep",
                          fmt::format("lồng nhau quá {} tầng. Kiểm tra lại các dấu [ và {{.", max_depth));
        add(kind, Style::none, mark_of(event.start_mark), {});
        if (!built_.refused)
            stack_.push_back({static_cast<std::uint32_t>(built_.cells.size() - 1), 0});
    }

    void close() {
        Cell& cell = built_.cells[stack_.back().index];
        cell.end = static_cast<std::uint32_t>(built_.cells.size());
        cell.size = cell.kind == Kind::map ? stack_.back().values / 2 : stack_.back().values;
        if (cell.kind == Kind::map)
            find_duplicates(stack_.back().index);
        stack_.pop_back();
    }

    void add(Kind kind, Style style, Mark at, std::string_view text) {
        if (built_.cells.size() >= max_values)
            return refuse(at, "too-many-values",
                          fmt::format("tệp có hơn {} giá trị. Tách thành nhiều tệp.", max_values));
        if (!stack_.empty()) {
            Open& parent = stack_.back();
            const bool is_key = built_.cells[parent.index].kind == Kind::map && parent.values % 2 == 0;
            if (++parent.values > 2 * max_entries)
                return refuse(at, "too-many-entries",
                              fmt::format("một khối có hơn {} mục. Tách thành nhiều tệp.", max_entries));
            if (is_key && kind != Kind::scalar)
                find(at, "bad-key", "tên khoá phải là chữ, không phải danh sách hay khối.");
        }
        Cell cell;
        cell.kind = kind;
        cell.style = style;
        cell.line = at.line;
        cell.col = at.col;
        cell.end = static_cast<std::uint32_t>(built_.cells.size() + 1);
        cell.text_at = static_cast<std::uint32_t>(built_.arena.size());
        cell.text_size = static_cast<std::uint32_t>(text.size());
        built_.arena += text;
        built_.cells.push_back(cell);
    }

    void find_duplicates(std::uint32_t map) {
        keys_.clear();
        for (std::uint32_t i = map + 1; i < built_.cells[map].end;) {
            if (built_.cells[i].kind == Kind::scalar)
                keys_.push_back(i);
            const std::uint32_t value = built_.cells[i].end;
            i = built_.cells[value].end;
        }
        const auto text = [this](std::uint32_t i) {
            return std::string_view(built_.arena).substr(built_.cells[i].text_at, built_.cells[i].text_size);
        };
        if (keys_.size() <= few_keys) {
            for (std::size_t i = 1; i < keys_.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (text(keys_[i]) == text(keys_[j])) {
                        duplicate(keys_[j], keys_[i]);
                        break;
                    }
            return;
        }
        std::sort(keys_.begin(), keys_.end(), [&](std::uint32_t a, std::uint32_t b) {
            const int order = text(a).compare(text(b));
            return order != 0 ? order < 0 : a < b;
        });
        for (std::size_t i = 1; i < keys_.size(); ++i)
            if (text(keys_[i]) == text(keys_[i - 1]))
                duplicate(keys_[i - 1], keys_[i]);
    }

    void duplicate(std::uint32_t first, std::uint32_t second) {
        const Cell& cell = built_.cells[second];
        find({cell.line, cell.col}, "duplicate-key",
             fmt::format("khoá “{}” đã có ở dòng {}. Bỏ một trong hai.",
                         std::string_view(built_.arena).substr(cell.text_at, std::min(cell.text_size, 60U)),
                         built_.cells[first].line));
    }

    void find(Mark at, std::string code, std::string message) {
        if (built_.findings.size() < most_findings)
            built_.findings.push_back({at, std::move(code), std::move(message)});
    }

    void refuse(Mark at, std::string code, std::string message) {
        built_.findings.push_back({at, std::move(code), std::move(message)});
        built_.refused = true;
    }

    Parser parser_;
    Built built_;
    std::vector<Open> stack_;
    std::vector<std::uint32_t> keys_;
    int documents_ = 0;
    bool finished_ = false;
};

} // namespace

Built build(const SourceText& source) {
    return Builder(source).run();
}

} // namespace mq::content::yaml
