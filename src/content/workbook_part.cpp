// The parser of liborcus checks some of what a hostile file may do by assert alone; as Debian builds it, they
// are off. What then goes wrong is an exception or stays within the padding below.
#ifndef NDEBUG
#define NDEBUG
#endif
#include <orcus/sax_parser.hpp>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>

#include "content/workbook_part.h"

#include <algorithm>
#include <span>

namespace mq::content {
namespace {

class Teller : public orcus::sax_handler {
public:
    Teller(XmlListener& listener, std::size_t size) : listener_(listener), size_(size) {}
    void attribute(const orcus::sax::parser_attribute& a) { start_.put(a.name, a.value); }
    void end_declaration(std::string_view) { start_.clear(); }
    void start_element(const orcus::sax::parser_element& e) {
        if (open_.size() >= deepest)
            throw orcus::sax::malformed_xml_error("nested too deep", e.begin_pos);
        open_.push_back(e.name); // of the text that is read, which stays
        start_.name = e.name;
        start_.share = static_cast<double>(e.begin_pos) / static_cast<double>(size_);
        listener_.begin(start_);
        start_.clear();
    }
    /// The parser itself counts ends and doesn't look at their names.
    void end_element(const orcus::sax::parser_element& e) {
        if (open_.empty() || open_.back() != e.name)
            throw orcus::sax::malformed_xml_error("an end without its beginning", e.begin_pos);
        open_.pop_back();
        listener_.end(e.name);
    }
    [[nodiscard]] bool whole() const { return open_.empty(); }
    void characters(std::string_view text, bool) { listener_.text(text); }

private:
    static constexpr std::size_t deepest = 100;
    XmlListener& listener_;
    std::vector<std::string_view> open_;
    std::size_t size_;
    XmlStart start_;
};

/// Just behind the tag that begins at `at`; nothing where it isn't closed. Quotes hide what is in them.
std::optional<std::size_t> end_of_tag(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '>')
            return i + 1;
        if (text[i] != '"' && text[i] != '\'')
            continue;
        i = text.find(text[i], i + 1);
        if (i == std::string_view::npos)
            return std::nullopt;
    }
    return std::nullopt;
}

/// Just behind the comment, the CDATA section or the tag that begins at `at`.
std::optional<std::size_t> end_of_markup(std::string_view text, std::size_t at) {
    constexpr std::string_view comment = "<!--";
    constexpr std::string_view verbatim = "<![CDATA[";
    const std::string_view rest = text.substr(at);
    const auto behind = [&](std::size_t begin, std::string_view end) {
        const std::size_t found = text.find(end, at + begin);
        return found == std::string_view::npos ? std::optional<std::size_t>() : found + end.size();
    };
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->"))
        return std::nullopt;
    if (rest.starts_with(comment))
        return behind(comment.size(), "-->");
    if (rest.starts_with(verbatim))
        return behind(verbatim.size(), "]]>");
    return end_of_tag(text, at);
}

/// `&name;` with a short name: the parser looks for the `;` wherever it is.
bool entities_end(std::string_view text) {
    constexpr std::size_t longest = 10;
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const std::size_t end =
            text.find_first_not_of("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", at + 1);
        if (end == std::string_view::npos || text[end] != ';' || end == at + 1 || end > at + 1 + longest)
            return false;
    }
    return true;
}

/// Whether everything that begins also ends. The parser of liborcus 0.17 steps over the end of a text that is
/// cut off within a value and reads on in whatever lies behind it.
bool ends_what_it_begins(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t markup = std::min(text.find('<', at), text.size());
        if (!entities_end(text.substr(at, markup - at)))
            return false;
        if (markup == text.size())
            break;
        const auto end = end_of_markup(text, markup);
        if (!end)
            return false;
        const bool verbatim = text.substr(markup).starts_with("<!");
        if (!verbatim && !entities_end(text.substr(markup, *end - markup)))
            return false;
        at = *end;
    }
    return true;
}

} // namespace

std::string_view XmlStart::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : std::span(attributes_).first(used_))
        if (key == wanted)
            return value;
    return {};
}

void XmlStart::put(std::string_view attribute_name, std::string_view value) {
    if (used_ == attributes_.size())
        attributes_.emplace_back();
    attributes_[used_].first = attribute_name;
    attributes_[used_].second = value;
    ++used_;
}

void read_xml(std::string bytes, XmlListener& listener) {
    const std::size_t size = bytes.size();
    if (size == 0)
        throw orcus::sax::malformed_xml_error("empty", 0);
    if (!ends_what_it_begins(bytes))
        throw orcus::sax::malformed_xml_error("cut off, or an & that stands for itself", 0);
    bytes.append(64, '\0'); // the parser looks a few characters ahead of its end
    Teller teller(listener, size);
    orcus::sax_parser<Teller> parser(bytes.data(), size, teller);
    parser.parse();
    if (!teller.whole())
        throw orcus::sax::malformed_xml_error("cut off", static_cast<std::ptrdiff_t>(size));
}

struct WorkbookArchive::Impl {
    explicit Impl(std::string_view bytes)
        : stream(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), archive(&stream) {
        archive.load();
    }
    orcus::zip_archive_stream_blob stream;
    orcus::zip_archive archive;
};

WorkbookArchive::WorkbookArchive(std::string_view bytes) : impl_(std::make_unique<Impl>(bytes)) {}

WorkbookArchive::~WorkbookArchive() = default;

std::optional<std::string> WorkbookArchive::part(const std::string& name) const {
    std::vector<unsigned char> bytes;
    if (!impl_->archive.read_file_entry(name, bytes))
        return std::nullopt;
    std::string text(bytes.begin(), bytes.end());
    while (!text.empty() && text.back() == '\0') // of the buffer it was unpacked into
        text.pop_back();
    return text;
}

} // namespace mq::content
