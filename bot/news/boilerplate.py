"""Lines that news pages put around an article: sharing, related lists, comments, legal notes."""

import re
from enum import StrEnum


class Boilerplate(StrEnum):
    """What a line that belongs to the page rather than to the article does there."""

    END = "end"  # the article is over: comments, the author's life
    WALL = "wall"  # begins something that is not the article: related articles, tags
    PROMO = "promo"  # asks the reader to subscribe, follow, click
    LEGAL = "legal"  # copyright, cookies, conditions
    TOOL = "tool"  # share, print, advertisement
    SIGN_OFF = "sign-off"  # who else worked on the article


_END = re.compile(
    r"(?:\d+\s+)?(?:reader )?comments?(?:\s*\(?\d*\)?)?|leave a (?:reply|comment)|post a comment"
    r"|(?:view|show|add|read|hide|join) (?:the |all |your )*(?:discussion thread|comments?"
    r"|conversation|discussion)|tell us what you think.*|what do you think\?"
    r"|about the author.*|about (?:the )?(?:writer|reporter)s?|(?:post|entry|article) navigation"
    r"|sobre o autor.*|über den autor.*|coment[aá]rios?.*|deixe (?:um|seu) coment[aá]rio.*"
    r"|commentaires?.*|kommentare?.*|reacties.*|commenti.*|komentar.*|комментарии.*|댓글.*|コメント.*",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:related|recommended|suggested|similar|popular|trending|latest|recent|top|more)"
    r"(?: \w+)?(?: articles?| stories| story| news| posts?| videos?| content| reading| coverage"
    r"| topics| tags| links| headlines| now| today)?"
    r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested).*|recommended for you.*"
    r"|most (?:popular|read|viewed|shared|recent|commented).*|editors?['’] picks?.*|trending.*"
    r"|more (?:from|in|on|about|stories|news|by) .{2,60}|read (?:next|more)|up next|also read"
    r"|read also.*|see also|don['’]t miss|around the web|from (?:around )?the web.*|promoted.*"
    r"|sponsored(?: \w+)?|story timeline"
    r"|previous (?:post|article)s?.*|next (?:post|article)s?.*"
    r"|share (?:this|on|with)\b.{0,40}|share|sharing is caring.*|filed under.*|tagged(?: with)?:?.*"
    r"|tags?\b.{0,80}|topics?\b.{0,80}|categor(?:y|ies)\b.{0,60}|key ?words?:.*|join the .*"
    r"|latest .{2,40}|(?:the )?site information|newsletters?|follow us.*|contact us|get in touch"
    r"|compart(?:e|ir|ilhar?)(?:\W.*)?|artigos? relacionados?|art[ií]culos? relacionados?"
    r"|(?:leia|veja) (?:também|mais).*|lea también.*|notas relacionadas"
    r"|à lire aussi.*|articles? (?:liés|similaires)"
    r"|lire aussi.*|weitere (?:beiträge|artikel|themen).*|mehr zum thema.*|teilen"
    r"|verwandte (?:artikel|themen).*|lees ook.*|leggi anche.*"
    r"|terkait|bagikan.*|baca juga.*|читайте также.*|관련\s?기사.*"
    r"|関連(?:記事|リンク|ニュース).*|シェア.*|最新記事.*|人気記事.*|タグ.*|相关阅读.*|相关新闻.*",
    re.IGNORECASE,
)
_PROMO = re.compile(
    r"\b(?:sign up|subscribe|newsletters?|unsubscribe|log ?in|register (?:now|for)"
    r"|download (?:the|our) (?:free )?\w* ?app|click(?:ing)? here"
    r"|follow (?:us|him|her|me|\w+) (?:on|@)"
    r"|get the latest|get breaking|daily email|in your inbox|your (?:free )?trial|support us"
    r"|become a (?:member|subscriber|contributor)|donate|affiliate (?:links?|commission)"
    r"|may (?:get|earn) an? (?:share|\w* ?commission)|have a (?:tip|story)\b|contact the (?:author|"
    r"reporter|writer)|can be (?:reached|contacted) at|email (?:him|her|me|us) at|like us on)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"[©ⓒ]|\(c\)\s?(?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b|\bderechos reservados\b"
    r"|\bdireitos reservados\b|\btous droits\b|\balle rechte vorbehalten\b"
    r"|無断転載|저작권자|무단\s?전재"
    r"|\b(?:privacy|cookie) (?:policy|notice|preferences|settings)\b|\bterms (?:of|and) \w+"
    r"|\bmay not be (?:reproduced|published|republished|copied|distributed)\b"
    r"|\b(?:we|site|website|page) uses? cookies\b|\buser agreement\b|\bsubmission guidelines\b"
    r"|\bdo not necessarily (?:reflect|represent)\b",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"(?:related|read(?: more| also| next)?|see (?:more|also)|more|also|watch|video|listen|opinion"
    r"|sign up|in pictures|live|analysis|explainer)\s?[:|–—-]\s?.{4,}|"
    r"ad feedback|skip advertisement|"
    r"advert(?:isement|isements|ising)?|ads?|ad|publicidade|publicidad|publicité|anzeige|werbung"
    r"|iklan|reklama?|광고|広告|sponsored|loading\.*|close|open|menu|search|print|email|e-mail|save"
    r"|comments?|facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|tumblr|telegram|flipboard"
    r"|instagram|youtube|snapchat|google\+?|tiktok|line|rss|copy (?:link|url)|link copied!?|play"
    r"|pause|mute|listen(?: to (?:this )?article)?|share(?: .{0,30})?|tweet|pin it|gift article"
    r"|bookmark|image \d+ of.*|\d+ ?/ ?\d+|\d+ shares?|video|photos?|gallery"
    r"|back to (?:top|gallery)|caption|expand|(?:hide|show|toggle) caption|enlarge this image"
    r"|view (?:image|gallery|photos?)"
    r"|continue reading.*|story continues.*|article continues.*|read (?:full|the full) .*|read more"
    r"|this slideshow requires.*|\d+ min(?:ute)?s? read|tempo de leitura.*|skip to .*|translate"
    r"|(?:increase|decrease|reset) (?:font|text).*|font ?size.*|글자\s?크기.*|기사\s?공유.*"
    r"|印刷|保存",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|[.!?:]\s+)(?:please,? )?(?:sign up|subscribe|click|follow|download|get|like|register"
    r"|donate|join|e-?mail|contact|support|become|want|need|have a|if you|for more|to \w+|you)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|our|us|we|my|me|this (?:site|website|article|post))\b", re.I)
_REPORTED = re.compile(
    r"^[\"“‘«„「]|\b(?:said|says|told|asked|asks|added|adds|wrote|writes|tweeted)\b"
)
_SHORT = 14  # words up to which one cue is enough
_LONGEST = 600  # characters, the same for text without spaces
_LONG = 60  # words from which a line is the article's
_SIGN_OFF = re.compile(
    r"[(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled|edited|translation"
    r"|translated|graphics?) by\b.{3,250}|source: .{2,40}"
    r"|with (?:inputs?|files|reporting) from .{2,60}"
    r"|.{3,200} (?:contributed to|assisted with) this (?:report|story|article)\.?",
    re.IGNORECASE,
)
_TRIM = " .:»«›‹>→|•·*#-–—…!()[]"


def boilerplate(text: str) -> Boilerplate | None:
    """What kind of boilerplate a line is; None for a line that may belong to an article.

    Only short lines are walls and tools as a whole; promotions and legal notes are recognised by
    words in them, so a line of more than 60 words is neither.
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(_TRIM)
    words = len(text.split())
    if words <= 12 and _TOOL.fullmatch(bare):
        return Boilerplate.TOOL
    if words <= _LONG and _SIGN_OFF.fullmatch(text):
        return Boilerplate.SIGN_OFF
    if words <= 12 and _END.fullmatch(bare):
        return Boilerplate.END
    if words <= 12 and _WALL.fullmatch(bare):
        return Boilerplate.WALL
    if words <= _LONG and _is_legal(text, words):
        return Boilerplate.LEGAL
    if words <= _LONG and _is_promo(text, words):
        return Boilerplate.PROMO
    return None


def _is_promo(text: str, words: int) -> bool:
    """Whether the page asks its reader for something; a longer line has to do so outright.

    News tells of newsletters and donations, too, but does not ask "you" for them, except in
    quotations.
    """
    if words <= _SHORT or not _PROMO.search(text):
        return _PROMO.search(text) is not None
    asks = _ASKS.search(text) and _READER.search(text)
    return bool(asks) and not _REPORTED.search(text)


def _is_legal(text: str, words: int) -> bool:
    """Whether the line is a legal note; a longer one has to have two of its phrases, or a "you"."""
    found = {match[0].lower() for match in _LEGAL.finditer(text)}
    if not found or words <= _SHORT:
        return bool(found)
    reads = _READER.search(text) is not None and not _REPORTED.search(text)
    return len(found) > 1 or reads
