"""Questions to a library: its stories, the words of its articles, who said what, when things were, and who copies whom."""
