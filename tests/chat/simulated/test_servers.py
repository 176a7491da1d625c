"""Servers' settings: known without the disk, kept over a restart, forgotten when left."""

from bot.chat.servers import Servers
from bot.library.guilds import GuildSettings
from tests.chat.simulated.conftest import Start

KOREAN = GuildSettings(7, language="ko")


async def test_what_is_kept_is_known_at_once_and_after_a_restart(start: Start):
    guilds = (await start()).desk.library.guilds
    servers = Servers(guilds)
    assert servers.get(7) == GuildSettings(7)

    await servers.keep(KOREAN)
    again = Servers(guilds)
    await again.load()

    assert servers.get(7) == again.get(7) == KOREAN


async def test_outside_of_servers_the_defaults_hold(start: Start):
    assert Servers((await start()).desk.library.guilds).get(None) == GuildSettings(0)


async def test_servers_that_were_left_are_forgotten_and_no_others(start: Start):
    guilds = (await start()).desk.library.guilds
    servers = Servers(guilds)
    for guild in (7, 8, 9):
        await servers.keep(GuildSettings(guild, private=True))

    await servers.purge(9)
    await servers.keep_only({8, 10})

    assert servers.get(7) == GuildSettings(7)
    assert await guilds.all() == [GuildSettings(8, private=True)]
