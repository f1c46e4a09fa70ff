#include "store/backups.h"

namespace mq::store {

Result<std::vector<BackupEntry>> list_backups(const std::filesystem::path&) {
    return std::vector<BackupEntry>{};
}
std::vector<BackupEntry> outdated(const std::vector<BackupEntry>&, Instant, const RotationRule&) {
    return {};
}
Result<BackupReport> back_up_and_rotate(const std::filesystem::path&, BackupKind, Instant, const Progress&,
                                        const RotationRule&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<RestoreComparison> compare_with_backup(const std::filesystem::path&, const std::filesystem::path&,
                                              const Progress&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}
Result<std::optional<BackupEntry>> newest_good(const std::filesystem::path&, const Progress&) {
    return std::nullopt;
}
Result<RestoreReport> restore(const std::filesystem::path&, const std::filesystem::path&, Instant,
                              const Progress&) {
    return fail(ErrorKind::refused, "Chưa làm được trên tệp dữ liệu này.");
}

} // namespace mq::store
