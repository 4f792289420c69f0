"""Every telling of a story, side by side: who copied whom, what they agree on, where they differ."""
