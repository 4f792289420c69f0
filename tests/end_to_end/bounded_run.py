"""A program that reads each file named on its standard input beside a good page, in a child of its own with bounds on time and memory.

It prints one line of JSON for each: the problems, the names of the pages that were read, CPU seconds, peak memory in MiB.
"""

import json
import os
import resource
import sys
import time

import tellings

GOOD = tellings.Page.from_text(
    "The ferry Orla struck a pier in Port Ellary on Tuesday. It was carrying 48 people, the coast guard said.\n", name="good"
)
# What a run may never take; the tests hold it to less.
SECONDS, MEMORY = 60, 3 * 1024**3


def child(path: str, out: int) -> None:
    """Read one file and say how it went."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    try:
        begun = time.process_time()
        done = tellings.read([path, GOOD])
        said = {
            "seconds": time.process_time() - begun,
            "problems": [(one.page.removeprefix(path), one.error, one.message) for one in done.problems],
            "read": [one.page.removeprefix(path) for one in done.articles],
            "texts": [one.text[:20_000] for one in done.articles if one.page != "good"],
        }
    except BaseException as error:
        said = {"crash": repr(error)}
    with os.fdopen(out, "w", encoding="utf-8", errors="replace") as stream:
        json.dump(said, stream)


def main() -> None:
    """Answer one name after the other."""
    tellings.read([GOOD])
    for line in sys.stdin:
        inner, outer = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(inner)
            child(line.strip(), outer)
            os._exit(0)
        os.close(outer)
        with os.fdopen(inner, encoding="utf-8") as stream:
            answer = stream.read()
        _, status, used = os.wait4(pid, 0)
        said = json.loads(answer) if answer else {"crash": f"ended with status {status}"}
        print(json.dumps(said | {"memory": used.ru_maxrss / 1024}), flush=True)


if __name__ == "__main__":
    main()
