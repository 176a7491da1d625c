"""The Discord bot, put together from its parts. Imports discord; only `run` and `sync` need it."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.chat.client import NewsClient
from bot.chat.cooldown import Cooldowns, Rate
from bot.chat.delivery import Delivery
from bot.chat.desk import Desk
from bot.chat.face import NewsFace
from bot.chat.memory import Memory
from bot.chat.permissions import Admins
from bot.chat.queue import Queue
from bot.chat.servers import Servers
from bot.library.errors import LibraryError
from bot.library.library import Library
from bot.settings import Settings

log = logging.getLogger(__name__)

ANSWER_SECONDS = 1.0
"""How long a bot that is to stop goes on answering; a second more is left to deliver."""

LOOK_AGAIN_SECONDS = 15.0
"""How often a running bot looks for what `newsbot add` and `reload` changed beside it."""


@dataclass(frozen=True, slots=True)
class Bot:
    """One bot, which may go through several clients when connections are lost."""

    desk: Desk
    face: NewsFace

    def make_client(self) -> NewsClient:
        """A client that has not logged in yet."""
        return NewsClient(self.face, message_content=self.desk.reads_content)

    async def finish(self) -> None:
        """Take no new questions and return once what is owed is done.

        Whoever still waits after a second is told that the bot is being restarted.
        """
        queue = self.desk.queue
        queue.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                await queue.idle()
        queue.drop()
        await queue.idle()
        await self.desk.delivery.idle()


def make_bot(library: Library, settings: Settings, *, clock: Callable[[], datetime]) -> Bot:
    """The bot over a library; `clock` gives aware times."""
    desk = Desk(
        library=library,
        servers=Servers(library.guilds),
        queue=Queue(),
        cooldowns=Cooldowns(
            person=Rate(settings.person_questions, 60.0),
            channel=Rate(settings.channel_questions, 60.0),
        ),
        delivery=Delivery(),
        admins=Admins(settings.admins),
        clock=clock,
        started=clock(),
        memory=Memory(clock),
        corpus=settings.corpus,
        file_bytes=settings.file_bytes,
        threshold=settings.threshold,
        reads_content=settings.message_content,
        logs_questions=settings.log_questions,
    )
    return Bot(desk, NewsFace(desk))


async def follow_changes(library: Library, *, every: float = LOOK_AGAIN_SECONDS) -> None:
    """Show what other processes change in the library, until cancelled; `every` in seconds."""
    while True:
        await asyncio.sleep(every)
        try:
            await library.refresh()
        except LibraryError as error:
            log.warning("%s", error)
