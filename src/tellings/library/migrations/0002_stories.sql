-- Which articles are about one event, and what is kept of an article so that later ones find those like it.

-- A story. `key` is its public name, given when it begins and kept while it grows; `name` is a name that a person gave. `first` and `last` are
-- the days of writing of its earliest and latest article, NULL where none is known. `changed` counts the changes of its membership.
CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  first TEXT,
  last TEXT,
  changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX story_state ON story (state, last);

-- The keys of stories that went into another one.
CREATE TABLE story_alias (
  key TEXT PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX story_alias_story ON story_alias (story);

-- Every current article is in exactly one story; `by` tells whether a person said so.
CREATE TABLE membership (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  story INTEGER NOT NULL REFERENCES story,
  by TEXT NOT NULL CHECK (by IN ('machine', 'person'))
) STRICT;
CREATE INDEX membership_story ON membership (story, article);

-- The weighted words of an article (grouping/profiles.py), packed; `day` counts days from year 1, 0 where none is known. `prints` are the
-- hashes by which shared wording is found again, five bytes each.
CREATE TABLE profile (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  day INTEGER NOT NULL,
  words BLOB NOT NULL,
  prints BLOB NOT NULL
) STRICT;
CREATE INDEX profile_day ON profile (day);

-- The weightiest words of each article, by day.
CREATE TABLE telling_word (
  word INTEGER NOT NULL,
  day INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (word, day, article)
) STRICT, WITHOUT ROWID;

-- Which article holds which stretch of wording; a common one has many holders, of whom the earliest counts.
CREATE TABLE print (
  hash INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

-- The likeness of articles in ten thousandths, both ways; of each article the links to those most like it.
CREATE TABLE alike (
  article INTEGER NOT NULL,
  other INTEGER NOT NULL,
  likeness INTEGER NOT NULL,
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

-- Articles that came, changed or went since stories were last made, and stories that lost an article.
CREATE TABLE unplaced (article INTEGER PRIMARY KEY) STRICT;
CREATE TABLE unsettled (story INTEGER PRIMARY KEY) STRICT;

-- In which story an article was before all stories were made anew.
CREATE TABLE former (
  article INTEGER PRIMARY KEY,
  story INTEGER NOT NULL
) STRICT;
CREATE INDEX former_story ON former (story);

INSERT INTO unplaced SELECT id FROM article;
CREATE TRIGGER article_comes AFTER INSERT ON article BEGIN
  INSERT OR IGNORE INTO unplaced VALUES (NEW.id);
END;
CREATE TRIGGER article_changes AFTER UPDATE OF current, digest ON article WHEN OLD.current <> NEW.current OR OLD.digest <> NEW.digest BEGIN
  INSERT OR IGNORE INTO unplaced VALUES (NEW.id);
END;
CREATE TRIGGER article_goes BEFORE DELETE ON article BEGIN
  DELETE FROM alike WHERE other = OLD.id AND article IN (SELECT other FROM alike WHERE article = OLD.id);
  DELETE FROM alike WHERE article = OLD.id;
  DELETE FROM unplaced WHERE article = OLD.id;
END;
CREATE TRIGGER membership_goes AFTER DELETE ON membership BEGIN
  INSERT OR IGNORE INTO unsettled VALUES (OLD.story);
END;
