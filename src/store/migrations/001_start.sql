-- 1: the first form of the database.
--
-- The journal is the truth. Its rows are never changed and never taken away, so the triggers below know no
-- exception. Real deletion does not need one: `body` holds what the vault made of the event, sealed with a key of
-- the person (`body_key` names it, 0 = plain). Deleting destroys that key elsewhere; the row stays, still covered
-- by `chain`, and says nothing about anybody. Keys may be many for one person (one a purpose and period), so that
-- what is due by retention can go while the person stays. Clear columns therefore hold no text about people: only
-- ids that mean nothing without the sealed names, times, and the kind.
-- A later migration that seals rows written plain, and chains them, takes the triggers away and puts them back
-- inside its own transaction: migrations are the only code that may.
--
-- seq         order on this PC, 1, 2, 3 … without gaps (also of rows that came from other PCs)
-- id          UUIDv7: the same row has the same id on every PC. No index on it: (device, device_seq) names a row
--             as well and is unique, nothing looks rows up by id, and one more index costs each decision a tenth
-- device_seq  order on the PC that the row came from, without gaps: tells missing rows, makes merging safe
-- at_offset   minutes east of UTC on the person's clock, so that the calendar day of a result never moves
-- person      whom it is about; actor: who did it
-- subject     the attempt it belongs to (later also the interview, the observation)
-- chain       keyed check over this row and the device's row before it; NULL in rows written before there were keys

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (
    number     INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_ms INTEGER NOT NULL
) STRICT;

-- machine: hash of this database's id and the PC's own id. A file that is copied to another PC finds no row of
-- its own there and becomes a new device, so two copies never use the same device_seq.
CREATE TABLE device (
    number   INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    machine  BLOB NOT NULL CHECK (length(machine) = 32),
    added_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE journal (
    seq        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL CHECK (length(id) = 16),
    device     BLOB NOT NULL REFERENCES device (id) CHECK (length(device) = 16),
    device_seq INTEGER NOT NULL CHECK (device_seq > 0),
    at_ms      INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    person     BLOB CHECK (length(person) = 16),
    actor      BLOB CHECK (length(actor) = 16),
    kind       TEXT NOT NULL,
    subject    BLOB CHECK (length(subject) = 16),
    body       BLOB NOT NULL,
    body_key   INTEGER NOT NULL,
    chain      BLOB,
    UNIQUE (device, device_seq)
) STRICT;
CREATE INDEX journal_by_subject ON journal (subject) WHERE subject IS NOT NULL;

CREATE TRIGGER journal_rows_stay BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;
CREATE TRIGGER journal_values_stay BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

-- Frozen texts of scenes and competencies. hash: SHA-256 of `text`, which is NFC. No text about people is here.
CREATE TABLE content (
    hash     BLOB PRIMARY KEY CHECK (length(hash) = 32),
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    text     BLOB NOT NULL
) STRICT;
CREATE TRIGGER content_stays BEFORE UPDATE ON content
BEGIN
    SELECT RAISE(ABORT, 'frozen content never changes');
END;
CREATE TRIGGER content_is_kept BEFORE DELETE ON content
BEGIN
    SELECT RAISE(ABORT, 'frozen content never changes');
END;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- From here on: derived from the journal in the transaction that writes it; may be thrown away and made anew.

CREATE TABLE person (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    added_seq   INTEGER NOT NULL,
    added_ms    INTEGER NOT NULL,
    profile     BLOB NOT NULL,
    profile_key INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The columns after `undos` are filled when it is finished; `result` is sealed like the journal's body.
CREATE TABLE attempt (
    id                 BLOB PRIMARY KEY CHECK (length(id) = 16),
    person             BLOB NOT NULL REFERENCES person (id),
    scene              TEXT NOT NULL,
    revision           INTEGER NOT NULL,
    content            BLOB NOT NULL REFERENCES content (hash),
    competency_content BLOB NOT NULL REFERENCES content (hash),
    scoring_version    TEXT NOT NULL,
    mode               TEXT NOT NULL,
    difficulty         INTEGER NOT NULL,
    branch_of          BLOB,
    state              TEXT NOT NULL,
    started_seq        INTEGER NOT NULL,
    started_ms         INTEGER NOT NULL,
    last_ms            INTEGER NOT NULL,
    day                INTEGER NOT NULL,
    noted              INTEGER NOT NULL DEFAULT 0,
    reflected          INTEGER NOT NULL DEFAULT 0,
    decisions          INTEGER NOT NULL DEFAULT 0,
    hints              INTEGER NOT NULL DEFAULT 0,
    undos              INTEGER NOT NULL DEFAULT 0,
    finished_seq       INTEGER,
    finished_ms        INTEGER,
    attainment         REAL,
    result             BLOB,
    result_key         INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_start ON attempt (started_seq);
CREATE INDEX attempt_by_person ON attempt (person, started_seq);
CREATE INDEX attempt_open ON attempt (person, started_seq) WHERE state = 'open';

-- The current line of an attempt: an undo takes decisions from here, never from the journal.
CREATE TABLE decision (
    attempt     BLOB NOT NULL REFERENCES attempt (id),
    number      INTEGER NOT NULL,
    at_ms       INTEGER NOT NULL,
    node        TEXT NOT NULL,
    answer      TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    mood_before INTEGER NOT NULL,
    mood_after  INTEGER NOT NULL,
    guidance    INTEGER NOT NULL,
    elapsed_ms  INTEGER NOT NULL,
    PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;
