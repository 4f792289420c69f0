"""From pages to articles: the text, what each part of it is, when it was written, who stands behind it."""
