"""Tokens and sentences with offsets, BM25, the index and its immutable snapshots."""
