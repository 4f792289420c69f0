-- Editions of stories, and the rows taken out of them for asking; everything here can be made again from articles and corrections.

-- The edition of a story of two or more articles. `made_of` is a hash of the articles and corrections that it was made of; `body` is the
-- edition as MessagePack, packed with zlib, without the texts that `article` holds; `words_digest` is a hash of the words at all its spans;
-- `title`, `event` (EDTF) and `texts` are what lists are asked for.
CREATE TABLE edition (
  story INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  made_by INTEGER NOT NULL,
  made_of TEXT NOT NULL,
  at TEXT NOT NULL,
  title TEXT NOT NULL,
  event TEXT,
  texts INTEGER NOT NULL,
  words_digest TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- Older editions of a story by its key, for `diff`; their bodies hold the texts too, so that their words stay whatever is read anew.
CREATE TABLE edition_history (
  story TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  made_by INTEGER NOT NULL,
  at TEXT NOT NULL,
  until TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (story, number)
) STRICT;

-- What several articles of a story say about one thing; what only one says is found by the words of the article. `key` is the point's id in
-- the edition; `corrected` is 1 where a person gave the kind.
CREATE TABLE point (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  headline TEXT NOT NULL,
  articles INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  corrected INTEGER NOT NULL CHECK (corrected IN (0, 1))
) STRICT;
CREATE INDEX point_story ON point (story, kind);
CREATE INDEX point_kind ON point (kind);

CREATE TABLE point_article (
  point INTEGER NOT NULL REFERENCES point ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (point, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX point_article_article ON point_article (article);

-- The words of a saying on one page; `quote` is its id in the edition, which all wordings of it share.
CREATE TABLE said (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  quote TEXT NOT NULL,
  speaker TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'partial', 'indirect')),
  words TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX said_story ON said (story);
CREATE INDEX said_speaker ON said (speaker COLLATE NOCASE);
CREATE INDEX said_article ON said (article);

-- The times of a story: the words that give each, and where they stand.
CREATE TABLE moment (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  when_value TEXT NOT NULL,
  precision TEXT NOT NULL,
  words TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX moment_story ON moment (story);
CREATE INDEX moment_when ON moment (when_value);
CREATE INDEX moment_article ON moment (article);

-- The texts of a story. `root` is the article that has the original, where one is known to; `hidden` is 1 where it is on none of the pages.
CREATE TABLE text_family (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  key TEXT NOT NULL,
  root INTEGER REFERENCES article ON DELETE CASCADE,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  agency TEXT
) STRICT;
CREATE INDEX text_family_story ON text_family (story);
CREATE INDEX text_family_root ON text_family (root);

CREATE TABLE text_family_article (
  text INTEGER NOT NULL REFERENCES text_family ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (text, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_family_article_article ON text_family_article (article);

-- Who had the wording from whom: from an article, or (`from_text`) from a text whose original is on none of the pages.
CREATE TABLE copy_edge (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  from_article INTEGER REFERENCES article ON DELETE CASCADE,
  from_text INTEGER REFERENCES text_family ON DELETE CASCADE,
  to_article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  share REAL NOT NULL,
  confidence REAL NOT NULL,
  CHECK ((from_article IS NULL) != (from_text IS NULL))
) STRICT;
CREATE INDEX copy_edge_story ON copy_edge (story);
CREATE INDEX copy_edge_from ON copy_edge (from_article);
CREATE INDEX copy_edge_from_text ON copy_edge (from_text);
CREATE INDEX copy_edge_to ON copy_edge (to_article);

-- The words of sayings and the headlines of points, for search.
CREATE VIRTUAL TABLE said_words USING fts5 (words, speaker, content = 'said', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER said_words_in AFTER INSERT ON said BEGIN
  INSERT INTO said_words (rowid, words, speaker) VALUES (new.id, new.words, new.speaker);
END;
CREATE TRIGGER said_words_out AFTER DELETE ON said BEGIN
  INSERT INTO said_words (said_words, rowid, words, speaker) VALUES ('delete', old.id, old.words, old.speaker);
END;
CREATE VIRTUAL TABLE point_words USING fts5 (headline, content = 'point', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER point_words_in AFTER INSERT ON point BEGIN
  INSERT INTO point_words (rowid, headline) VALUES (new.id, new.headline);
END;
CREATE TRIGGER point_words_out AFTER DELETE ON point BEGIN
  INSERT INTO point_words (point_words, rowid, headline) VALUES ('delete', old.id, old.headline);
END;
