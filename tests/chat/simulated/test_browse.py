"""Browsing: /latest, /article, /outlets, /help."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.chat.simulated.conftest import Start, World, labels
from tests.chat.simulated.library import HARBOUR


def article(number: int, **fields: str) -> dict[str, str]:
    return {
        "id": f"n-{number}",
        "title": f"Headline {number}",
        "outlet": "Harbour Post",
        "published": f"2024-02-{number:02}T08:00:00Z",
        "body": f"Body of headline {number}, about the harbour of Selka.",
        **fields,
    }


MANY = [article(number) for number in range(1, 13)]


def headlines(content: str) -> list[int]:
    return [int(line.split("Headline ")[1].split()[0]) for line in content.split("\n")[1:]]


def person(world: World) -> tuple[Any, Any]:
    guild = world.env.create_guild()
    return guild.add_member(world.env.create_user("ann")), guild.create_text_channel("news")


async def test_latest_lists_the_newest_first_with_outlet_and_date(start: Start):
    world = await start(*MANY)
    ann, channel = person(world)

    result = await ann.slash(channel, "latest")

    assert not result.ephemeral
    assert headlines(result.response.content) == [12, 11, 10, 9, 8]
    first = result.response.content.split("\n")[1]
    assert first == "**1** Headline 12 · Harbour Post · <t:1707724800:f>"
    assert labels(result.response) == ["1", "2", "3", "4", "5", "Newer", "Older"]


async def test_pages_turn_both_ways_and_end(start: Start):
    world = await start(*MANY)
    ann, channel = person(world)
    shown = await ann.slash(channel, "latest")

    await ann.click(shown.response, label="Older")
    assert headlines(shown.response.content) == [7, 6, 5, 4, 3]
    await ann.click(shown.response, label="Older")
    assert headlines(shown.response.content) == [2, 1]
    with pytest.raises(Exception, match="disabled"):
        await ann.click(shown.response, label="Older")
    await ann.click(shown.response, label="Newer")
    assert headlines(shown.response.content) == [7, 6, 5, 4, 3]


async def test_pages_stay_where_they_are_while_articles_are_added(start: Start):
    world = await start(*MANY)
    ann, channel = person(world)
    shown = await ann.slash(channel, "latest", count=3)
    assert headlines(shown.response.content) == [12, 11, 10]

    for number in (20, 21):
        await world.desk.library.add_bytes(f"{number}.json", json.dumps(article(number)).encode())
    await ann.click(shown.response, label="Older")
    assert headlines(shown.response.content) == [9, 8, 7]
    await ann.click(shown.response, label="Newer")
    assert headlines(shown.response.content) == [12, 11, 10]
    await ann.click(shown.response, label="Newer")
    assert headlines(shown.response.content) == [21, 20]


async def test_the_pager_works_after_a_restart_and_when_its_article_is_gone(start: Start):
    world = await start(*MANY)
    ann, channel = person(world)
    shown = await ann.slash(channel, "latest", count=3, topic="harbour", outlet="harbour post")

    await world.restart()
    await world.desk.library.remove("n-10")
    await ann.click(shown.response, label="Older")

    assert headlines(shown.response.content) == [9, 8, 7]
    assert "from Harbour Post · about “harbour”" in shown.response.content


async def test_somebody_else_turns_a_page_of_their_own(start: Start):
    world = await start(*MANY)
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    shown = await ann.slash(channel, "latest")

    other = await bob.click(shown.response, label="Older")

    assert headlines(shown.response.content) == [12, 11, 10, 9, 8]
    assert other.ephemeral
    assert headlines(other.response.content) == [7, 6, 5, 4, 3]


async def test_a_topic_needs_all_its_words(start: Start):
    world = await start()
    ann, channel = person(world)

    both = await ann.slash(channel, "latest", topic="ferry engine")
    none = await ann.slash(channel, "latest", topic="ferry cutters")

    assert both.response.content.count("\n") == 1
    assert "Ferry between Selka and Marrow" in both.response.content
    assert none.response.content.endswith("I have no such articles.")


async def test_an_unknown_outlet_is_said_to_be(start: Start):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "latest", outlet="Nowhere Times")

    assert result.ephemeral
    assert result.response.content == "I know no outlet of that name. /outlets lists them."


async def test_outlets_are_offered_while_typing(start: Start):
    world = await start()
    ann, channel = person(world)

    assert await ann.autocomplete(channel, "ask", "outlet", "cour") == [
        {"name": "Island Courier", "value": "Island Courier"}
    ]
    offered = await ann.autocomplete(channel, "latest", "outlet", "")
    assert {choice["name"] for choice in offered} == {"Harbour Post", "Island Courier", "섬신문"}


async def test_a_title_with_typing_errors_finds_its_article(start: Start):
    world = await start()
    ann, channel = person(world)

    choices = await ann.autocomplete(channel, "article", "title", "ferri betwen selka")
    result = await ann.slash(channel, "article", title=choices[0]["value"])

    assert choices[0]["name"].startswith("Ferry between Selka and Marrow")
    assert result.ephemeral
    lines = result.response.content.split("\n")
    assert lines[0] == "**Ferry between Selka and Marrow to stop for the winter**"
    assert lines[1] == "**Island Courier** · Pelle Ström · 26 February 2024"
    assert lines[2].startswith("The ferry between Port Selka and Marrow will stop")
    assert labels(result.response) == ["Open at the outlet"]


async def test_a_title_typed_without_choosing_finds_it_too(start: Start):
    world = await start()
    ann, channel = person(world)

    found = await ann.slash(channel, "article", title="night patrols fleet chief")
    nothing = await ann.slash(channel, "article", title="zzzzqqqq")

    assert "Harbour minister calls fleet chief" in found.response.content
    assert nothing.response.content == "I have no article with a title like that."


async def test_before_anything_is_typed_the_newest_titles_are_offered(start: Start):
    world = await start(*MANY, *(article(n) for n in range(13, 29)))
    ann, channel = person(world)

    choices = await ann.autocomplete(channel, "article", "title", "")

    assert len(choices) == 25
    assert choices[0]["name"].startswith("Headline 28")


async def test_a_long_article_is_read_page_by_page_also_after_a_restart(start: Start):
    world = await start()
    ann, channel = person(world)
    shown = await ann.slash(channel, "article", title="inquiry into the trawler collision")
    assert "page 1 of 3" in shown.response.content
    assert labels(shown.response) == ["Next"]

    await ann.click(shown.response, label="Next")
    await world.restart()
    await ann.click(shown.response, label="Next")

    assert "page 3 of 3" in shown.response.content
    assert "Witness Edda Lunt" in shown.response.content
    assert labels(shown.response) == ["Previous"]


async def test_signs_in_an_article_do_nothing(start: Start):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "article", title="fish market reopens")

    content = result.response.content
    assert content.startswith("**Fish market \\*reopens\\* \\@everyone \\<\\@1> after fire**")
    assert "\\# Not a heading" in content
    assert "\\[this\\](https\\://x.example)" in content
    assert "Island Courier** · byline unknown · date unknown" in content


async def test_outlets_come_with_numbers_and_newest_dates(start: Start):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "outlets")

    assert result.ephemeral
    assert result.response.content.split("\n")[1:] == [
        "- **Harbour Post** · 2 articles · newest: <t:1709506800:f>",
        "- **Island Courier** · 2 articles · newest: 26 February 2024",
        "- **섬신문** · 1 article · <t:1709164800:f>",
    ]


async def test_help_says_how_to_ask_in_the_readers_language(start: Start):
    world = await start()
    ann, channel = person(world)

    english = await ann.slash(channel, "help")
    world.speak("ko")
    korean = await ann.slash(channel, "help")

    assert english.ephemeral
    assert f"<@{world.me}>" in english.response.content
    assert "뉴스에 대한 질문에" in korean.response.content


async def test_an_empty_library_is_said_to_be_empty(start: Start):
    world = await start(empty=True)
    ann, channel = person(world)

    assert "no such articles" in (await ann.slash(channel, "latest")).response.content
    assert "no articles yet" in (await ann.slash(channel, "outlets")).response.content
    assert await ann.autocomplete(channel, "article", "title", "x") == []


async def test_the_commands_work_in_direct_messages(start: Start):
    world = await start()
    ann = world.env.create_user("ann")

    result = await ann.slash("latest", count=1)
    shown = await ann.click(result.response, label="1")

    assert "Inquiry into the trawler collision" in shown.response.content


async def test_an_article_removed_meanwhile_is_said_to_be_gone(start: Start, tmp_path: Path):
    world = await start(HARBOUR)
    ann, channel = person(world)
    result = await ann.slash(channel, "latest")
    await world.desk.library.remove("harbour-1")

    shown = await ann.click(result.response, label="1")

    assert shown.ephemeral
    assert shown.response.content == "That article is no longer in my library."
