"""What the library cannot do. `str()` of each error is one sentence for people."""


class LibraryError(Exception):
    """The library could not be opened, read or changed; it is as it was before."""


class LibraryBusyError(LibraryError):
    """Another process was changing the library for longer than this one may wait."""


class ReloadRunningError(LibraryError):
    """The corpus folder is being re-read already."""


class TooSlowError(LibraryError):
    """A question took longer than it may."""


class NoSuchArticleError(LibraryError):
    """No article of the library has the id asked for."""
