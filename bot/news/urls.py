"""Urls as articles give them."""

from urllib.parse import urljoin, urlsplit

_LONGEST = 2000  # characters; what browsers and servers agree on


def absolute_url(url: str | None, base: str | None = None) -> str | None:
    """`url`, joined to `base`, when that makes an absolute http(s) url; else None."""
    if not url or len(url) > _LONGEST or any(char.isspace() for char in url.strip()):
        return None
    try:
        url = urljoin(base or "", url.strip())
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def host(url: str | None) -> str | None:
    """The host of an absolute url without `www.`; None without a url."""
    name = urlsplit(url).hostname if url else None
    return name.removeprefix("www.") if name else None
