"""How well points are found: twelve real events told by three outlets each, and one event on five pages.

Run: python benchmarks/collating.py. Needs the data and scorers in ../shared; says so and stops where they are not there.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def main() -> None:
    """Print the scorers' figures, and what the comparison of five pages costs as a process of its own."""
    if not (SHARED / "score").is_dir():
        print("not measured: ../shared/score is not here")
        return
    command = f"{sys.executable} -m tellings compare {{}} --json - --quiet"
    for scorer in ("vostochny", "collating"):
        print(f"-- {scorer}")
        subprocess.run([sys.executable, str(SHARED / "score" / f"{scorer}.py"), *sys.argv[1:], command], check=True)
    begin = time.perf_counter()
    pages = SHARED / "stories" / "vostochny" / "pages"
    subprocess.run([*command.format(pages).split()], check=True, stdout=subprocess.DEVNULL)
    seconds, peak = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"-- five pages, cold: {seconds:.1f} s, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
