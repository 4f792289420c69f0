"""A program of its own that reads a PDF from standard input: what a broken PDF does to it stops nothing else.

Arguments: most pages, most pieces of text, most characters, seconds, bytes of memory. Prints a line of JSON for each page: width,
height and the pieces of text with their boxes ``[left, bottom, right, top, text]`` in points, in the order of the file. The last line
is ``{"end": …}``.
"""

import importlib
import json
import sys


def bounded(seconds: int, memory: int) -> None:
    """Take no more time and memory than this, where the system can hold a program to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the PDF and print its text with places."""
    most_pages, most_pieces, most_characters, seconds, memory = (int(each) for each in sys.argv[1:6])
    bounded(seconds, memory)
    pypdfium2 = importlib.import_module("pypdfium2")

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        print(json.dumps({"end": "encrypted" if "assword" in str(error) else "damaged"}))
        return
    left, characters = most_pieces, most_characters
    for number in range(min(len(document), most_pages)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            print(json.dumps({"width": 0, "height": 0, "pieces": [], "damaged": True}))
            continue
        pieces = []
        for index in range(min(text.count_rects(), left)):
            box = text.get_rect(index)
            words = text.get_text_bounded(*box, errors="replace")
            if words.strip():
                pieces.append([round(each, 2) for each in box] + [words])
            characters -= len(words)
            if characters <= 0:
                break
        left -= len(pieces)
        print(json.dumps({"width": page.get_width(), "height": page.get_height(), "pieces": pieces}), flush=True)
        if left <= 0 or characters <= 0:
            break
    print(json.dumps({"end": "too-many" if left <= 0 or characters <= 0 or len(document) > most_pages else "whole"}))


if __name__ == "__main__":
    main()
