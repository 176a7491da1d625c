"""Logs: text or JSON lines, without tokens and without what libraries say of messages."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import REDACTED, TALKATIVE, set_up_logging

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ" + ".GhIjKl." + "aBcDeFgHiJkLmNoPqRsTuVwXyZ012345678901"
SECRET = "short secret"  # noqa: S105 - of nobody


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in TALKATIVE}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def set_up(level: str = "info", **options: object) -> io.StringIO:
    stream = io.StringIO()
    set_up_logging(level, stream=stream, **options)
    return stream


@pytest.mark.parametrize("as_json", [True, False])
def test_a_token_never_appears_wherever_it_comes_from(as_json: bool):
    stream = set_up(as_json=as_json, secret=SECRET)
    log = logging.getLogger("bot.test")

    log.info("token %s", TOKEN)
    log.info("a fact", extra={"header": f"Bot {TOKEN}"})
    log.info("settings: short secret")
    try:
        raise ValueError(TOKEN)
    except ValueError:
        log.exception("failed")

    written = stream.getvalue()
    assert TOKEN not in written
    assert "short secret" not in written
    assert written.count(REDACTED) >= 4


def test_the_tokens_of_interactions_are_taken_out_of_addresses():
    stream = set_up()
    secret = "aW50ZXJhY3Rpb246" * 5

    logging.getLogger("bot").info("PATCH /webhooks/42/%s/messages/@original", secret)
    logging.getLogger("bot").info("POST /interactions/43/%s/callback", secret)

    assert secret not in stream.getvalue()
    assert f"/webhooks/42/{REDACTED}/messages/@original" in stream.getvalue()
    assert f"/interactions/43/{REDACTED}/callback" in stream.getvalue()


@pytest.mark.parametrize("as_json", [True, False])
def test_the_tokens_of_interactions_are_taken_out_of_logged_events(as_json: bool):
    stream = set_up(level="debug", questions=True, as_json=as_json)
    secret = "aW50ZXJhY3Rpb246" * 5
    event = {"t": "INTERACTION_CREATE", "d": {"token": secret, "version": 1}}

    logging.getLogger("discord.gateway").debug("WebSocket Event: %s", event)
    logging.getLogger("discord.http").debug("%s", json.dumps(event))

    assert secret not in stream.getvalue()
    assert stream.getvalue().count(REDACTED) == 2


def test_json_lines_hold_the_facts_by_name():
    stream = set_up(as_json=True)

    logging.getLogger("bot.chat").info("Answered in\n%d ms", 7, extra={"extracts": 3, "seconds": 1})
    try:
        raise KeyError("gone")
    except KeyError:
        logging.getLogger("bot.chat").exception("failed")

    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "info",
        "logger": "bot.chat",
        "message": "Answered in\n7 ms",
        "extracts": 3,
        "seconds": 1,
    }
    assert "KeyError: 'gone'" in second["exception"]


def test_text_lines_are_one_line_each():
    stream = set_up()

    logging.getLogger("bot").info("a title\nwith a break", extra={"extracts": 3})

    [line] = stream.getvalue().splitlines()
    assert line.endswith(r"INFO bot: a title\nwith a break extracts=3")


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("questions", [True, False])
def test_the_text_of_a_question_is_logged_only_when_turned_on(as_json: bool, questions: bool):
    stream = set_up(as_json=as_json, questions=questions)

    logging.getLogger("bot").info("Asked", extra={"question": "who paid the ferry?", "outlets": 2})

    assert ("who paid the ferry?" in stream.getvalue()) is questions
    assert "outlets" in stream.getvalue()


def test_whole_messages_in_discord_pys_debug_log_stay_off_with_them():
    stream = set_up(level="debug")
    logging.getLogger("discord.gateway").debug("WebSocket Event: who paid the ferry?")
    logging.getLogger("bot").debug("ours")
    assert "ferry" not in stream.getvalue()
    assert "ours" in stream.getvalue()

    stream = set_up(level="debug", questions=True)
    logging.getLogger("discord.gateway").debug("WebSocket Event: who paid the ferry?")
    assert "ferry" in stream.getvalue()


def test_a_routine_reconnect_is_one_line_and_other_errors_keep_their_traceback():
    stream = set_up()
    discord = logging.getLogger("discord.client")

    try:
        raise ConnectionRefusedError("Connect call failed")
    except ConnectionRefusedError:
        discord.exception("Attempting a reconnect in %.2fs", 1.5)
        assert "Traceback" not in stream.getvalue()
        discord.exception("Ignoring exception in %s", "on_message")

    first, second, *rest = stream.getvalue().splitlines()
    assert first.endswith(
        "WARNING discord.client: Attempting a reconnect in 1.50s (Connect call failed)"
    )
    assert "Ignoring exception" in second
    assert rest[0].startswith("Traceback")


def test_the_level_is_kept():
    stream = set_up(level="warning")

    logging.getLogger("bot").info("quiet")
    logging.getLogger("discord.client").info("quiet")
    logging.getLogger("discord.client").warning("loud")

    assert len(stream.getvalue().splitlines()) == 1


def test_advice_about_voice_is_left_out():
    stream = set_up()

    logging.getLogger("discord.client").warning(
        "davey is not installed, voice will NOT be supported"
    )

    assert stream.getvalue() == ""


def test_a_second_setup_replaces_the_first():
    first, second = set_up(), set_up()

    logging.getLogger("bot").warning("once")

    assert first.getvalue() == ""
    assert second.getvalue().count("once") == 1
