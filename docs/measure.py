"""Run the benchmarks that figures.toml names, and write what they measure there.

    python docs/measure.py [WORD]      some minutes; with WORD, only the commands that hold it

Needs the data beside the checkout (``../shared``); a command that measures nothing leaves its figures as they are, and is named.
"""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

DOCS = Path(__file__).resolve().parent
FIGURES = DOCS / "figures.toml"


def measured(command: str) -> str:
    """Return what a benchmark prints; ``python`` is this interpreter."""
    words = [sys.executable if word == "python" else word for word in shlex.split(command)]
    return subprocess.run(words, cwd=DOCS.parent, capture_output=True, text=True, check=True).stdout


def value_of(figure: dict[str, str], printed: str) -> str | None:
    """Return a figure's value in what its command printed, ``None`` where it is not there."""
    found = re.search(figure["pattern"], printed, re.M)
    return figure["shows"].format(*found.groups()) if found else None


def main() -> int:
    """Measure and write; return 1 where a figure was not found."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    source = FIGURES.read_text(encoding="utf-8")
    printed: dict[str, str] = {}
    missing = 0
    for figure in tomllib.loads(source)["figure"]:
        command = figure["command"]
        if word not in command:
            continue
        if command not in printed:
            printed[command] = measured(command)
        value = value_of(figure, printed[command])
        if value is None:
            print(f"not measured: {figure['what']} ({command})", file=sys.stderr)
            missing = 1
            continue
        print(f"{value}  {figure['what']}")
        # The value stands behind its own `what` and `command`; both are kept as they are.
        place = source.index(f'what = "{figure["what"]}"')
        source = source[:place] + re.sub(r'(?m)^value = ".*"$', f'value = "{value}"', source[place:], count=1)
    FIGURES.write_text(source, encoding="utf-8")
    return missing


if __name__ == "__main__":
    sys.exit(main())
