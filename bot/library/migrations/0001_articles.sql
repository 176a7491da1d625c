-- The library itself. An article's text never changes once stored: a changed text is a
-- further row of `revisions`, and `articles` says which revision each article shows now.
-- An article that is taken out loses its row in `articles` and keeps its revisions.
--
-- `files` and `ledger` say what became of everything that was ever handed in: a row of
-- `files` for each source, a row of `ledger` for each record in it. Several files may hold
-- one article; `articles.file` is the one it is shown from, the others are its duplicates
-- and take over when that one goes.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('version', 0);

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL CHECK (origin IN ('corpus', 'added', 'attached')),
    path TEXT NOT NULL,
    size INTEGER,
    mtime_ns INTEGER,  -- NULL: so fresh when read that a later edit might not show in it
    hash TEXT,         -- NULL: never read (too large, not an ordinary file)
    UNIQUE (origin, path)
);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,   -- of all that is shown of it: equal digests, equal articles
    content TEXT NOT NULL,  -- the id that outlet, title and body give
    title TEXT NOT NULL,
    outlet TEXT,
    byline TEXT,
    published TEXT,
    published_at TEXT,
    updated TEXT,
    updated_at TEXT,
    url TEXT,
    language TEXT,
    body TEXT NOT NULL,
    leftovers TEXT NOT NULL,
    warnings TEXT NOT NULL,
    file TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (article, number)
);

CREATE INDEX revisions_by_content ON revisions (content);

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL UNIQUE REFERENCES revisions (id),
    file INTEGER NOT NULL REFERENCES files (id)
) WITHOUT ROWID;

CREATE INDEX articles_by_file ON articles (file);

-- `missing` marks an article that its file held at the reading before and not at the last:
-- it goes at the end of the reload, unless another file turns out to hold it.
CREATE TABLE ledger (
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    line INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN (
        'added', 'updated', 'unchanged', 'duplicate', 'refused', 'removed', 'missing'
    )),
    reason TEXT,
    article TEXT,
    revision INTEGER REFERENCES revisions (id),
    by_content INTEGER NOT NULL CHECK (by_content IN (0, 1)),  -- the record had no id or url
    PRIMARY KEY (file, position)
) WITHOUT ROWID;

CREATE INDEX ledger_by_article ON ledger (article);
CREATE INDEX ledger_refused ON ledger (file) WHERE outcome = 'refused';
CREATE INDEX ledger_duplicates ON ledger (file, position) WHERE outcome = 'duplicate' AND by_content;
CREATE INDEX ledger_missing ON ledger (article) WHERE outcome = 'missing';

-- The version counts the changes of what can be found, so that a process sees whether
-- another one changed the library. As triggers, no change can forget to count.
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
    UPDATE meta SET value = value + 1 WHERE key = 'version';
END;
CREATE TRIGGER article_updated AFTER UPDATE OF revision ON articles
WHEN old.revision <> new.revision BEGIN
    UPDATE meta SET value = value + 1 WHERE key = 'version';
END;
CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
    UPDATE meta SET value = value + 1 WHERE key = 'version';
END;
