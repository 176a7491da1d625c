"""/article, /outlets and /help."""

from pathlib import Path

from tests.chat.simulated.conftest import Start, labels, person
from tests.chat.simulated.library import HARBOUR, numbered


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
    world = await start(*(numbered(n) for n in range(1, 29)))
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
