"""newsbot answers questions about the news with quoted, attributed extracts."""

__version__ = "0.1.0"
