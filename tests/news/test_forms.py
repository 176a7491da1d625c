import pytest

from bot.news.binary import UnfitError
from bot.news.forms import Form, find_form


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("<!DOCTYPE html><html></html>", "page", Form.HTML),
        ("\n<!-- saved --><html lang=en>", "page.txt", Form.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html></html>', "page.xhtml", Form.HTML),
        ("<p>The pier is closed.</p>", "part.html", Form.HTML),
        ("<article><h1>Pier</h1></article>", "part", Form.HTML),
        ("<p>The pier is closed.\n<p>It opens in May.", "part", Form.HTML),
        ("<img src=t.gif> <img src=u.gif>\nMenu\nPier closed\nIt opens.", "pier", Form.PASTED),
        ("<noscript><img src=t></noscript>\nPier\nIt is closed.", "pier.txt", Form.PASTED),
        ("<!-- top -->\n<div>Pier\nclosed\nfor long</div>", "pier", Form.HTML),
        ("Notes first\n<html><body>x</body></html>", "page", Form.HTML),
        ('{"title": "Pier"}', "pier", Form.JSON),
        ('[{"title": "Pier"}]', "pier.txt", Form.JSON),
        ("not json", "pier.json", Form.JSON),
        ('{"a": 1}\n{"a": 2}\n', "pier", Form.JSON_LINES),
        ('{"a": 1}\n{"a": 2, "b\n', "pier.json", Form.JSON_LINES),
        ('{\n "a": {"b": 1},\n "c": 2\n}', "pier.jsonl", Form.JSON),
        ('[{"a": 1},\n{"a": 2}]', "pier.jsonl", Form.JSON),
        ("---\ntitle: Pier\n---\nText", "pier.txt", Form.MARKDOWN),
        ("+++\ntitle = 'Pier'\n+++\nText", "pier", Form.MARKDOWN),
        ("# Pier closed\n\nText", "pier", Form.MARKDOWN),
        ("Pier closed\n===========\n\nText", "pier.md", Form.MARKDOWN),
        ("Pier closed\n\nBy Ada Quill\n\nText", "pier.md", Form.PASTED),
        ("<!-- x -->\n# Pier\n\nText", "pier.md", Form.MARKDOWN),
        ("[The Palace] reopens\n\nText", "pier.txt", Form.PASTED),
        ("The Eastmoor Courier\n\nPier closed\n", "pier", Form.PASTED),
        ("<3 is what people wrote on the pier", "pier.txt", Form.PASTED),
    ],
)
def test_the_form_is_told_by_the_content(text: str, name: str, form: Form) -> None:
    assert find_form(text, name) is form


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "is an RSS feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "is an Atom feed"),
        ("<?xml version='1.0'?><!-- x --><rdf:RDF></rdf:RDF>", "is an RSS feed"),
        ("<?xml version='1.0'?><urlset></urlset>", "is a sitemap"),
        ("<?xml version='1.0'?><nitf></nitf>", r"is XML of a kind .* \(its root is <nitf>\)"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related;\n", "is a web archive"),
    ],
)
def test_what_is_known_to_be_no_article_is_refused_by_its_name(text: str, reason: str) -> None:
    with pytest.raises(UnfitError, match=reason):
        find_form(text, "file")


def test_an_xml_bomb_is_refused_and_never_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><l>&b;</l>'
    with pytest.raises(UnfitError, match="is XML of a kind that is not read"):
        find_form(bomb, "bomb.xml")
