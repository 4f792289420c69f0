-- What lists and filters are asked for, in narrow rows beside the wide ones: kept by triggers, so that they are right at every commit.

-- A current article. `outlet` is what the page calls its publisher, else the host of its address; `day` the day of writing as far as it is
-- known (2024, 2024-05 or 2024-05-14), else the day of capture; `mark` is a number that is another one when the article is.
CREATE TABLE article_line (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  story INTEGER,
  outlet TEXT,
  day TEXT NOT NULL,
  captured TEXT NOT NULL,
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX article_line_story ON article_line (story, captured);
CREATE INDEX article_line_outlet ON article_line (outlet, story);

-- A story. `last` is the day of writing of its newest article; `captured` when its newest page was captured, `at` the later of that and of
-- when its edition came out as it is. `mark` is the sum of the marks of its articles, `edition_mark` what that was when its edition was
-- made, `made_by` the version that made that (0 for none): so a story whose edition is missing or old is found without making it.
CREATE TABLE story_line (
  story INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  pages INTEGER NOT NULL DEFAULT 0,
  conflicts INTEGER NOT NULL DEFAULT 0,
  texts INTEGER,
  event TEXT,
  is_open INTEGER NOT NULL DEFAULT 1,
  last TEXT,
  captured TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL DEFAULT '',
  mark INTEGER NOT NULL DEFAULT 0,
  made_by INTEGER NOT NULL DEFAULT 0,
  edition_mark INTEGER
) STRICT;
CREATE INDEX story_line_at ON story_line (at, story) WHERE pages > 0;
CREATE INDEX story_line_made_by ON story_line (made_by) WHERE pages > 1;
CREATE INDEX story_line_old ON story_line (story) WHERE pages > 1 AND made_by > 0 AND edition_mark IS NOT mark;

-- How many points of each kind an article takes part in.
CREATE TABLE article_kind (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  kind TEXT NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (article, kind)
) STRICT, WITHOUT ROWID;

-- The line of an article as it is to be.
CREATE VIEW article_as_line AS
SELECT
  article.id AS article,
  membership.story AS story,
  coalesce(
    nullif(trim(article.outlet), ''),
    CASE WHEN place.name LIKE 'http://_%' OR place.name LIKE 'https://_%' THEN
      substr(replace('//' || lower(substr(substr(place.name, instr(place.name, '://') + 3), 1,
        instr(substr(place.name, instr(place.name, '://') + 3) || '/', '/') - 1)), '//www.', '//'), 3)
    END
  ) AS outlet,
  CASE
    WHEN article.written GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*' THEN substr(article.written, 1, 10)
    WHEN article.written GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' THEN substr(article.written, 1, 7)
    WHEN article.written GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(article.written, 1, 4)
    ELSE substr(capture.captured, 1, 10)
  END AS day,
  capture.captured AS captured,
  -- The first ten digits of the digest as a number.
  (SELECT sum((instr('0123456789abcdef', substr(article.digest, each.value, 1)) - 1) << (4 * (10 - each.value)))
    FROM (SELECT 1 AS value UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
      UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10) AS each) AS mark
FROM article
JOIN capture ON capture.id = article.capture
JOIN place ON place.id = capture.place
LEFT JOIN membership ON membership.article = article.id
WHERE article.current = 1;

-- Articles come, change and go; so do they in stories.
CREATE TRIGGER article_line_comes AFTER INSERT ON article WHEN NEW.current = 1 BEGIN
  INSERT INTO article_line SELECT * FROM article_as_line WHERE article = NEW.id;
END;
CREATE TRIGGER article_line_changes AFTER UPDATE OF current, digest, outlet, written ON article BEGIN
  DELETE FROM article_line WHERE article = NEW.id AND NEW.current = 0;
  INSERT INTO article_line SELECT * FROM article_as_line WHERE article = NEW.id
    ON CONFLICT (article) DO UPDATE SET outlet = excluded.outlet, day = excluded.day, captured = excluded.captured, mark = excluded.mark;
END;
CREATE TRIGGER article_line_joins AFTER INSERT ON membership BEGIN
  UPDATE article_line SET story = NEW.story WHERE article = NEW.article;
END;
CREATE TRIGGER article_line_moves AFTER UPDATE OF story ON membership WHEN OLD.story <> NEW.story BEGIN
  UPDATE article_line SET story = NEW.story WHERE article = NEW.article;
END;
CREATE TRIGGER article_line_leaves AFTER DELETE ON membership BEGIN
  UPDATE article_line SET story = NULL WHERE article = OLD.article;
END;

-- The line of a story follows those of its articles, its points and its edition.
CREATE TRIGGER story_line_begins AFTER INSERT ON story BEGIN
  INSERT INTO story_line (story, is_open, last) VALUES (NEW.id, NEW.state = 'open', NEW.last);
END;
CREATE TRIGGER story_line_days AFTER UPDATE OF state, last ON story BEGIN
  UPDATE story_line SET is_open = NEW.state = 'open', last = NEW.last WHERE story = NEW.id;
END;
CREATE TRIGGER story_line_gains AFTER INSERT ON article_line WHEN NEW.story IS NOT NULL BEGIN
  UPDATE story_line SET pages = pages + 1, mark = mark + NEW.mark, captured = max(captured, NEW.captured), at = max(at, NEW.captured)
    WHERE story = NEW.story;
END;
CREATE TRIGGER story_line_loses AFTER DELETE ON article_line WHEN OLD.story IS NOT NULL BEGIN
  UPDATE story_line SET pages = pages - 1, mark = mark - OLD.mark,
      captured = coalesce((SELECT max(captured) FROM article_line WHERE story = OLD.story), '') WHERE story = OLD.story;
  UPDATE story_line SET at = max(captured, coalesce((SELECT at FROM edition WHERE edition.story = OLD.story), '')) WHERE story = OLD.story;
END;
CREATE TRIGGER story_line_swaps AFTER UPDATE OF story, captured, mark ON article_line
WHEN OLD.story IS NOT NEW.story OR OLD.captured <> NEW.captured OR OLD.mark <> NEW.mark BEGIN
  UPDATE story_line SET pages = pages - 1, mark = mark - OLD.mark WHERE story = OLD.story;
  UPDATE story_line SET pages = pages + 1, mark = mark + NEW.mark WHERE story = NEW.story;
  UPDATE story_line SET captured = coalesce((SELECT max(captured) FROM article_line WHERE article_line.story = story_line.story), '')
    WHERE story IN (OLD.story, NEW.story);
  UPDATE story_line SET at = max(captured, coalesce((SELECT at FROM edition WHERE edition.story = story_line.story), ''))
    WHERE story IN (OLD.story, NEW.story);
END;
CREATE TRIGGER story_line_edited AFTER INSERT ON edition BEGIN
  UPDATE story_line SET texts = NEW.texts, event = NEW.event, made_by = NEW.made_by, edition_mark = mark, at = max(captured, NEW.at)
    WHERE story = NEW.story;
END;
CREATE TRIGGER story_line_forgotten AFTER UPDATE OF made_by ON edition BEGIN
  UPDATE story_line SET made_by = NEW.made_by WHERE story = NEW.story;
END;
CREATE TRIGGER story_line_unedited AFTER DELETE ON edition BEGIN
  UPDATE story_line SET texts = NULL, event = NULL, made_by = 0, edition_mark = NULL, at = captured WHERE story = OLD.story;
END;
CREATE TRIGGER story_line_conflict AFTER INSERT ON point WHEN NEW.kind = 'conflict' BEGIN
  UPDATE story_line SET conflicts = conflicts + 1 WHERE story = NEW.story;
END;
CREATE TRIGGER story_line_no_conflict AFTER DELETE ON point WHEN OLD.kind = 'conflict' BEGIN
  UPDATE story_line SET conflicts = conflicts - 1 WHERE story = OLD.story;
END;

CREATE TRIGGER article_kind_comes AFTER INSERT ON point_article BEGIN
  INSERT INTO article_kind SELECT NEW.article, kind, 1 FROM point WHERE id = NEW.point
    ON CONFLICT (article, kind) DO UPDATE SET points = points + 1;
END;
CREATE TRIGGER article_kind_goes BEFORE DELETE ON point BEGIN
  UPDATE article_kind SET points = points - 1
    WHERE kind = OLD.kind AND article IN (SELECT article FROM point_article WHERE point = OLD.id);
  DELETE FROM article_kind WHERE points = 0 AND kind = OLD.kind AND article IN (SELECT article FROM point_article WHERE point = OLD.id);
END;

-- Stories are asked for by the names that people gave.
CREATE INDEX story_name ON story (name) WHERE name IS NOT NULL;

-- Where all copies that an outlet has are counted.
CREATE INDEX copy_edge_copied ON copy_edge (to_article, from_article, from_text);

-- What is there already.
INSERT INTO story_line (story, is_open, last) SELECT id, state = 'open', last FROM story;
INSERT INTO article_line SELECT * FROM article_as_line;
UPDATE story_line SET conflicts = (SELECT count(*) FROM point WHERE point.story = story_line.story AND kind = 'conflict');
UPDATE story_line SET texts = edition.texts, event = edition.event, made_by = edition.made_by, edition_mark = mark, at = max(captured, edition.at)
  FROM edition WHERE edition.story = story_line.story;
INSERT INTO article_kind SELECT point_article.article, kind, count(*) FROM point_article JOIN point ON point.id = point_article.point
  GROUP BY 1, 2;
