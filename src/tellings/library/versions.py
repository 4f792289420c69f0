"""The version of each step whose results are kept: raise it with every change of what the step gives, and libraries make theirs anew."""

# Pages to articles: everything in `reading`, and what of an article stands in columns.
READING = 1

# Articles to the words that are searched.
WORDS = 1

# Articles to stories, and what is kept of an article for that.
GROUPING = 1

# Fingerprints by which shared wording is found again.
REUSE = 1

# Stories to editions, and the rows that are taken out of these for asking.
EDITION = 1
