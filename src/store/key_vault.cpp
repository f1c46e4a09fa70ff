#include "store/key_vault.h"

#include "store/trouble.h"

#include <fmt/format.h>
#include <sodium.h>
#include <sqlite3.h>
#include <algorithm>
#include <array>
#include <vector>

namespace mq::store {
namespace {

constexpr char sealed_tag = 'S';
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t seal_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int newest_tried = 8; ///< keys of one person and purpose that are looked at before one is made

using Bound = std::array<unsigned char, 33>;

Bound bound_of(const SealContext& context) {
    Bound bound{};
    auto* at = std::ranges::copy(context.person.bytes, bound.begin()).out;
    *at++ = static_cast<unsigned char>(context.purpose);
    std::ranges::copy(context.row.bytes, at);
    return bound;
}

tl::unexpected<Error> not_open() {
    return fail(ErrorKind::refused, "Nội dung này đã được niêm phong; hãy đăng nhập để đọc.",
                "its key is not open");
}

tl::unexpected<Error> broken(const char* why) {
    return fail(ErrorKind::damaged, "Một nội dung trong tệp dữ liệu không đọc được.", why);
}

std::string encrypted(KeyView key, const SealContext& context, std::string_view plain) {
    std::string bytes(1 + nonce_bytes + plain.size() + seal_size, sealed_tag);
    auto* nonce = reinterpret_cast<unsigned char*>(bytes.data()) + 1;
    randombytes_buf(nonce, nonce_bytes);
    const Bound bound = bound_of(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + nonce_bytes, nullptr, reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
        bound.data(), bound.size(), nullptr, nonce, key.data());
    return bytes;
}

Result<std::string> decrypted(KeyView key, const SealContext& context, const std::string& bytes) {
    if (bytes.size() < 1 + nonce_bytes + seal_size || bytes.front() != sealed_tag)
        return broken("no sealed text");
    const auto* nonce = reinterpret_cast<const unsigned char*>(bytes.data()) + 1;
    std::string plain(bytes.size() - 1 - nonce_bytes - seal_size, '\0');
    const Bound bound = bound_of(context);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), nullptr,
                                                   nullptr, nonce + nonce_bytes, plain.size() + seal_size,
                                                   bound.data(), bound.size(), nonce, key.data()) != 0)
        return broken("not what was sealed there");
    return plain;
}

} // namespace

KeyVault::KeyVault(Database& database, std::shared_ptr<const KeyRing> ring)
    : database_(database), ring_(std::move(ring)) {
    require_sodium();
    sqlite3_rollback_hook(
        database.handle(), [](void* vault) { static_cast<const KeyVault*>(vault)->forget(); }, this);
}

KeyVault::~KeyVault() = default;

void KeyVault::use(std::shared_ptr<const KeyRing> ring) {
    forget();
    ring_ = std::move(ring);
}

void KeyVault::forget() const {
    open_.clear();
    made_.clear();
    used_.clear();
    candidates_.clear();
}

Result<Sealed> KeyVault::seal(const SealContext& context, std::string_view plain) {
    if (!ring_->common)
        return fail(ErrorKind::refused, "Tệp dữ liệu đang khoá nên chưa ghi được; hãy đăng nhập.",
                    "no common key");
    if (context.purpose == Purpose::common)
        return Sealed{encrypted(ring_->common->view(), context, plain), common_key};
    return guarded([&] {
        const std::int64_t number = key_for(context.person, context.purpose);
        return Sealed{encrypted(usable(number)->view(), context, plain), number};
    });
}

Result<std::string> KeyVault::open(const SealContext& context, const Sealed& sealed) const {
    if (sealed.key <= 0)
        return broken("a plain text in a sealed file");
    if (sealed.key == common_key)
        return ring_->common ? decrypted(ring_->common->view(), context, sealed.bytes)
                             : Result<std::string>(not_open());
    return guarded([&] {
        const KeyBytes* key = opened(sealed.key);
        if (key != nullptr)
            return must(decrypted(key->view(), context, sealed.bytes));
        if (exists(sealed.key))
            throw Trouble(not_open().value());
        throw Trouble(ErrorKind::not_found, "Nội dung này đã được xoá hẳn.", "its key was destroyed");
    });
}

std::optional<ChainKey> KeyVault::chain_key() const {
    if (!ring_->common)
        return std::nullopt;
    const KeyBytes key = derived_key(ring_->common->view(), "monqua journal chain");
    ChainKey chain{};
    std::ranges::copy(key.view(), chain.begin());
    return chain;
}

bool KeyVault::exists(std::int64_t number) const {
    return database_.query("SELECT 1 FROM person_key WHERE id = ?", number).next();
}

