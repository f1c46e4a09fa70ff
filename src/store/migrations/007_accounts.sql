-- 7: accounts, and the keys that texts about people are sealed with (store/accounts.h tells how they hang together).
--
-- What these tables give away to one who has the file and no key: how many accounts there are, of which role, since
-- when and when they were last opened; which of them open without a passphrase; who is a candidate (by id); and, to
-- one who guesses a login, that there is such an account.
-- A file that nothing is sealed in has none of these rows.

-- Key pairs (X25519) that person keys are sealed to. The newest of a kind is the one in use: when somebody loses the
-- right to it, a new one is made.
CREATE TABLE key_pair (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL CHECK (kind IN ('evidence', 'interview')),
    public  BLOB NOT NULL CHECK (length(public) = 32),
    made_ms INTEGER NOT NULL
) STRICT;

-- Who has the secret half of a pair, or the common key (pair 0).
-- holder  an account's person; where device = 1: the name of a device key, made from it and not telling it
-- wrap    the secret, sealed to the account's public half or with the device key
CREATE TABLE key_holder (
    pair   INTEGER NOT NULL,
    holder BLOB NOT NULL CHECK (length(holder) = 16),
    device INTEGER NOT NULL,
    wrap   BLOB NOT NULL,
    PRIMARY KEY (pair, holder)
) STRICT, WITHOUT ROWID;

-- candidate  1: keys of this person's profile and evidence are HR's; 0: leads' as well; 2: became staff while nobody
--            was at work who could hand the older keys to leads: the next who can does
CREATE TABLE key_person (
    person    BLOB PRIMARY KEY CHECK (length(person) = 16),
    candidate INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX key_person_pending ON key_person (person) WHERE candidate = 2;

-- Keys that texts are sealed with (`body_key` and its like name them). One with person all zero is nobody's; number 1
-- is the common key. pair: the pair in use when it was made: with a new pair come new keys.
CREATE TABLE person_key (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    person  BLOB NOT NULL CHECK (length(person) = 16),
    purpose INTEGER NOT NULL,
    pair    INTEGER NOT NULL
) STRICT;
CREATE INDEX person_key_of ON person_key (person, purpose, pair);

-- The same key, once for each who may open it. pair 0: the account of the person the key is about.
-- boxed  1: sealed to a public half, by one who had no secret half; slow to open, so it is sealed anew when it can be
CREATE TABLE key_wrap (
    key   INTEGER NOT NULL REFERENCES person_key (id) ON DELETE CASCADE,
    pair  INTEGER NOT NULL,
    boxed INTEGER NOT NULL,
    wrap  BLOB NOT NULL,
    PRIMARY KEY (key, pair)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_wrap_boxed ON key_wrap (pair) WHERE boxed = 1;

-- mark     keyed hash of the folded login, to find it by before anything is open
-- names    login and name, sealed with the common key
-- public   of the account's own pair (X25519); its secret half is in `secret`, `code_secret` and `here`
-- salt, ops, memory   of argon2id for `secret`
-- here     secret half sealed with the device key named `here_device`
-- Of secret, code_secret and here those that the account hasn't got are empty.
CREATE TABLE account (
    person      BLOB PRIMARY KEY CHECK (length(person) = 16),
    role        TEXT NOT NULL,
    mark        BLOB NOT NULL UNIQUE CHECK (length(mark) = 32),
    names       BLOB NOT NULL,
    public      BLOB NOT NULL CHECK (length(public) = 32),
    made_ms     INTEGER NOT NULL,
    last_ms     INTEGER,
    salt        BLOB NOT NULL,
    ops         INTEGER NOT NULL,
    memory      INTEGER NOT NULL,
    secret      BLOB NOT NULL,
    code_salt   BLOB NOT NULL,
    code_secret BLOB NOT NULL,
    here        BLOB NOT NULL,
    here_device BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong tries, by mark: of logins that don't exist as well, so that the one can't be told from the other.
-- since_ms: of the last wrong one
CREATE TABLE login_try (
    mark     BLOB PRIMARY KEY CHECK (length(mark) = 32),
    tries    INTEGER NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody decided and how well an attempt went is evidence: it stays in the journal's sealed body and in the
-- sealed result, and no clear column repeats it. A decision's row keeps the number of its journal row. An undo takes
-- decisions back and later ones take their numbers, so the newest journal row with a number is the one that counts.
CREATE TABLE decision_row (
    attempt BLOB NOT NULL REFERENCES attempt (id),
    number  INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;
INSERT INTO decision_row (attempt, number, seq)
SELECT d.attempt, d.number, j.seq
FROM decision AS d
JOIN (SELECT subject, max(seq) AS seq,
             CASE WHEN json_valid(CAST(substr(body, 2) AS TEXT))
                  THEN json_extract(CAST(substr(body, 2) AS TEXT), '$.index') END AS number
      FROM journal WHERE kind = 'decision' AND body_key = 0 GROUP BY 1, 3) AS j
  ON j.subject = d.attempt AND j.number = d.number;
DROP TABLE decision;
ALTER TABLE decision_row RENAME TO decision;
ALTER TABLE attempt DROP COLUMN attainment;
