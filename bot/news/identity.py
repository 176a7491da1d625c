"""What identifies an article: its own id, else its url, else its content."""

import base64
import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.news.reading import IdSource

_LENGTH = 12  # characters of five bits: 60 bits, one clash expected among 10**9 articles

_TRACKING = re.compile(
    r"(utm_\w+|hsa_\w+|pk_\w+|mtm_\w+|at_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid"
    r"|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|cmpid|cmp|ocid|ncid|smid|smtyp|sr_share"
    r"|spm|ref|ref_src|ref_url|s_cid|xtor|wt_mc|trk|ito|ftag|taid|guccounter|guce_referrer\w*"
    r"|_ga|_gl)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def article_id(
    own: str | None, url: str | None, outlet: str | None, title: str, body: str
) -> tuple[str, IdSource]:
    """The id of an article and where it comes from.

    An id of its own is kept as it is. Otherwise the id is a short hash of the url in its plain
    form, so that two links to one page agree; without a url, of the words of outlet, title and
    body, so that white space, case and punctuation do not make a second article.
    """
    if own:
        return own, IdSource.OWN
    if url and (plain := plain_url(url)):
        return _short_hash("url", plain), IdSource.URL
    words = (" ".join(_WORD.findall(part.casefold())) for part in (outlet or "", title, body))
    return _short_hash("content", *words), IdSource.CONTENT


def plain_url(url: str) -> str | None:
    """The form in which two urls of one page are equal; None for what is no http(s) url.

    Scheme, `www.`, user, default port, fragment, trailing slash and tracking parameters go,
    the host becomes lower case, and the remaining parameters are sorted.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        if parts.scheme.lower() not in ("http", "https") or not host:
            return None
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return None
    kept = sorted((name, value) for name, value in query if not _TRACKING.fullmatch(name))
    place = host.removeprefix("www.") + ("" if port in (None, 80, 443) else f":{port}")
    return place + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")


def _short_hash(*parts: str) -> str:
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii")[:_LENGTH].lower()
