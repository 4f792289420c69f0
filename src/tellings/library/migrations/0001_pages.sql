-- Pages as captured, the places they were seen at, and the articles read from them.

-- The bytes of a page, once, whatever it is called. `coding` says how `data` is packed; `size` counts the bytes unpacked.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  coding TEXT NOT NULL CHECK (coding IN ('plain', 'zlib')),
  size INTEGER NOT NULL CHECK (size >= 0),
  data BLOB NOT NULL
) STRICT;

-- An address or a file's name under which pages were seen.
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- A page seen at a place: its versions there are numbered from 1. A page that is seen again unchanged is no new version: `last_seen` moves.
-- `key` is the public id of the article, "a" and digits of a hash of page and place. `given` is the time of capture as the giver of the page
-- said it, which reading is told (nothing where nobody said one); `captured` and `last_seen` are times in UTC by which versions are ordered.
-- `read_by` is derived: the version of the reading that the page has been through, 0 for none.
CREATE TABLE capture (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL REFERENCES place,
  version INTEGER NOT NULL CHECK (version >= 1),
  page INTEGER NOT NULL REFERENCES page,
  media_type TEXT,
  given TEXT,
  captured TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  read_by INTEGER NOT NULL DEFAULT 0,
  UNIQUE (place, version)
) STRICT;
CREATE INDEX capture_page ON capture (page);
CREATE INDEX capture_read_by ON capture (read_by, id);

-- An article read from a capture; everything here can be made again from `page`. `made_by` is the version of the step that made the row.
-- `body` is the article as MessagePack, packed with zlib, `digest` the first digits of the hash of what is packed: it tells whether a later
-- reading gave another article. The columns beside it are what lists are asked for. `current` is 1 for the newest version of its place that
-- could be read. `written` is the day of writing, EDTF. `words` counts those of the story itself.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  capture INTEGER NOT NULL UNIQUE REFERENCES capture,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  made_by INTEGER NOT NULL,
  title TEXT,
  outlet TEXT,
  language TEXT,
  published TEXT,
  written TEXT,
  words INTEGER NOT NULL,
  digest TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX article_current ON article (current, id);
CREATE INDEX article_outlet ON article (outlet);

CREATE TABLE article_agency (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  agency TEXT NOT NULL,
  PRIMARY KEY (article, agency)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_agency_agency ON article_agency (agency);

-- What was wrong with a page that was captured; such a page has no article, or one read in part.
CREATE TABLE problem (
  capture INTEGER NOT NULL REFERENCES capture ON DELETE CASCADE,
  error TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (capture, error, message)
) STRICT, WITHOUT ROWID;

-- The words of current articles, for search: no copy of the text is kept here (a row is taken out with the words it was put in with).
CREATE VIRTUAL TABLE article_words USING fts5 (title, told, content = '', tokenize = "unicode61 remove_diacritics 2");

-- Versions of steps whose rows cannot carry one, by name ("words": what stands in article_words).
CREATE TABLE step (
  name TEXT PRIMARY KEY,
  made_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
