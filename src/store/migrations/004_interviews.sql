-- 4: interviews, observations, consents, calibration of interviewers, and packs from other PCs.
--
-- Derived from the journal. Nothing that is said about anybody is repeated here: the tables hold ids, states, days
-- and the numbers of the journal rows (`…seq`) that hold the rest, sealed. So the rules of an interview can be
-- checked without opening anything, and what a deleted key closes is closed in one place.

-- state        planned, rating, open, closed, cancelled
-- day          calendar day it is planned for, from its closing on the day it was closed; on the person's clock
-- opened_seq   row that opened the ratings; before it nobody reads another's
CREATE TABLE interview (
    id                 BLOB PRIMARY KEY CHECK (length(id) = 16),
    person             BLOB NOT NULL REFERENCES person (id),
    state              TEXT NOT NULL,
    guide              BLOB NOT NULL REFERENCES content (hash),
    competency_content BLOB NOT NULL REFERENCES content (hash),
    planned_seq        INTEGER NOT NULL,
    made_ms            INTEGER NOT NULL,
    last_ms            INTEGER NOT NULL,
    day                INTEGER NOT NULL,
    session_seq        INTEGER,
    opened_seq         INTEGER,
    closed_seq         INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_by_plan ON interview (planned_seq);
CREATE INDEX interview_by_person ON interview (person, planned_seq);

-- facets: ids it measures, as a JSON array
CREATE TABLE interview_question (
    interview BLOB NOT NULL REFERENCES interview (id),
    number    INTEGER NOT NULL,
    question  TEXT NOT NULL,
    content   BLOB NOT NULL REFERENCES content (hash),
    facets    TEXT NOT NULL,
    PRIMARY KEY (interview, number),
    UNIQUE (interview, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE panel (
    interview  BLOB NOT NULL REFERENCES interview (id),
    rater      BLOB NOT NULL CHECK (length(rater) = 16),
    number     INTEGER NOT NULL,
    handed_seq INTEGER,
    left_seq   INTEGER,
    PRIMARY KEY (interview, rater)
) STRICT, WITHOUT ROWID;

-- seq: the latest; first_seq: as it was handed in, where it was changed after the ratings were opened
CREATE TABLE answer (
    interview BLOB NOT NULL,
    rater     BLOB NOT NULL,
    question  TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    first_seq INTEGER,
    PRIMARY KEY (interview, rater, question),
    FOREIGN KEY (interview, rater) REFERENCES panel (interview, rater),
    FOREIGN KEY (interview, question) REFERENCES interview_question (interview, question)
) STRICT, WITHOUT ROWID;

-- seq: the latest
CREATE TABLE settled (
    interview BLOB NOT NULL,
    question  TEXT NOT NULL,
    facet     TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    times     INTEGER NOT NULL,
    PRIMARY KEY (interview, question, facet),
    FOREIGN KEY (interview, question) REFERENCES interview_question (interview, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id),
    seq    INTEGER NOT NULL,
    day    INTEGER NOT NULL,
    guide  BLOB NOT NULL REFERENCES content (hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_by_person ON observation (person, seq);

CREATE TABLE consent (
    person  BLOB NOT NULL REFERENCES person (id),
    seq     INTEGER NOT NULL,
    wording BLOB NOT NULL REFERENCES content (hash),
    PRIMARY KEY (person, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE benchmark (
    person  BLOB NOT NULL REFERENCES person (id),
    seq     INTEGER NOT NULL,
    content BLOB NOT NULL REFERENCES content (hash),
    PRIMARY KEY (person, seq)
) STRICT, WITHOUT ROWID;

-- seq: the latest decision about a candidate
CREATE TABLE candidate (
    person BLOB PRIMARY KEY REFERENCES person (id),
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- bytes: hash of what was taken in under that id; device: it came from
CREATE TABLE pack (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    bytes  BLOB NOT NULL CHECK (length(bytes) = 32),
    device BLOB NOT NULL CHECK (length(device) = 16),
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A draft may be of an attempt, an interview or a person: `rate:<rater>:<question>` and `observation` came in.
ALTER TABLE draft RENAME COLUMN attempt TO subject;
