#pragma once

#include "content/table_file.h"

/// The two readers behind table_file.h.
namespace mq::content {

[[nodiscard]] Result<TableFile> table_of_csv(std::string_view bytes, const std::string& name,
                                             const TableProgress& progress, const TableLimits& limits);
[[nodiscard]] Result<TableFile> table_of_workbook(std::string_view bytes, const std::string& name,
                                                  const std::string& sheet, const TableProgress& progress,
                                                  const TableLimits& limits);
/// Reads the list of parts of an archive and nothing else: what it would unpack to, and under which names.
[[nodiscard]] Status check_archive(std::string_view bytes, const std::string& name,
                                   const TableLimits& limits);

/// `bad_input` or `refused`, with the file's name before the sentence.
[[nodiscard]] tl::unexpected<Error> table_error(ErrorKind kind, const std::string& name,
                                                const std::string& sentence, std::string detail = {});
/// Without blanks (no-break spaces too) at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace mq::content
