#include "ui/sample_rights.h"

#include <fmt/format.h>

namespace mq::test {
namespace {

const char* const long_words =
    "Ổ đĩa mạng của phòng chăm sóc khách hàng chi nhánh Thành phố Hồ Chí Minh, thư mục dùng chung của cả bộ "
    "phận, "
    "nơi mỗi tối máy chủ chép thêm một bản nữa để phòng khi toà nhà mất điện kéo dài và ổ cứng của máy này "
    "hỏng hẳn";

std::string path_of(std::size_t i) {
    return fmt::format("/home/an/.local/share/monqua/backups/monqua-{:03}.backup", i);
}

app::BackupLine backup(std::size_t i, const char* when, const char* kind, const char* size,
                       const char* lacks) {
    return {path_of(i), when, kind, size, lacks};
}

app::CareLine problem(const char* words, const char* detail) {
    return {true, words, detail};
}

} // namespace

app::Model care_empty() {
    app::Model model;
    model.page = app::Page::care;
    model.me.role = app::Role::admin;
    model.care.revision = 3;
    model.care.last = "Chưa có bản sao lưu nào.";
    model.care.next = "Bản tiếp theo: khoảng 10:00, nếu có thay đổi";
    model.care.folder = "/home/an/.local/share/monqua/backups";
    model.care.file = "/home/an/.local/share/monqua/monqua.db (3,4 MB)";
    return model;
}

app::Model care_model() {
    app::Model model = care_empty();
    model.care.last = "Bản gần nhất: hôm nay, 09:30";
    model.care.backups = {
        backup(1, "Hôm nay, 09:30", "Tự động", "3,2 MB", "Đủ như hiện tại"),
        backup(2, "Hôm nay, 08:30", "Tự động", "3,2 MB", "Thiếu 12 dòng so với hiện tại"),
        backup(3, "Hôm qua, 17:42", "Tự bạn tạo", "3,1 MB", "Thiếu 214 dòng so với hiện tại"),
        backup(4, "Hôm qua, 12:00", "Tự động", "3,1 MB", "Thiếu 305 dòng so với hiện tại"),
        backup(5, "19/11/2026, 18:00", "Trước khi nâng cấp hoặc khôi phục", "2,9 MB",
               "Thiếu 1.208 dòng so với hiện tại"),
        backup(6, "15/11/2026, 18:00", "Tự động", "2,8 MB", "Thiếu 1.610 dòng so với hiện tại"),
        backup(7, "08/11/2026, 18:00", "Tự động", "2,6 MB", "")};
    return model;
}

app::Model care_long() {
    app::Model model = care_restored();
    model.care.last = fmt::format("Bản gần nhất: {}", long_words);
    model.care.next = long_words;
    model.care.folder = fmt::format("/home/an/{}", long_words);
    model.care.file = fmt::format("/home/an/{} (3.241,7 GB)", long_words);
    for (app::BackupLine& line : model.care.backups) {
        line.kind = long_words;
        line.lacks = long_words;
    }
    model.care.check = app::CheckResult{false, "hôm nay, 09:41", long_words, {}};
    for (int i = 0; i < 6; ++i) {
        model.care.check->lines.push_back(problem(long_words, long_words));
    }
    return model;
}

app::Model care_damaged() {
    app::Model model = care_model();
    model.care.check = app::CheckResult{
        false,
        "hôm nay, 09:41",
        "Dữ liệu có chỗ hỏng. Không có gì bị sửa.",
        {problem("Trang 118 của tệp không khớp dấu niêm phong, nên không đọc.",
                 "Bảng decisions, dòng 2.114 đến 2.131"),
         problem("3 lượt luyện dùng tới các dòng đó không hiện kết quả.", "Lượt ngày 20/11 và 21/11"),
         {false, "Phần còn lại lành lặn: 48.212 dòng.", ""}}};
    return model;
}

app::Model care_running() {
    app::Model model = care_model();
    model.care.next = "Đang sao lưu";
    model.work = app::RunningWork{"Đang sao lưu", "1,4 trên 3,2 MB", 0.44, true};
    return model;
}

app::Model care_preview() {
    app::Model model = care_model();
    app::RestorePreview shown;
    shown.backup = model.care.backups[2];
    shown.sound = true;
    shown.newest = "Việc mới nhất trong bản này: hôm qua, 17:41";
    shown.loses = "Khôi phục sẽ bỏ 214 dòng đã ghi sau lúc đó.";
    shown.kinds = {{"Lượt luyện và bài đánh giá", "171"},
                   {"Phỏng vấn", "28"},
                   {"Quan sát, kèm cặp, xếp mức", "9"},
                   {"Đồng ý, yêu cầu, nhật ký xem", "6"}};
    shown.keeps = "Tệp hiện tại được giữ lại trong /home/an/.local/share/monqua/backups";
    model.care.restore = shown;
    return model;
}

app::Model care_unusable() {
    app::Model model = care_preview();
    model.care.restore->sound = false;
    model.care.restore->problem = "Không dùng được bản này. Tệp bị cắt cụt: còn 1,1 trên 3,1 MB.";
    model.care.restore->kinds.clear();
    return model;
}

app::Model care_restored() {
    app::Model model = care_model();
    model.care.restored = "Tệp cũ vẫn được giữ.";
    model.care.way_back = path_of(5);
    return model;
}

app::Model fatal_with_backup() {
    app::Model model = care_empty();
    model.page = app::Page::home;
    model.fatal = "Tệp dữ liệu bị hỏng nên chưa mở được. Không có gì bị sửa hay xoá.";
    model.fatal_detail = "page 1: seal does not match";
    model.fatal_backup = app::FatalBackup{backup(1, "Hôm nay, 09:30", "Tự động", "3,2 MB", ""),
                                          "Khôi phục sẽ bỏ 12 dòng đã ghi sau lúc đó."};
    return model;
}

} // namespace mq::test
