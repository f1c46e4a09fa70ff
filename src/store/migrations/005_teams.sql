-- 5: teams, targets, signed levels, assignments, weekly goals, coaching talks, the log of complaints; and what is kept
-- of everybody's standing, so that a list of thousands opens at once.
--
-- Derived from the journal as in 4: ids, states, days, times and the numbers of the journal rows (`…seq`) that hold the
-- rest, sealed. No name, no level, no word about anybody stands here.
--
-- What these tables do give away to one who has the file and no key: who works with whom (by ids), since when they are
-- with the firm, that a level was signed or appealed (never which), when complaints came in and were closed and of
-- which cause family they are.

-- seq  the newest row of the team
CREATE TABLE team (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    parent BLOB REFERENCES team (id),
    closed INTEGER NOT NULL,
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX team_by_parent ON team (parent) WHERE parent IS NOT NULL;

-- Every move. since_ms: of the first row in a run of rows that name the same team; newest: 1 for what holds now
CREATE TABLE placing (
    person     BLOB NOT NULL REFERENCES person (id),
    seq        INTEGER NOT NULL,
    team       BLOB REFERENCES team (id),
    joined_day INTEGER,
    since_ms   INTEGER NOT NULL,
    newest     INTEGER NOT NULL,
    PRIMARY KEY (person, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX placing_now ON placing (person) WHERE newest = 1;
CREATE INDEX placing_in_team ON placing (team) WHERE newest = 1 AND team IS NOT NULL;

-- post: SHA-256 of the folded name of the post. Names of posts are few, so who has the file can find out by trying
-- which posts have a target; the levels stay sealed. seq: the newest
CREATE TABLE target (
    post BLOB PRIMARY KEY CHECK (length(post) = 32),
    seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- state: official, appealed, upheld, withdrawn, replaced
CREATE TABLE signoff (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    person     BLOB NOT NULL REFERENCES person (id),
    state      TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    appeal_seq INTEGER,
    answer_seq INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX signoff_by_person ON signoff (person, seq);
CREATE UNIQUE INDEX signoff_holding ON signoff (person) WHERE state IN ('official', 'upheld');
CREATE UNIQUE INDEX signoff_appealed ON signoff (person) WHERE state = 'appealed';

CREATE TABLE assignment (
    id            BLOB PRIMARY KEY CHECK (length(id) = 16),
    seq           INTEGER NOT NULL,
    withdrawn_seq INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_seq ON assignment (seq);

-- No reference to `person`: who was deleted since is still named in the assignment's row.
CREATE TABLE assignment_person (
    person     BLOB NOT NULL CHECK (length(person) = 16),
    assignment BLOB NOT NULL REFERENCES assignment (id),
    PRIMARY KEY (person, assignment)
) STRICT, WITHOUT ROWID;

-- seq: the newest goal for a week
CREATE TABLE goal (
    person BLOB PRIMARY KEY REFERENCES person (id),
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- day: of the talk; begun_seq: its first row; seq: the newest
CREATE TABLE coaching (
    id        BLOB PRIMARY KEY CHECK (length(id) = 16),
    person    BLOB NOT NULL REFERENCES person (id),
    day       INTEGER NOT NULL,
    begun_seq INTEGER NOT NULL,
    begun_ms  INTEGER NOT NULL,
    seq       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX coaching_by_person ON coaching (person, day, begun_seq);

-- number  SHA-256 of the firm's own number, so that one that comes again is found. It isn't a secret: numbers follow
--         a pattern, and who has the file can find them by trying. They say nothing without the sealed rest
-- cause   id of a cause family, empty: not known yet
-- seq     the newest row; versions: how many there are
CREATE TABLE complaint (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    number      BLOB NOT NULL UNIQUE CHECK (length(number) = 32),
    cause       TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    closed_ms   INTEGER,
    made_ms     INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    versions    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX complaint_by_received ON complaint (received_ms, cause, closed_ms);

-- What a summary must not be older than: one small row for everybody, so that thousands are looked through at once.
-- seq        journal row of the newest finished attempt, closed interview or observation; 0: none
-- candidate  1: applies for a post; such people stand in no team's list
CREATE TABLE evidence (
    person    BLOB PRIMARY KEY REFERENCES person (id),
    seq       INTEGER NOT NULL,
    candidate INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- The role lies in the profile. Where that can't be read here (it is sealed with a key), it is settled when the
-- profile is written next, or with everything when the tables are made anew from the journal.
INSERT INTO evidence (person, seq, candidate)
SELECT id,
       max(coalesce((SELECT max(finished_seq) FROM attempt WHERE attempt.person = p.id AND state = 'finished'), 0),
           coalesce((SELECT max(closed_seq) FROM interview WHERE interview.person = p.id AND state = 'closed'), 0),
           coalesce((SELECT max(seq) FROM observation WHERE observation.person = p.id), 0)),
       CASE WHEN profile_key = 0 AND json_valid(CAST(substr(profile, 2) AS TEXT))
            THEN coalesce(json_extract(CAST(substr(profile, 2) AS TEXT), '$.role') = 'candidate', 0)
            ELSE 0 END
FROM person AS p;

-- Everybody's finished attempts by day, to stream them out in order.
CREATE INDEX attempt_by_day ON attempt (day, finished_seq) WHERE state = 'finished';

-- From here on as in 2: not of the transaction that writes the journal, kept when they are worked out; the bytes are
-- sealed. No reference to `person` or `content`: rebuilding takes all people away and puts them back.

CREATE TABLE summary (
    person             BLOB PRIMARY KEY CHECK (length(person) = 16),
    competency_content BLOB NOT NULL CHECK (length(competency_content) = 32),
    day                INTEGER NOT NULL,
    position           INTEGER NOT NULL,
    body               BLOB NOT NULL,
    body_key           INTEGER NOT NULL
) STRICT;
-- All that tells whether one is old: the bodies aren't touched for it.
CREATE INDEX summary_age ON summary (person, day, position, competency_content);

-- team: sixteen zero bytes for the whole firm
CREATE TABLE group_day (
    team               BLOB NOT NULL CHECK (length(team) = 16),
    day                INTEGER NOT NULL,
    competency_content BLOB NOT NULL CHECK (length(competency_content) = 32),
    body               BLOB NOT NULL,
    body_key           INTEGER NOT NULL,
    PRIMARY KEY (team, day)
) STRICT;
