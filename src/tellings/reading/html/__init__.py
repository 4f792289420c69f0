"""HTML pages: visible text, roles, metadata."""
