// The parser of liborcus checks some of what a hostile file may do by assert alone; as Debian builds it, they
// are off. What then goes wrong is an exception or stays within the padding below.
#ifndef NDEBUG
#define NDEBUG
#endif
#include <orcus/sax_parser.hpp>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>

#include "content/workbook_part.h"

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
