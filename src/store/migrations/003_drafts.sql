-- 3: what somebody is still writing, so that it is there again after the program was killed.
--
-- Not of the journal: a draft is replaced every second while one types, and is gone as soon as it is handed in, in
-- the transaction that writes the answer; nothing is derived from it and it is never exported.
--
-- field  what the text is for: `reflection`, or `node:<id>` of the scene, where need be with `:<part>`
-- text   sealed like the journal's body, under a name made of attempt and field
--
-- No reference to `attempt`: rebuilding takes all attempts away and puts them back.
CREATE TABLE draft (
    attempt  BLOB NOT NULL CHECK (length(attempt) = 16),
    field    TEXT NOT NULL,
    saved_ms INTEGER NOT NULL,
    text     BLOB NOT NULL,
    text_key INTEGER NOT NULL,
    PRIMARY KEY (attempt, field)
) STRICT, WITHOUT ROWID;
