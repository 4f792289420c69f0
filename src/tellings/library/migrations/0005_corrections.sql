-- What people corrected and noted: the one thing in a library, beside its pages, that cannot be made again.

-- A correction by a person, in the order in which they were made. `subject` says what it is about: places (addresses or file names), and
-- words with their offsets, so that it finds its place in a newer version of a page; `value` what holds from then on; `words` what the
-- person added. `undone` is when it was taken back. Nothing is deleted here.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('merge', 'split', 'move', 'name', 'pin', 'role', 'direction', 'kind', 'speaker', 'note')),
  subject TEXT NOT NULL CHECK (json_valid(subject)),
  value TEXT NOT NULL CHECK (json_valid(value)),
  words TEXT NOT NULL,
  undone TEXT
) STRICT;

-- The places that a correction is about, for finding those of a story.
CREATE TABLE correction_place (
  correction INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
  place TEXT NOT NULL,
  PRIMARY KEY (correction, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_place_place ON correction_place (place);
