"""From articles to statements: sentences, clauses, names, quantities, quotes and their speakers."""
