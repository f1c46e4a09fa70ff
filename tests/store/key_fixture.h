#pragma once

#include "fixture.h"

/// A file whose texts are sealed, the folder that stands for the user's profile, and a few people.
namespace mq::store::test {

inline const Secret hr_words{"một câu dài của Hà"};
inline const Secret lead_words{"một câu dài của Nam"};
inline const Secret admin_words{"một câu dài của Vy"};

class KeyWorld {
public:
    TempFolder folder;

    [[nodiscard]] fs::path file() const { return folder.path() / "data" / "monqua.db"; }
    [[nodiscard]] fs::path profile() const { return folder.path() / "profile"; }
    /// `profile`: of the PC; another one stands for another PC.
    [[nodiscard]] OpenOptions options(const fs::path& profile) const {
        OpenOptions how = quiet_options();
        how.keys = KeyPlace{profile, nullptr, false};
        return how;
    }
    [[nodiscard]] OpenOptions options() const { return options(profile()); }
    [[nodiscard]] Store open() const { return open_store(file(), options()); }
};

[[nodiscard]] inline NewAccount account(const Uuid& person, Role role, const std::string& login,
                                        const Secret& passphrase) {
    return {person, role, login, "Tên của " + login, passphrase};
}

[[nodiscard]] inline Uuid add_role(Store& store, Role role, const std::string& name) {
    const Uuid id = store.new_id(noon);
    Profile profile;
    profile.name = name;
    profile.role = role;
    need(store.append(event(id, {}, PersonAdded{profile})));
    return id;
}

/// HR (who takes both secrets from the device), a lead whom HR adds, and a trainee without a passphrase.
struct Firm {
    Uuid hr;
    Uuid lead;
    Uuid trainee;
    Uuid other; ///< another trainee, without an account
    Uuid candidate;
    Secret hr_code;
    Secret lead_code;
};

/// Leaves the store locked.
[[nodiscard]] inline Firm make_firm(Store& store) {
    Firm firm;
    firm.hr = add_role(store, Role::hr, "Lê Thu Hà");
    firm.lead = add_role(store, Role::lead, "Phạm Hoài Nam");
    firm.trainee = add_role(store, Role::trainee, "Trần Minh Khôi");
    firm.other = add_role(store, Role::trainee, "Đặng Thị Khuyên");
    firm.candidate = add_role(store, Role::candidate, "Vũ Ngọc Ánh");
    firm.hr_code = need(store.add_account(account(firm.hr, Role::hr, "ha", hr_words), noon));
    CHECK(store.locked());
    CHECK(need(store.unlock("ha", hr_words, noon)).open);
    firm.lead_code = need(store.add_account(account(firm.lead, Role::lead, "nam", lead_words), noon));
    CHECK(need(store.add_account(account(firm.trainee, Role::trainee, "khoi", {}), noon)).empty());
    store.lock();
    return firm;
}

[[nodiscard]] inline std::vector<std::string> names_of(const Store& store) {
    std::vector<std::string> names;
    for (const PersonRow& row : need(store.people()))
        names.push_back(row.profile.name);
    return names;
}

} // namespace mq::store::test
