#pragma once

#include "app/model_estimate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the page that cares for the data reads (Page::care).
namespace mq::app {

struct BackupLine {
    std::string path;
    std::string when; ///< “Hôm nay, 09:30”
    std::string kind; ///< “Tự động, mỗi giờ”, “Tự động, mỗi ngày”, “Tự bạn tạo”, “Trước khi nâng cấp”
    std::string size; ///< “3,2 MB”
    std::string lacks; ///< “thiếu 214 dòng so với hiện tại”, “đủ như hiện tại”
};

struct CareLine {
    bool problem = false;
    std::string text;
    std::string detail; ///< which rows; may be empty
};

struct CheckResult {
    bool sound = true;
    std::string when;
    std::string line; ///< the result in a sentence
    std::vector<CareLine> lines;
};

/// What would be there and what not, before anything is done.
struct RestorePreview {
    BackupLine backup;
    bool sound = false;
    std::string problem; ///< why it can't be taken; empty: it can
    std::string newest;  ///< of what is in it: “Việc mới nhất trong bản này: hôm qua, 17:42”
    std::string loses;   ///< “Khôi phục sẽ bỏ 214 dòng ghi sau lúc đó”
    struct Kind {
        std::string name; ///< “Quyết định trong lượt luyện”
        std::string count;
    };
    std::vector<Kind> kinds; ///< of what would be lost
    std::string keeps;       ///< where the present file will lie
};

struct CarePage {
    Revision revision = 0;
    std::vector<BackupLine> backups; ///< newest first
    std::string last;                ///< “Bản gần nhất: hôm nay, 09:30”, or that there is none
    std::string next;                ///< “Bản tiếp theo: khoảng 10:00, nếu có thay đổi”
    std::string folder;
    std::string file; ///< the database with its size
    std::optional<CheckResult> check;
    std::optional<RestorePreview> restore;
    std::string restored; ///< after a restore: where the file that was replaced lies, in a sentence
    std::string way_back; ///< path of that file, where it is one of `backups`; empty: none
};

/// Beside Model::fatal: the newest good backup that could take the place of a damaged file.
struct FatalBackup {
    BackupLine backup;
    std::string loses;
};

} // namespace mq::app
