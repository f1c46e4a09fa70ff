#include "app/passphrase_rule.h"

#include <doctest/doctest.h>

using namespace mq::app;

namespace {
PassphraseStrength strength(std::string_view passphrase) {
    return strength_of(passphrase, "khoi.tran", "Trần Minh Khôi");
}
} // namespace

TEST_CASE("fewer than ten letters are too short, however they are written") {
    CHECK(strength("") == PassphraseStrength::too_short);
    CHECK(strength("x9$Kq2!vR") == PassphraseStrength::too_short);
    CHECK(strength("ấấấấấấấấấ") == PassphraseStrength::too_short); // 27 bytes, 9 letters
    CHECK(strength("x9$Kq2!vRm") != PassphraseStrength::too_short);
}

TEST_CASE("what everybody tries first is guessable at any length") {
    for (const char* guessed : {"aaaaaaaaaaaaaaaa", "12345678901234", "abcdefghijklmnop", "matkhau123",
                                "Password2026", "khoitran2026", "minhkhoi1998", "qwerty123456"}) {
        CAPTURE(guessed);
        CHECK(strength(guessed) == PassphraseStrength::guessable);
    }
}

TEST_CASE("more letters and other letters are better, up to strong") {
    CHECK(strength("cadaonuocx") == PassphraseStrength::fair);
    CHECK(strength("mua roi tren mai ngoi") == PassphraseStrength::strong);
    CHECK(strength("x9$Kq2!vRm") == PassphraseStrength::strong);
    CHECK(strength("mưa rơi trên mái ngói") == PassphraseStrength::strong);
}

TEST_CASE("one's own name makes a passphrase no longer") {
    CHECK(strength("khoiabxwqe") < strength_of("khoiabxwqe", "an.le", "Lê An"));
}

TEST_CASE("a login is proposed from the name") {
    CHECK(login_from("Trần Minh Khôi") == "khoi.tran");
    CHECK(login_from("  Nguyễn   Thị Đào ") == "dao.nguyen");
    CHECK(login_from("Lan") == "lan");
    CHECK(login_from("") == "");
    CHECK(login_from("…") == "");
    CHECK(login_from(std::string(300, 'x')).size() == 64);
}
