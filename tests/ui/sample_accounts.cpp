#include "ui/sample_accounts.h"

#include "base/text.h"
#include "ui/sample_home.h"
#include "ui/sample_play.h"

#include <array>
#include <utility>

namespace mq::test {
namespace {

constexpr std::array names{"Vũ Hồng Nhung", "Nguyễn Thu Hà", "Trần Minh Khôi", "Lê Quốc Bảo",
                           "Phạm Ngọc Ánh", "Đỗ Gia Hân",    "Hoàng Tuấn Anh"};

std::string name_of(int i) {
    return names[static_cast<std::size_t>(i) % names.size()];
}

Uuid id_of(int i, std::uint8_t kind) {
    Uuid id;
    id.bytes[0] = kind;
    id.bytes[14] = static_cast<std::uint8_t>(i / 256);
    id.bytes[15] = static_cast<std::uint8_t>(i % 256);
    return id;
}

app::OwnAccount account_of(std::string login, bool passphrase) {
    app::OwnAccount account;
    account.revision = 1;
    account.sealed = true;
    account.passphrase = passphrase;
    account.login = std::move(login);
    return account;
}

app::AccountLine line(int i) {
    app::AccountLine one;
    one.person = id_of(i, 7);
    one.name = name_of(i);
    one.initials = text::initials(one.name);
    one.login = text::fold(text::given_name(one.name)) + ".mt" + (i >= 7 ? std::to_string(i) : "");
    one.role = "Nhân viên";
    one.state = "Đang dùng";
    one.last = "Hôm nay, 08:12";
    one.may_remove = one.may_reset = true;
    return one;
}

} // namespace

app::Model login_model() {
    app::Model model;
    model.page = app::Page::login;
    model.version = "1.0.0";
    model.account.sealed = true;
    model.login.revision = 1;
    model.login.login = "khoi.tran";
    model.login.foot = "Minh Tín CA";
    return model;
}

app::Model wrong_passphrase() {
    app::Model model = login_model();
    model.login.revision = 2;
    model.login.error = "Mật khẩu chưa đúng. Bạn còn 4 lần thử.";
    model.login.field = "passphrase";
    return model;
}

app::Model locked_model() {
    app::Model model = login_model();
    model.login.locked_name = "Trần Minh Khôi";
    model.login.locked_by_idle = true;
    return model;
}

app::Model doors_model(int count) {
    app::Model model = login_model();
    model.login.login.clear();
    for (int i = 0; i < count; ++i) {
        const std::string name = name_of(i + 2);
        model.login.doors.push_back({id_of(i, 9), name, text::initials(name)});
    }
    return model;
}

app::Model long_login() {
    app::Model model = doors_model(9);
    model.login.login = std::string(64, 'w');
    model.login.locked_name = long_text(40);
    model.login.error = long_text(30);
    model.login.field = "login";
    model.login.foot = long_text(20);
    for (app::OpenDoor& door : model.login.doors) {
        door.name = long_text(40);
    }
    return model;
}

app::Model sealed_first_run() {
    app::Model model;
    model.page = app::Page::first_run;
    model.account.sealed = true;
    model.data_dir = "/home/khoi/.local/share/monqua";
    return model;
}

app::Model recovery_model(bool printed) {
    app::Model model = accounts_model();
    app::RecoveryCode code;
    code.groups = {"7KQM", "W2HD", "PX9C", "V4TB", "J8RN", "5YGZ", "AE3F", "S6LU"};
    code.name = "Vũ Hồng Nhung";
    code.login = "nhung.vu";
    code.day = "09/03/2026";
    code.printed = printed ? "/home/nhung/.local/share/monqua/reports/ma-khoi-phuc-nhung.vu.pdf" : "";
    model.recovery = std::move(code);
    return model;
}

app::Model accounts_model(int count) {
    app::Model model = sample_home();
    model.page = app::Page::accounts;
    model.me.role = app::Role::admin;
    model.account = account_of("nhung.vu", true);
    app::Accounts& accounts = model.accounts;
    accounts.revision = 3;
    accounts.may_add = true;
    for (int i = 0; i < count; ++i) {
        accounts.lines.push_back(line(i));
    }
    if (count >= 3) {
        accounts.waiting_for_me = 1;
        app::AccountLine& me = accounts.lines[0];
        me.me = true;
        me.role = "Quản trị";
        me.may_remove = me.may_reset = false;
        me.why_not = "Không gỡ được: đây là quản trị viên duy nhất.";
        app::AccountLine& waits = accounts.lines[1];
        waits.role = "Nhân sự";
        waits.state = "Chờ được cho phép đọc";
        waits.waiting_keys = waits.may_allow = true;
        waits.last = "";
        app::AccountLine& open = accounts.lines[2];
        open.state = "Không đặt mật khẩu";
        open.may_reset = false;
    }
    return model;
}

app::Model long_accounts() {
    app::Model model = accounts_model(8);
    for (app::AccountLine& one : model.accounts.lines) {
        one.name = long_text(40);
        one.login = std::string(64, 'w');
        one.role = long_text(6);
        one.state = long_text(8);
        one.last = long_text(8);
        one.why_not = long_text(20);
        one.may_remove = one.may_reset = one.may_allow = true;
    }
    model.accounts.waiting_for_me = 8;
    model.accounts.error = long_text(25);
    model.accounts.field = "login";
    return model;
}

app::Model own_account(bool passphrase) {
    app::Model model = sample_home();
    model.page = app::Page::settings;
    model.me = sample_me();
    model.account = account_of("khoi.tran", passphrase);
    model.account.recovery_line = passphrase ? "Tạo ngày 02/03/2026." : "";
    model.account.sees_accounts = model.account.cares = true;
    return model;
}

} // namespace mq::test
