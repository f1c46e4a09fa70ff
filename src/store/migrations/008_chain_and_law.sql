-- 8: the journal is chained, texts can be taken out of it for good, and what the law asks for has its tables.
--
-- body_hash  BLAKE2b (16 bytes) of `body` as it was written: it stays when the text is erased, so that the chain holds
-- chain      keyed BLAKE2b (16 bytes) over the device's row before it, body_hash and every other column but `body`.
--            Who changes a row, takes one out or puts two in another order, and hasn't the common key, is found out.
--            NULL in all rows of a file that nobody with the key has opened since this migration.
ALTER TABLE journal ADD COLUMN body_hash BLOB CHECK (length(body_hash) = 16);
CREATE INDEX journal_unchained ON journal (seq) WHERE chain IS NULL;
CREATE INDEX journal_clock ON journal (seq) WHERE kind = 'clock_went_back';

-- A row stands here only inside a transaction that erases or chains: then, and only then, a body may become empty, and
-- a row that has no hash and no link may get them. Nothing else about a row ever changes.
CREATE TABLE journal_change (
    what TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
DROP TRIGGER journal_values_stay;
CREATE TRIGGER journal_values_stay BEFORE UPDATE ON journal
WHEN NOT EXISTS (SELECT 1 FROM journal_change)
  OR new.seq IS NOT old.seq OR new.id IS NOT old.id OR new.device IS NOT old.device
  OR new.device_seq IS NOT old.device_seq OR new.at_ms IS NOT old.at_ms OR new.at_offset IS NOT old.at_offset
  OR new.person IS NOT old.person OR new.actor IS NOT old.actor OR new.kind IS NOT old.kind
  OR new.subject IS NOT old.subject OR new.body_key IS NOT old.body_key
  OR (new.body IS NOT old.body AND length(new.body) > 0)
  OR (new.body_hash IS NOT old.body_hash AND old.body_hash IS NOT NULL)
  OR (new.chain IS NOT old.chain AND old.chain IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

-- What was erased, so that it is erased again when an older copy comes back, and so that an empty body is told from one
-- that somebody emptied.
-- person  1: a person's rows; 0: the rows of an attempt, an interview or an observation
-- mark    BLAKE2b of the id, keyed with the database's id: made without any secret
-- proof   the same keyed as the chain is: made only by one who may write to the journal
CREATE TABLE erased (
    mark   BLOB PRIMARY KEY CHECK (length(mark) = 16),
    person INTEGER NOT NULL,
    proof  BLOB NOT NULL CHECK (length(proof) = 16),
    at_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived from the journal from here on: ids and numbers of journal rows, as in 4.

-- answered: 0 not yet, 1 accepted, 2 refused
CREATE TABLE request (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    person     BLOB NOT NULL REFERENCES person (id),
    seq        INTEGER NOT NULL,
    answered   INTEGER NOT NULL DEFAULT 0,
    answer_seq INTEGER,
    done_seq   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX request_by_seq ON request (seq);

-- person: NULL where a whole list was looked at
CREATE TABLE access (
    seq    INTEGER PRIMARY KEY,
    person BLOB CHECK (length(person) = 16)
) STRICT;
CREATE INDEX access_by_person ON access (person, seq);

-- seq: the newest
CREATE TABLE group_note (
    person BLOB PRIMARY KEY REFERENCES person (id),
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- seq: the newest row that says what others than HR may know of the interview
CREATE TABLE interview_evidence (
    interview BLOB PRIMARY KEY REFERENCES interview (id),
    seq       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
