#include "content/workbook_support.h"

namespace mq::tests {
namespace {

const std::string xml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::uint32_t crc_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void put(std::string& out, std::uint32_t value, int width) {
    for (int i = 0; i < width; ++i)
        out += static_cast<char>(value >> static_cast<unsigned>(8 * i) & 0xFFU);
}

/// From the flags to the length of the extra field: the same in both places.
void put_common(std::string& out, const ZipPart& part) {
    const auto size = static_cast<std::uint32_t>(part.bytes.size());
    put(out, part.flags, 2);
    put(out, part.method, 2);
    put(out, 0, 4); // time
    put(out, crc_of(part.bytes), 4);
    put(out, size, 4);
    put(out, part.unpacked == 0 ? size : part.unpacked, 4);
    put(out, static_cast<std::uint32_t>(part.name.size()), 2);
    put(out, 0, 2);
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& inside) {
    return xml + "<Relationships xmlns=\"" + package + "\">" + inside + "</Relationships>";
}

} // namespace

std::string zip_of(const std::vector<ZipPart>& parts) {
    std::string out;
    std::string directory;
    for (const ZipPart& part : parts) {
        const auto begins = static_cast<std::uint32_t>(out.size());
        out += std::string("PK\3\4", 4);
        put(out, 20, 2);
        put_common(out, part);
        out += part.name + part.bytes;
        directory += std::string("PK\1\2", 4);
        put(directory, 0x0314, 2);
        put(directory, 20, 2);
        put_common(directory, part);
        put(directory, 0, 2); // remark
        put(directory, 0, 2); // disk
        put(directory, 0, 2);
        put(directory, part.attributes, 4);
        put(directory, begins, 4);
        directory += part.name;
    }
    const auto at = static_cast<std::uint32_t>(out.size());
    out += directory + std::string("PK\5\6", 4);
    put(out, 0, 4);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, at, 4);
    put(out, 0, 2);
    return out;
}

std::vector<ZipPart> workbook_parts(const std::vector<WorkbookSheet>& sheets, const std::string& shared,
                                    const std::string& styles, bool from_1904) {
    std::string list;
    std::string links;
    std::vector<ZipPart> parts;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        list +=
            "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
        links += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        parts.push_back({"xl/worksheets/sheet" + number + ".xml", xml + "<worksheet xmlns=\"" + main_space +
                                                                      "\"><sheetData>" + sheets[i].rows +
                                                                      "</sheetData></worksheet>"});
    }
    if (!shared.empty()) {
        links += relation("rIdS", "sharedStrings", "sharedStrings.xml");
        parts.push_back(
            {"xl/sharedStrings.xml", xml + "<sst xmlns=\"" + main_space + "\">" + shared + "</sst>"});
    }
    if (!styles.empty()) {
        links += relation("rIdF", "styles", "/xl/styles.xml");
        parts.push_back(
            {"xl/styles.xml", xml + "<styleSheet xmlns=\"" + main_space + "\">" + styles + "</styleSheet>"});
    }
    parts.push_back({"xl/workbook.xml", xml + "<workbook xmlns=\"" + main_space + "\" xmlns:r=\"" + office +
                                            "\"><workbookPr date1904=\"" + (from_1904 ? "1" : "0") +
                                            "\"/><sheets>" + list + "</sheets></workbook>"});
    parts.push_back({"xl/_rels/workbook.xml.rels", relations(links)});
    parts.push_back({"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))});
    return parts;
}

std::string workbook_of(const std::vector<WorkbookSheet>& sheets, const std::string& shared,
                        const std::string& styles, bool from_1904) {
    return zip_of(workbook_parts(sheets, shared, styles, from_1904));
}

} // namespace mq::tests
