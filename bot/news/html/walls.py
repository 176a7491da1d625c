"""Tells pages that are no article: cookie walls, login pages, empty shells, lists of links."""

import re

from bot.news.html.declared import Declared, Element
from bot.news.lines import count_words

_FLOOR = 25  # words; no article of the pages measured has fewer
_DECLARED_FLOOR = 10  # words, on a page that calls itself an article
_SHORT = 120  # words; a body beyond is not taken for a login form or an error message

_ERROR = re.compile(
    r"^\W*(?:(?:error\s*)?(?:403|404|410|429|50[0234])\b(?!\s+(?-i:[a-z]))"
    r"|(?:404\W+)?(?:(?:page|file|article) )?not found"
    r"|access denied|forbidden|just a moment|attention required|are you (?:a )?(?:robot|human)"
    r"|security check|service unavailable|bad gateway|seite nicht gefunden|페이지를 찾을 수 없)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|needs?|without)\s+(?:\w+\s+){0,3}java\s?script"
    r"|java\s?script\s+(?:\w+\s+){0,3}(?:disabled|required|enabled|turned off|aktivier\w*)"
    r"|자바스크립트",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"cookies?\b|\bconsent\b|\bprivacy\b|personal data|\bpartners?\b|\bvendors?\b|data protection"
    r"|legitimate interest|personali[sz]ed ad|\badvertis\w+|\bdatenschutz\w*|\beinwilligung\w*"
    r"|\bzustimm\w+|\bconsentement\b|confidentialité|privacidad|쿠키|개인정보",
    re.IGNORECASE,
)
_COOKIE_WALL = re.compile(r"cookie|consent|zustimm|einwillig|consentement|쿠키", re.IGNORECASE)
_COOKIE_SHARE = 0.05  # of the words; articles about cookies stay below it
_LOGIN = re.compile(
    r"\b(?:log|sign)[ -]?in\b|\bsign[ -]?up\b|\bpassword\b|\bforgot\b|create (?:an )?account"
    r"|\bsubscribe(?:rs?)?\b|already (?:a )?(?:member|subscriber)|\banmelden\b|\bpasswort\b"
    r"|\bconnexion\b|mot de passe|로그인|비밀번호|회원가입",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？다요][\"'”’»)\]]*$")
_PROSE = 0.3  # share of the words that stand in paragraphs with a sentence's end


def refusal(tree: Element, declared: Declared, body: str) -> str | None:
    """Why the page is no article, as the end of a sentence about it; None when it may be one."""
    words = count_words(body)
    title = " ".join(tree.xpath("string(//title)").split())
    if _ERROR.match(title) and words < _SHORT and not declared.linked:
        return f"is an error page ({title[:60]}), not an article"
    if not declared.is_article and words < 10 * _SHORT and _is_about(_COOKIES, body, _COOKIE_SHARE):
        return "is a cookie or consent wall, not an article; save the page after answering it"
    if not declared.is_article and words < _SHORT and _is_login(tree, body):
        return "is a login page, not an article; save the page when logged in"
    if words >= (_DECLARED_FLOOR if declared.is_article else _FLOOR):
        if declared.is_front_page and not declared.published:
            return "is the front page of a site, not an article"
        if not declared.is_article and not _is_prose(body):
            return "holds a list of links or titles, not an article"
        return None
    return _why_empty(tree)


def _why_empty(tree: Element) -> str:
    text = " ".join(_visible_text(tree).split())
    if _COOKIE_WALL.search(text) and _is_about(_COOKIES, text, _COOKIE_SHARE):
        return "is a cookie or consent wall, not an article; save the page after answering it"
    if _is_login(tree, text) and count_words(text) < 5 * _SHORT:
        return "is a login page, not an article; save the page when logged in"
    if _SCRIPT.search(text) or (count_words(text) < _FLOOR and len(tree.xpath("//script")) > 1):
        return "shows its text only with JavaScript; save it from a browser, or paste its text"
    return "holds no article text"


def _visible_text(tree: Element) -> str:
    return " ".join(
        tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
    )


def _is_about(pattern: re.Pattern[str], text: str, share: float) -> bool:
    return len(pattern.findall(text)) >= max(3, share * count_words(text))


def _is_login(tree: Element, text: str) -> bool:
    has_password = bool(tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']"))
    return (has_password and bool(_LOGIN.search(text))) or _is_about(_LOGIN, text, 0.06)


def _is_prose(body: str) -> bool:
    paragraphs = body.split("\n")
    prose = sum(count_words(text) for text in paragraphs if _SENTENCE_END.search(text))
    return prose >= _PROSE * count_words(body)
