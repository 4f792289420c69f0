"""How much of a file is taken in: each bound has a name, and what goes beyond it becomes a problem."""

# The largest page that is taken in, after decompression. The largest of 154 news pages (the extraction benchmark and
# the publishers of the shared data) has 1.5 MB of HTML; a long book is 2 MB.
LARGEST_PAGE = 16 * 1024 * 1024

# The largest message or PDF: these lie in memory as a whole. A saved page with its pictures (MHTML) has up to 30 MB.
LARGEST_WHOLE = 96 * 1024 * 1024

# The largest feed, wire item or JSON file, which become trees: a tree of nothing but empty elements takes thirty times their bytes. The
# export of a Telegram channel has about 1 MB for 1,000 messages.
LARGEST_TREE = 48 * 1024 * 1024

# Objects and lists of a JSON value, tags of an XML file: each costs up to 250 bytes of memory, however short. An export of 50,000 messages
# has 200,000 objects; a feed of 1 MB with its stories in it 30,000 tags.
MOST_NODES = 2_000_000

# Pages of one file: a crawl of a news site for a day has some thousand.
MOST_PAGES = 10_000

# Bytes of all pages of one file together: they are kept in memory for the comparison.
LARGEST_TOTAL = 512 * 1024 * 1024

# Bytes that are read of one file, those of every decompression in it counted too. A WARC file has 1 GB by custom, and inflates fivefold.
LARGEST_STREAM = 8 * 1024 * 1024 * 1024

# Decompressed bytes for each compressed one. HTML shrinks to a tenth, lists of one repeated line to a fiftieth; DEFLATE can reach 1032.
HIGHEST_RATIO = 200
# A short page of one repeated word is no bomb: the ratio counts from so many bytes on.
RATIO_FROM = 1024 * 1024

# Containers in containers: a gzipped page in a gzipped WARC in a WACZ are four.
DEEPEST = 4

# Records of an archive or lines of a file that are looked at, pages or not; a WARC file of 1 GB has up to 100,000 records.
MOST_ENTRIES = 1_000_000
# Entries of one feed: the longest archives of a feed have some thousand.
MOST_FEED_ENTRIES = 50_000
# Records with wrong lengths, each of which is read twice; an archive with more has no lengths to go by.
MOST_MENDED = 200
# gzip members of one stream; a WARC file has one a record.
MOST_MEMBERS = 1_000_000
# Members without a byte in them: none is needed, and a file may be made of nothing else.
MOST_EMPTY_MEMBERS = 1_000

# Memory for looking back in a Zstandard frame, and its dictionary. The command line of zstd makes and reads up to 128 MiB (``--long=27``);
# dictionaries of web archives have about 1 MB.
LARGEST_WINDOW = 128 * 1024 * 1024
LARGEST_DICTIONARY = 16 * 1024 * 1024

# A line of JSON Lines. A character may take six in JSON ("\\u00e9"); what is longer than this holds more than a page may.
LONGEST_JSON_LINE = 4 * LARGEST_PAGE

# Problems that are told of one file one by one; the rest is counted in one more.
MOST_PROBLEMS = 50

# Members of a zip file, and the size of the list of them.
MOST_MEMBERS_OF_ZIP = 10_000
LARGEST_DIRECTORY = 16 * 1024 * 1024

# Headers of one record, response or message; browsers and servers stop at 8 to 64 KiB.
LARGEST_HEADERS = 64 * 1024

# Multipart messages in multipart messages, and parts in all: a newsletter has two levels, a saved page some hundred pictures.
DEEPEST_PART = 8
MOST_PARTS = 5_000

# Words that an entry or message must have to be an article, not a teaser or a greeting: two sentences of a wire flash. Set by judgement,
# not by a measurement.
FEWEST_WORDS = 30

# Pages of a PDF that are read, pieces of text and characters of them, and seconds and bytes of memory that its reader may use.
MOST_PDF_PAGES = 500
MOST_PDF_PIECES = 200_000
MOST_PDF_CHARACTERS = 5_000_000
# Lines of one sheet that are put into columns; a sheet of a newspaper has some 1,500.
MOST_LINES_OF_SHEET = 3_000
PDF_SECONDS = 60
PDF_MEMORY = 2 * 1024 * 1024 * 1024
