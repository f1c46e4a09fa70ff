#include "store/compare.h"

#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <vector>

namespace mq::store {
namespace {

/// How a derived table is read: its key first, in the order of the key.
struct Table {
    const char* name;
    const char* sql;
    int key_columns;
    int sealed; ///< column of the sealed text, its key in the next; -1: none
    int person; ///< column of the person it is sealed for
    Purpose purpose;
};

constexpr Table tables[] = {
    {"person", "SELECT id, added_seq, added_ms, profile, profile_key FROM person ORDER BY id", 1, 3, 0,
     Purpose::profile},
    {"attempt",
     "SELECT id, person, scene, revision, content, competency_content, scoring_version, mode, difficulty, "
     "branch_of,"
     " state, started_seq, started_ms, last_ms, day, noted, reflected, decisions, hints, undos, finished_seq,"
     " finished_ms, result, result_key FROM attempt ORDER BY id",
     1, 22, 1, Purpose::evidence},
    {"decision", "SELECT attempt, number, seq FROM decision ORDER BY attempt, number", 2, -1, 0,
     Purpose::evidence},
    {"interview",
     "SELECT id, person, state, guide, competency_content, planned_seq, made_ms, last_ms, day, session_seq,"
     " opened_seq, closed_seq FROM interview ORDER BY id",
     1, -1, 1, Purpose::interview},
    {"interview_question",
     "SELECT interview, number, question, content, facets FROM interview_question ORDER BY interview, number",
     2, -1, 0, Purpose::interview},
    {"panel", "SELECT interview, rater, number, handed_seq, left_seq FROM panel ORDER BY interview, rater", 2,
     -1, 0, Purpose::interview},
    {"answer",
     "SELECT interview, rater, question, seq, first_seq FROM answer ORDER BY interview, rater, question", 3,
     -1, 0, Purpose::interview},
    {"settled",
     "SELECT interview, question, facet, seq, times FROM settled ORDER BY interview, question, facet", 3, -1,
     0, Purpose::interview},
    {"observation", "SELECT id, person, seq, day, guide FROM observation ORDER BY id", 1, -1, 1,
     Purpose::evidence},
    {"consent", "SELECT person, seq, wording FROM consent ORDER BY person, seq", 2, -1, 0,
     Purpose::interview},
    {"benchmark", "SELECT person, seq, content FROM benchmark ORDER BY person, seq", 2, -1, 0,
     Purpose::evidence},
    {"candidate", "SELECT person, seq FROM candidate ORDER BY person", 1, -1, 0, Purpose::interview},
    {"pack", "SELECT id, bytes, device, seq FROM pack ORDER BY id", 1, -1, 0, Purpose::interview},
    {"team", "SELECT id, parent, closed, seq FROM team ORDER BY id", 1, -1, 0, Purpose::evidence},
    {"placing", "SELECT person, seq, team, joined_day, since_ms, newest FROM placing ORDER BY person, seq", 2,
     -1, 0, Purpose::evidence},
    {"target", "SELECT post, seq FROM target ORDER BY post", 1, -1, 0, Purpose::evidence},
    {"signoff", "SELECT id, person, state, seq, appeal_seq, answer_seq FROM signoff ORDER BY id", 1, -1, 1,
     Purpose::evidence},
    {"assignment", "SELECT id, seq, withdrawn_seq FROM assignment ORDER BY id", 1, -1, 0, Purpose::evidence},
    {"assignment_person", "SELECT person, assignment FROM assignment_person ORDER BY person, assignment", 2,
     -1, 0, Purpose::evidence},
    {"goal", "SELECT person, seq FROM goal ORDER BY person", 1, -1, 0, Purpose::evidence},
    {"coaching", "SELECT id, person, day, begun_seq, begun_ms, seq FROM coaching ORDER BY id", 1, -1, 1,
     Purpose::evidence},
    {"complaint",
     "SELECT id, number, cause, received_ms, closed_ms, made_ms, seq, versions FROM complaint ORDER BY id", 1,
     -1, 0, Purpose::evidence},
    {"request", "SELECT id, person, seq, answered, answer_seq, done_seq FROM request ORDER BY id", 1, -1, 1,
     Purpose::rights},
    {"access", "SELECT seq, person FROM access ORDER BY seq", 1, -1, 1, Purpose::rights},
    {"group_note", "SELECT person, seq FROM group_note ORDER BY person", 1, -1, 0, Purpose::group},
    {"interview_evidence", "SELECT interview, seq FROM interview_evidence ORDER BY interview", 1, -1, 0,
     Purpose::evidence},
    {"evidence", "SELECT person, seq, candidate FROM evidence ORDER BY person", 1, -1, 0, Purpose::evidence},
};

std::string digest(std::string_view text) {
    return content_hash(text).hex();
}

struct Row {
    bool there = false;
    std::string key;    ///< sorts as the key does
    std::string values; ///< of all columns, as they are compared
    std::string name;   ///< for the message
};

/// An id or a hash.
std::string readable_blob(const Query& query, int column) {
    return query.text(column).size() == ContentHash{}.bytes.size() ? query.hash(column).hex()
                                                                   : query.uuid(column).str();
}

/// In the same order as the rows come: ids, numbers and words, each ended by what sorts before all of them.
std::string key_of(const Query& query, int columns) {
    std::string key;
    for (int i = 0; i < columns; ++i) {
        if (i > 0)
            key.push_back('\x01');
        if (query.is_blob(i))
            key += readable_blob(query, i);
        else
            key += query.is_whole(i) ? fmt::format("{:012}", query.number(i)) : query.text(i);
    }
    return key;
}

std::string readable(std::string key) {
    std::ranges::replace(key, '\x01', '/');
    return key;
}

/// Digest of what is sealed there; where it can't be opened, why not. No vault: the digest itself lies there.
std::string sealed_digest(const Query& query, const Table& table, const Vault* vault) {
    if (query.is_null(table.sealed))
        return "-";
    if (vault == nullptr)
        return query.text(table.sealed);
    const SealContext context{query.uuid(table.person), table.purpose, query.uuid(0)};
    const auto text = vault->open(context, query.sealed(table.sealed, table.sealed + 1));
    return text ? digest(*text) : std::string("!") + name_of(text.error().kind);
}

Row read(Query& query, const Table& table, const Vault* vault) {
    Row row;
    row.there = query.next();
    if (!row.there)
        return row;
    row.key = key_of(query, table.key_columns);
    for (int i = 0; i < query.columns(); ++i) {
        if (table.sealed >= 0 && i == table.sealed + 1)
            continue; // the number of the key may differ
        if (i == table.sealed)
            row.values += sealed_digest(query, table, vault);
        else if (query.is_null(i))
            row.values += "-";
        else
            row.values += query.is_real(i) ? fmt::format("{:a}", query.real(i)) : query.text(i);
        row.values.push_back('\x1f');
    }
    return row;
}

class Comparison {
public:
    explicit Comparison(const Table& table) : difference_{table.name, 0, {}} {}
    void differs(const Row& row, const char* how) {
        if (difference_.rows++ == 0)
            difference_.first = fmt::format("{} {}", readable(row.key), how);
    }
    [[nodiscard]] const Difference& difference() const { return difference_; }

private:
    Difference difference_;
};

Difference compare(const Table& table, Database& kept, const Vault& vault, Database& derived,
                   const std::function<void()>& tick) {
    Comparison comparison(table);
    auto left = kept.query(table.sql);
    auto right = derived.query(table.sql);
    Row a = read(left, table, &vault);
    Row b = read(right, table, nullptr);
    for (std::int64_t count = 0; a.there || b.there; ++count) {
        if (count % 1024 == 0)
            tick();
        const bool only_a = a.there && (!b.there || a.key < b.key);
        const bool only_b = b.there && (!a.there || b.key < a.key);
        if (only_a)
            comparison.differs(a, "is not in the journal");
        else if (only_b)
            comparison.differs(b, "is missing");
        else if (a.values != b.values)
            comparison.differs(a, "is not as the journal says");
        if (!only_b)
            a = read(left, table, &vault);
        if (!only_a)
            b = read(right, table, nullptr);
    }
    return comparison.difference();
}

} // namespace

Result<Sealed> DigestVault::seal(const SealContext&, std::string_view plain) {
    return Sealed{digest(plain), 0};
}

Result<std::string> DigestVault::open(const SealContext&, const Sealed&) const {
    return fail(ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.",
                "a digest can't be opened");
}

std::vector<Difference> compare_projections(Database& kept, const Vault& vault, Database& derived,
                                            const std::function<void()>& tick) {
    std::vector<Difference> differences;
    for (const Table& table : tables) {
        Difference difference = compare(table, kept, vault, derived, tick);
        if (difference.rows > 0)
            differences.push_back(std::move(difference));
    }
    return differences;
}

} // namespace mq::store
