"""From a question to ranked, attributed extracts."""
