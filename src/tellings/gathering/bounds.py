"""How much one source may list, and how much is kept at a time."""

# Addresses of one source in one run. A news sitemap has 1,000 at most (Google's rule for them), a plain one 50,000 (sitemaps.org): at one
# request a second ten thousand take three hours.
MOST_LISTED = 10_000
# Lists that one list names: feeds of an OPML file (large collections have some hundred), sitemaps of an index.
MOST_FURTHER = 1_000
# Addresses of all sources that are asked in one run; the others wait for the next. At one request a second, eight hosts at once, these take
# three and a half hours.
MOST_OF_RUN = 100_000
# Bytes of the stories in feeds that are held until their pages were asked for.
LARGEST_STORIES = 64 * 1024 * 1024
# Characters of what a list says on when a page changed.
LONGEST_SAID = 100
# Lists in lists: an index of sitemaps, each with its addresses, is two; some sites put an index into an index.
DEEPEST_LIST = 3
# Entries of a broken feed that are read one by one.
MOST_MENDED = 5_000
# Bytes and entries of a broken feed that are given to the slow reader, of which nothing else can make more: it takes some 5 microseconds a
# byte and 100 an entry. Feeds that people write wrong are small.
LARGEST_BROKEN = 256 * 1024
MOST_BROKEN = 1_000

# A batch is kept when it has so many pages, so many bytes, or has waited so many seconds: what an interruption loses is fetched again.
BATCH_PAGES = 32
BATCH_BYTES = 8 * 1024 * 1024
BATCH_SECONDS = 1.0

# With ``--every``, a page that was found unchanged rests before it is asked for again: so many seconds, doubled each time, up to a day.
FIRST_REST = 15 * 60.0
LONGEST_REST = 24 * 3600.0

# An interrupted run is gone on with for so many seconds from its beginning; what was fetched longer ago is asked for again.
GONE_ON_WITH = 24 * 3600.0

# Problems of one source that are told one by one; the others are counted by their kind.
MOST_TOLD = 50
