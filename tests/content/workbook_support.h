#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Workbooks and archives made by hand, so that a test can make wrong ones as well.
namespace mq::tests {

struct ZipPart {
    std::string name;
    std::string bytes;
    std::uint32_t unpacked = 0;   ///< as the list of parts says; 0: the truth
    std::uint32_t attributes = 0; ///< external ones
    std::uint16_t flags = 0;
    std::uint16_t method = 0; ///< 0: stored
};

/// An archive of parts that aren't packed.
[[nodiscard]] std::string zip_of(const std::vector<ZipPart>& parts);

struct WorkbookSheet {
    std::string name;
    std::string rows; ///< what stands in sheetData
};
/// A whole workbook; `shared`: what stands in sst; `styles`: what stands in styleSheet.
[[nodiscard]] std::vector<ZipPart> workbook_parts(const std::vector<WorkbookSheet>& sheets,
                                                  const std::string& shared = {},
                                                  const std::string& styles = {}, bool from_1904 = false);
[[nodiscard]] std::string workbook_of(const std::vector<WorkbookSheet>& sheets,
                                      const std::string& shared = {}, const std::string& styles = {},
                                      bool from_1904 = false);

} // namespace mq::tests
