"""All articles, and the one place that changes them: SQLite and the corpus folder."""
