"""/latest and its pages, and outlets offered while typing."""

import json

import pytest

from tests.chat.simulated.conftest import Start, labels, person
from tests.chat.simulated.library import numbered

MANY = [numbered(number) for number in range(1, 13)]


def headlines(content: str) -> list[int]:
    return [int(line.split("Headline ")[1].split()[0]) for line in content.split("\n")[1:]]


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
        await world.desk.library.add_bytes(f"{number}.json", json.dumps(numbered(number)).encode())
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


async def test_a_page_that_cannot_be_turned_now_is_left_and_the_reason_said(start: Start):
    world = await start(*MANY)
    ann, channel = person(world)
    page = await ann.slash(channel, "latest")
    before = page.response.content
    world.desk.queue.close()

    pressed = await ann.click(page.response, label="Older")

    [reason] = pressed.followups
    assert reason.ephemeral
    assert reason.content == "I am being restarted. Please ask again in a minute."
    assert page.response.content == before
