"""What is logged, and how: standard logging as text or JSON lines, without anyone's secrets.

Log calls put facts into `extra`, where both formats show them by name. The text of a question
goes into `extra={"question": …}` and nowhere else: it is dropped unless the operator turned
question texts on.
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import IO, Any

REDACTED = "[token]"

_PRIVATE = re.compile(
    r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # a bot token
    r"|(?<=/webhooks/)(?P<webhook>\d+/)[\w-]{20,}"  # what one interaction may be answered with
    r"|(?<=/interactions/)(?P<interaction>\d+/)[\w-]{20,}"
    r"|(?P<field>[\"']token\\?[\"']: ?\\?[\"'])[^\"'\\]{16,}"  # in the events that discord.py logs
)
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
TALKATIVE = ("aiohttp", "aiosqlite", "asyncio", "discord")
"""Libraries whose debug lines hold whole messages and the tokens of interactions."""

_NO_VOICE = "voice will NOT be supported"
_RECONNECTING = "Attempting a reconnect"


def set_up_logging(
    level: str,
    *,
    as_json: bool = False,
    questions: bool = False,
    secret: str | None = None,
    stream: IO[str] = sys.stderr,
) -> None:
    """Log `level` (debug, info, …) and above to `stream`; replaces an earlier setup.

    `secret`, the bot's token, never appears, wherever it comes from: messages, values,
    tracebacks. Without `questions` the libraries in TALKATIVE are not heard below INFO.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter(secret) if as_json else TextFormatter(secret))
    handler.addFilter(drop_voice_warning)
    handler.addFilter(shorten_reconnects)
    if not questions:
        handler.addFilter(drop_question)
    root = logging.getLogger()
    ours = (JsonFormatter, TextFormatter)
    for other in [one for one in root.handlers if isinstance(one.formatter, ours)]:
        root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for name in TALKATIVE:
        quietest = root.level if questions else max(root.level, logging.INFO)
        logging.getLogger(name).setLevel(quietest)


def drop_question(record: logging.LogRecord) -> bool:
    """Take the text of a question out of a record."""
    record.__dict__.pop("question", None)
    return True


def drop_voice_warning(record: logging.LogRecord) -> bool:
    """Whether to keep a record: all but discord.py's advice on voice, which newsbot has not."""
    return not (record.name == "discord.client" and _NO_VOICE in str(record.msg))


def shorten_reconnects(record: logging.LogRecord) -> bool:
    """Give discord.py's routine reconnects one line instead of sixty of traceback."""
    if record.exc_info and record.name.startswith("discord") and _RECONNECTING in str(record.msg):
        error = record.exc_info[1]
        record.msg = f"{record.getMessage()} ({error or type(error).__name__})"
        record.args = None
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def _redact(line: str, secret: str | None) -> str:
    if secret:
        line = line.replace(secret, REDACTED)
    return _PRIVATE.sub(lambda match: "".join(filter(None, match.groups())) + REDACTED, line)


def _extras(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name not in _STANDARD}


class TextFormatter(logging.Formatter):
    """`2026-03-01T09:30:00+00:00 INFO bot.chat: Connected servers=3`, local time."""

    def __init__(self, secret: str | None = None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """The record's local time as ISO 8601."""
        when = datetime.fromtimestamp(record.created, UTC).astimezone()
        return when.isoformat(timespec="seconds")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line, on one line, followed by the record's facts."""
        facts = "".join(f" {name}={value!r}" for name, value in _extras(record).items())
        return (super().formatMessage(record) + facts).replace("\n", "\\n").replace("\r", "\\r")

    def format(self, record: logging.LogRecord) -> str:
        """The whole record, traceback included, without secrets."""
        return _redact(super().format(record), self._secret)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, facts, exception."""

    def __init__(self, secret: str | None = None) -> None:
        super().__init__()
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON, without secrets."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in _extras(record).items() if name not in line}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _redact(json.dumps(line, ensure_ascii=False, default=str), self._secret)
