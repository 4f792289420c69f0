-- Where pages are gathered from, what was asked of the web and when, so that a run goes on where another ended.

-- A source: an address, or the whole path of a file or folder. `named` counts up for those that a person named, in that order; NULL for one that
-- another source names. `etag` and `modified` are what the server gave to ask by whether it changed.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  named INTEGER UNIQUE,
  kind TEXT NOT NULL,
  etag TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

-- What a source listed when it was last read: addresses of pages, or of further lists. `said` is when the page changed, in the source's words.
CREATE TABLE listed (
  source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  number INTEGER NOT NULL,
  address TEXT NOT NULL,
  said TEXT NOT NULL,
  is_list INTEGER NOT NULL CHECK (is_list IN (0, 1)),
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;

-- The last time that an address was asked or a file looked at. `rested` counts the times one after the other that brought nothing new; `had` is 1
-- when pages ever came of it; `refused` is the word for why the last time brought none.
CREATE TABLE visit (
  address TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  etag TEXT NOT NULL,
  modified TEXT NOT NULL,
  said TEXT NOT NULL,
  rested INTEGER NOT NULL CHECK (rested >= 0),
  had INTEGER NOT NULL CHECK (had IN (0, 1)),
  refused TEXT
) STRICT, WITHOUT ROWID;

-- Hosts that asked to be left alone until then.
CREATE TABLE resting_host (
  name TEXT PRIMARY KEY,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The robots.txt of an origin (scheme, host and port) as it was last found; `rules` is NULL where the server failed. `at` in seconds since 1970.
CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  rules TEXT,
  at REAL NOT NULL
) STRICT, WITHOUT ROWID;

-- The run that is going on or was interrupted; no row where the last one came to its end.
CREATE TABLE gathering (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  begun TEXT NOT NULL
) STRICT;
