"""What the bench of collating is made of: the sets, the peers, and a measure for each set."""
