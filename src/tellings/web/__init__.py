"""The reading room: a site over a library, on this machine."""
