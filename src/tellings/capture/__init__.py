"""From what a user names (files, folders, standard input) to pages: bytes with where and when from."""
