-- What the Discord face keeps: how each server wants the bot, and who found an answer
-- helpful. Both go when a server or a person asks for it.

CREATE TABLE guilds (
    id INTEGER PRIMARY KEY,
    ask_channels TEXT NOT NULL,
    language TEXT,
    outlets TEXT,  -- NULL: every outlet
    private INTEGER NOT NULL CHECK (private IN (0, 1))
);

CREATE TABLE votes (
    answer TEXT NOT NULL,
    person INTEGER NOT NULL,
    helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    cast_at TEXT NOT NULL,
    PRIMARY KEY (answer, person)
) WITHOUT ROWID;

CREATE INDEX votes_by_person ON votes (person);
