-- 2: standings that were worked out once, with what they were worked out from.
--
-- Derived from the journal like the tables before, but not by the transaction that writes it: the program adds a
-- row when a standing is asked for, and `monqua db check` works every row out again and compares the bytes. Rows of
-- older parameters stay: they say what was said then, and can be worked out again with their own parameters, which
-- are in the competency's frozen text.
--
-- day                 the standing is of that calendar day (days since 1970-01-01)
-- competency_content  text with all parameters; two sets of parameters under one version's name are two rows
-- position            journal row (seq) of the newest attempt that it rests on
-- evidence            number of attempts that it rests on, so that it shows when one of them was deleted
-- body                the standing in its canonical form, sealed like a result
--
-- No reference to `person`: rebuilding takes all people away and puts back those the journal still tells of, and a
-- person whose key was destroyed has no row there any more.
CREATE TABLE standing (
    person             BLOB NOT NULL CHECK (length(person) = 16),
    scoring_version    TEXT NOT NULL,
    competency_content BLOB NOT NULL REFERENCES content (hash),
    day                INTEGER NOT NULL,
    position           INTEGER NOT NULL CHECK (position > 0),
    evidence           INTEGER NOT NULL CHECK (evidence > 0),
    body               BLOB NOT NULL,
    body_key           INTEGER NOT NULL,
    PRIMARY KEY (person, scoring_version, competency_content, day)
) STRICT;
