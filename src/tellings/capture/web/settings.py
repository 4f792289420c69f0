"""How patient and how large fetching is: one frozen value, so that a test can scale every bound."""

from msgspec import Struct

from tellings.capture.bounds import LARGEST_PAGE

# Seconds to find a host and to connect to it; the resolvers of most systems give up after 5 to 10 seconds a try.
CONNECT_SECONDS = 10.0
# Seconds without a byte. Slow newsroom servers take some seconds for the first one.
READ_SECONDS = 20.0
# Seconds for one request, from the first byte sent to the last received, however slowly they drip.
WHOLE_SECONDS = 60.0
# Redirects of one address. Browsers follow 20; what news sites need is http to https, to www, to the new section.
MOST_REDIRECTS = 8
# Tries of one address, the first one counted.
MOST_TRIES = 3
# Seconds before the second try; doubled for each further one.
FIRST_BACK_OFF = 1.0
# Seconds that are waited in one go because a server asks for it (Retry-After) or because of doubling; a host that asks for more rests.
LONGEST_WAIT = 60.0
# A host that asks for more than this is asked again after it: nobody needs more, and one bad header must not silence a host for years.
LONGEST_REST = 24 * 3600.0
# Seconds between two requests to a host that asks for nothing else, as most crawlers of archives do.
DELAY = 1.0
# The longest Crawl-delay that is honoured as it stands; a longer one counts as this.
LONGEST_DELAY = 30.0
# Hosts that are asked at once, one request each.
HOSTS_AT_ONCE = 8
# Addresses of one host that fail one after the other (no answer, a server error) before the host is left alone for this run.
MOST_FAILURES = 3
# Bytes of robots.txt that are read: RFC 9309, section 2.5, asks for at least 500 KiB.
LARGEST_ROBOTS = 500 * 1024
# Seconds for which a robots.txt holds: RFC 9309, section 2.4, allows one day; who changes it should not have to wait so long.
ROBOTS_HOLD = 3600.0


class Settings(Struct, frozen=True):
    """The bounds of fetching; times in seconds, sizes in bytes. ``allow_hosts`` are names (``HOST`` or ``HOST:PORT``) never refused."""

    allow_hosts: tuple[str, ...] = ()
    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    whole: float = WHOLE_SECONDS
    largest: int = LARGEST_PAGE
    most_redirects: int = MOST_REDIRECTS
    most_tries: int = MOST_TRIES
    first_back_off: float = FIRST_BACK_OFF
    longest_wait: float = LONGEST_WAIT
    longest_rest: float = LONGEST_REST
    delay: float = DELAY
    longest_delay: float = LONGEST_DELAY
    hosts_at_once: int = HOSTS_AT_ONCE
    most_failures: int = MOST_FAILURES
    largest_robots: int = LARGEST_ROBOTS
    robots_hold: float = ROBOTS_HOLD
