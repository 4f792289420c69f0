"""From statements to points: what the texts agree on, where they differ, what only one says."""
