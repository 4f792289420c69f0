"""Which articles share wording, in which direction, and how many independent texts there really are."""
