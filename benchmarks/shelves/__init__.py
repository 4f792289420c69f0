"""What `benchmarks/library.py` is made of: the articles it runs on, streams of them into libraries, peers, and times."""
