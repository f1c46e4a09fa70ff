#include "store/copying.h"
#include "store/reader.h"
#include "store/trouble.h"

namespace mq::store {
namespace {

namespace fs = std::filesystem;

void refuse_itself(const fs::path& from, const fs::path& to) {
    std::error_code ignored;
    if (fs::equivalent(from, to, ignored))
        throw Trouble(ErrorKind::bad_input,
                      "Bản sao lưu không thể nằm đè lên chính tệp dữ liệu. Hãy chọn tên khác.");
}

BackupReport make_backup(const fs::path& from, const fs::path& to, const Progress& progress) {
    Teller teller(progress);
    refuse_itself(from, to);
    const Reader source = open_reader(from);
    const PartFile part(to);
    const Held held = copy_checked(*source.database, part.path(), to, teller);
    std::error_code ignored; // who may read the database may read its copy, and nobody else
    fs::permissions(part.path(), fs::status(from, ignored).permissions(), ignored);
    const auto bytes = static_cast<std::int64_t>(fs::file_size(part.path()));
    part.place(to);
    return {to, bytes, held.rows, held.last_seq};
}

} // namespace

Result<BackupReport> backup(const fs::path& from, const fs::path& to, const Progress& progress) {
    return guarded([&] { return make_backup(from, to, progress); });
}

} // namespace mq::store
