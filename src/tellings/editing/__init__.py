"""An edition for people: one HTML file, and a summary for the terminal."""
