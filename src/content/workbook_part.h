#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Access to the XML parts of a workbook through liborcus's archive and XML parser. Not its spreadsheet
/// filter: that one (0.17) drops cells whose text stands in the sheet itself, and dates, without a word.
namespace mq::content {

/// An element as it begins, its prefix left away.
class XmlStart {
public:
    std::string_view name;
    double share = 0.0; ///< of the part that has been read, 0..1
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;

    void put(std::string_view attribute_name, std::string_view value);
    void clear() { used_ = 0; }

private:
    std::vector<std::pair<std::string, std::string>> attributes_; ///< kept, so that a cell allocates nothing
    std::size_t used_ = 0;
};

/// Told what a part holds, in order. May throw to end the reading.
class XmlListener {
public:
    virtual ~XmlListener() = default;
    virtual void begin(const XmlStart& element) = 0;
    virtual void text(std::string_view) {}
    virtual void end(std::string_view name) = 0;
};

/// Throws what liborcus throws (all are std::exception) where it isn't XML.
void read_xml(std::string bytes, XmlListener& listener);

/// The parts of an archive; `bytes` must outlive it. Throws where it is damaged.
class WorkbookArchive {
public:
    explicit WorkbookArchive(std::string_view bytes);
    ~WorkbookArchive();
    WorkbookArchive(const WorkbookArchive&) = delete;
    WorkbookArchive& operator=(const WorkbookArchive&) = delete;
    [[nodiscard]] std::optional<std::string> part(const std::string& name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace mq::content