std::optional<KeyBytes> KeyVault::unwrapped(std::int64_t number) const {
    auto row = database_.query(
        "SELECT pair, wrap FROM key_wrap WHERE key = ?1 AND (pair <> 0 OR EXISTS"
        " (SELECT 1 FROM person_key WHERE id = ?1 AND person = ?2)) ORDER BY pair DESC",
        number, ring_->account);
    while (row.next()) {
        const std::int64_t pair = row.number(0);
        const PairSecret* secret = pair == 0 ? ring_->own.get() : ring_->pair(pair);
        if (secret == nullptr)
            continue;
        if (auto key = open_wrap(*secret, bound_of_key(number), row.text(1)))
            return key;
        throw_damaged(fmt::format("key {}", number));
    }
    return std::nullopt;
}

const KeyBytes* KeyVault::opened(std::int64_t number) const {
    if (const auto there = open_.find(number); there != open_.end())
        return &there->second;
    const auto key = unwrapped(number);
    return key ? &open_.emplace(number, *key).first->second : nullptr;
}

const KeyBytes* KeyVault::usable(std::int64_t number) const {
    const auto made = made_.find(number);
    return made == made_.end() ? opened(number) : &made->second;
}

bool KeyVault::candidate(const Uuid& person) const {
    if (person.is_nil())
        return false;
    if (const auto there = candidates_.find(person); there != candidates_.end())
        return there->second;
    auto row = database_.query("SELECT candidate FROM key_person WHERE person = ?", person);
    // Of one nobody told about, the narrower circle reads.
    const bool is = !row.next() || row.number(0) == 1;
    candidates_.emplace(person, is);
    return is;
}

std::int64_t KeyVault::key_for(const Uuid& person, Purpose purpose) {
    const Use use{person, purpose};
    if (const auto there = used_.find(use); there != used_.end() && usable(there->second) != nullptr)
        return there->second;
    const Pair pair = current_pair(database_, pair_kind_of(purpose, candidate(person)));
    std::vector<std::int64_t> numbers;
    {
        auto row = database_.query(
            "SELECT id FROM person_key WHERE person = ? AND purpose = ? AND pair = ? ORDER BY id DESC LIMIT "
            "?",
            person, static_cast<int>(purpose), pair.number, newest_tried);
        while (row.next())
            numbers.push_back(row.number(0));
    }
    for (const std::int64_t number : numbers)
        if (usable(number) != nullptr)
            return used_[use] = number;
    return used_[use] = make_key(person, purpose, pair);
}

std::int64_t KeyVault::make_key(const Uuid& person, Purpose purpose, const Pair& pair) {
    const KeyBytes key = KeyBytes::random();
    database_
        .query("INSERT INTO person_key (person, purpose, pair) VALUES (?, ?, ?)", person,
               static_cast<int>(purpose), pair.number)
        .run();
    const std::int64_t number = database_.last_rowid();
    add_wrap(number, pair, key.view());
    if (for_own_account(purpose))
        add_own_wrap(number, person, key.view());
    const bool own = ring_->account == person && for_own_account(purpose);
    (own || ring_->pair(pair.number) != nullptr ? open_ : made_).emplace(number, key);
    return number;
}

void KeyVault::add_wrap(std::int64_t number, const Pair& pair, KeyView key) {
    const PairSecret* secret = ring_->pair(pair.number);
    const std::string bound = bound_of_key(number);
    const std::string wrap =
        secret != nullptr ? wrap_key(secret->wrapping(), bound, key) : box_key(pair.public_half, bound, key);
    database_
        .query("INSERT OR IGNORE INTO key_wrap (key, pair, boxed, wrap) VALUES (?, ?, ?, ?)", number,
               pair.number, secret != nullptr ? 0 : 1, Blob{wrap})
        .run();
}

void KeyVault::add_own_wrap(std::int64_t number, const Uuid& person, KeyView key) {
    const std::string bound = bound_of_key(number);
    std::string wrap;
    if (ring_->own && ring_->account == person) {
        wrap = wrap_key(ring_->own->wrapping(), bound, key);
    } else {
        auto row = database_.query("SELECT public FROM account WHERE person = ?", person);
        if (!row.next())
            return;
        wrap = box_key(public_in(row, 0), bound, key);
    }
    database_
        .query("INSERT OR IGNORE INTO key_wrap (key, pair, boxed, wrap) VALUES (?, 0, ?, ?)", number,
               wrap.front() == 'B' ? 1 : 0, Blob{wrap})
        .run();
}

bool KeyVault::readable(const Uuid& person, Purpose purpose) const {
    if (!ring_->common)
        return false;
    if (purpose == Purpose::common || (ring_->account == person && for_own_account(purpose)))
        return true;
    return ring_->pair(current_pair(database_, pair_kind_of(purpose, candidate(person))).number) != nullptr;
}

void KeyVault::add_person(const Uuid& person, bool is_candidate) {
    database_
        .query("INSERT OR IGNORE INTO key_person (person, candidate) VALUES (?, ?)", person,
               is_candidate ? 1 : 0)
        .run();
    candidates_.erase(person);
}

void KeyVault::destroy_keys(const Uuid& person) {
    if (person.is_nil())
        return;
    database_.query("DELETE FROM person_key WHERE person = ?", person).run(); // its wraps go with it
    database_.query("DELETE FROM key_person WHERE person = ?", person).run();
    forget();
}

} // namespace mq::store
