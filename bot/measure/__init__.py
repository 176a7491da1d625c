"""Measuring answer quality and speed: eval, training of the ranker, and bench."""
