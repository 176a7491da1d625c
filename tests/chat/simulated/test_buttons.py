"""The buttons under an answer, pressed at once, twice, later, by others and after a restart."""

import pytest

from tests.chat.simulated.conftest import Start, labels, person
from tests.chat.simulated.library import HARBOUR, write_corpus

QUESTION = "who spoke with Tam Bessel?"
WITNESSES = "what did witnesses tell the collision inquiry in Selka?"


def quotations(content: str) -> list[str]:
    return [line.replace("**", "") for line in content.split("\n") if line.startswith("> ")]


async def test_more_extracts_come_privately_and_follow_the_first(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=WITNESSES)
    first = quotations(answer.response.content)

    more = await ann.click(answer.response, label="More extracts")

    assert more.ephemeral
    assert quotations(more.response.content)
    assert not set(first) & set(quotations(more.response.content))
    assert more.response.content.startswith(f"-# 🔎 {WITNESSES}")
    assert quotations(answer.response.content) == first


async def test_more_extracts_work_after_a_restart_and_under_mentions(start: Start):
    world = await start()
    ann, channel = person(world)
    await ann.send(channel, f"<@{world.me}> {WITNESSES}")
    answer = channel.last_message

    before = await ann.click(answer, label="More extracts")
    await world.restart()
    after = await ann.click(answer, label="More extracts")

    assert quotations(after.response.content) == quotations(before.response.content)


async def test_the_quotation_is_shown_among_its_paragraphs(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION)
    [context] = [label for label in labels(answer.response) if label.startswith("In context")][:1]
    await world.restart()

    shown = await ann.click(answer.response, label=context)

    assert shown.ephemeral
    lines = shown.response.content.split("\n")
    assert lines[0] == "**Harbour minister calls fleet chief about night patrols**"
    assert "**Harbour Minister Orla Venn spoke with" in shown.response.content
    assert "The patrols will go on until the strait is safe" in shown.response.content
    assert "Whole article" in labels(shown.response)
    await ann.click(shown.response, label="Whole article")
    assert "The call came a week after" in shown.response.content


async def test_a_changed_article_is_shown_as_it_was_when_it_was_quoted(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION)
    [context, *_] = [name for name in labels(answer.response) if name.startswith("In context")]
    body = "Correction: the call was on Monday.\n\n" + HARBOUR["body"].replace("Tuesday", "Monday")
    write_corpus(world.corpus, {**HARBOUR, "body": body})
    await world.desk.library.sync(world.corpus)

    shown = await ann.click(answer.response, label=context)

    assert "From an earlier version of the article" in shown.response.content
    assert "by telephone on Tuesday" in shown.response.content


async def test_a_removed_article_is_said_to_be_gone(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION)
    [context, *_] = [name for name in labels(answer.response) if name.startswith("In context")]
    await world.desk.library.remove("harbour-1")

    shown = await ann.click(answer.response, label=context)

    assert shown.response.content == "That article is no longer in my library."


async def test_a_private_answer_is_shown_to_everyone_once(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION, only_me=True)
    text = answer.response.content

    pressed = await ann.click(answer.response, label="Show everyone")

    shared = pressed.response
    assert not pressed.ephemeral
    assert shared.content == f"{text}\n-# Shown by <@{ann.id}>"
    assert "Show everyone" not in labels(shared)
    assert "Helpful" in labels(shared)


async def test_pressing_show_everyone_twice_shows_it_once(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION, only_me=True)
    await ann.click(answer.response, label="Show everyone")

    second = await ann.click(answer.response, label="Show everyone")

    assert second.ephemeral
    assert second.response.content == "This answer has already been shown."
    shown = [one for one in channel.history() if "Shown by" in one.content]
    assert len(shown) == 1


async def test_nobody_shows_somebody_elses_private_answer(start: Start):
    world = await start()
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    answer = await ann.slash(channel, "ask", question=QUESTION, only_me=True)
    public = await bob.slash(channel, "ask", question=QUESTION)
    stored = world.env.backend.get_message(channel.id, public.response.id)
    stored.components = world.env.backend.get_message(channel.id, answer.response.id).components

    pressed = await bob.click(public.response, label="Show everyone")

    assert pressed.ephemeral
    assert "Only the person who asked" in pressed.response.content


async def test_more_extracts_of_a_shared_answer_stay_private(start: Start):
    world = await start()
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    answer = await ann.slash(channel, "ask", question=WITNESSES)

    more = await bob.click(answer.response, label="More extracts")

    assert more.ephemeral
    assert "Show everyone" in labels(more.response)
    pressed = await bob.click(more.response, label="Show everyone")
    assert not pressed.ephemeral


@pytest.mark.parametrize("restart", [False, True])
async def test_votes_count_once_per_person_and_can_be_changed(start: Start, restart: bool):
    world = await start()
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    answer = await ann.slash(channel, "ask", question=QUESTION)
    if restart:
        await world.restart()

    await ann.click(answer.response, label="Helpful")
    twice = await ann.click(answer.response, label="Helpful")
    await bob.click(answer.response, label="Not helpful")
    votes = world.desk.library.votes
    tally = await votes.tally(str(answer.response.id))

    assert twice.ephemeral
    assert twice.response.content == "Noted: helpful. Thank you."
    assert (tally.helpful, tally.not_helpful) == (1, 1)
    await ann.click(answer.response, label="Not helpful")
    assert (await votes.tally(str(answer.response.id))).not_helpful == 2


async def test_the_nearest_headlines_open_their_articles(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question="how tall is the mayor of Marrow?")
    headlines = [name for name in labels(answer.response) if name != "Ask further"]
    assert "The nearest headlines:" in answer.response.content

    opened = await ann.click(answer.response, label=headlines[0])

    assert opened.ephemeral
    assert opened.response.content.replace("\\", "").startswith(f"**{headlines[0][:20]}")


async def test_a_button_of_an_earlier_version_says_so(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION)
    stored = world.env.backend.get_message(channel.id, answer.response.id)
    stored.components[0]["components"][0]["custom_id"] = "news:flip:of:an:older:time"

    pressed = await ann.click(answer.response, custom_id="news:flip:of:an:older:time")

    assert pressed.response.content == "This button is from an earlier version. Please ask again."


async def test_a_defect_behind_a_button_gets_a_calm_sentence(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION)

    async def broken(*args: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("bot.chat.face.press_vote", broken)
    pressed = await ann.click(answer.response, label="Helpful")

    assert pressed.ephemeral
    assert pressed.response.content.startswith("Something went wrong on my side.")
    assert "ZeroDivisionError: secret detail" in caplog.text
