"""Which language a body is in, as far as its script, its outlet or a code tells."""

import re

_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CODE = re.compile(r"[a-zA-Z]{2}(?=$|[-_])")
_NOT_LATIN = frozenset({"ko", "ja", "zh"})


def find_language(body: str, outlets_language: str | None) -> str | None:
    """The ISO 639-1 code of the body's language; None where it is not certain.

    Hangul is Korean and kana is Japanese. Other scripts serve many languages, so there the
    outlet's language counts, unless the script contradicts it.
    """
    kana, han, hangul, latin = (len(p.findall(body)) for p in (_KANA, _HAN, _HANGUL, _LATIN))
    wide = kana + han + hangul
    if wide > latin:
        if hangul > wide / 2:
            return "ko"
        if kana > wide / 10:
            return "ja"
        return "zh" if outlets_language == "zh" else None
    return None if outlets_language in _NOT_LATIN else outlets_language


def language_of_code(code: str | None) -> str | None:
    """The ISO 639-1 part of a code like `en`, `en-GB` or `pt_BR`; None for other text."""
    match = _CODE.match((code or "").strip())
    return match[0].lower() if match else None
