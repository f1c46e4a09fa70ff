#include "store/rows.h"
#include "store/store_impl.h"
#include "store/words.h"

namespace mq::store {

void keep_content(Database& database, const Content& content) {
    if (database.query("SELECT 1 FROM content WHERE hash = ?", content.hash).next())
        return;
    if (content_hash(content.text) != content.hash)
        throw Trouble(ErrorKind::bad_input, "Chưa lưu được: văn bản của tình huống không khớp với mã của nó.",
                      "content hash of " + content.id);
    database
        .query("INSERT INTO content (hash, kind, id, revision, text) VALUES (?, ?, ?, ?, ?)", content.hash,
               word_of(content.kind), content.id, content.revision, Blob{content.text})
        .run();
}

Result<std::optional<Content>> Store::content(const ContentHash& hash) const {
    return guarded([&]() -> std::optional<Content> {
        auto row =
            impl_->database().query("SELECT kind, id, revision, text FROM content WHERE hash = ?", hash);
        if (!row.next())
            return std::nullopt;
        Content content{hash, from_word<ContentKind>(row.text(0)), row.text(1), row.small(2), row.text(3)};
        if (content_hash(content.text) != hash)
            throw_damaged("text of content " + hash.hex());
        return content;
    });
}

} // namespace mq::store
