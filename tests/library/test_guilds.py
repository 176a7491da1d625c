"""The settings of Discord servers: kept, replaced and forgotten."""

from bot.library.guilds import GuildSettings
from bot.library.library import Library
from tests.library.conftest import Open

SNOWFLAKE = 2**62 + 17


async def test_a_server_without_settings_has_the_defaults(library: Library) -> None:
    assert await library.guilds.get(SNOWFLAKE) == GuildSettings(SNOWFLAKE)


async def test_settings_are_kept_over_a_restart(open_library: Open) -> None:
    settings = GuildSettings(
        guild=SNOWFLAKE,
        ask_channels=frozenset({SNOWFLAKE + 1, SNOWFLAKE + 2}),
        language="ko",
        outlets=frozenset({"The Eastmoor Courier"}),
        private=True,
    )
    library = await open_library()
    await library.guilds.set(settings)
    await library.close()
    assert await (await open_library()).guilds.get(SNOWFLAKE) == settings


async def test_all_servers_that_set_something_are_known(library: Library) -> None:
    for guild in (SNOWFLAKE, 1):
        await library.guilds.set(GuildSettings(guild, private=True))
    assert {one.guild for one in await library.guilds.all()} == {1, SNOWFLAKE}


async def test_settings_replace_those_before(library: Library) -> None:
    await library.guilds.set(GuildSettings(1, outlets=frozenset()))
    await library.guilds.set(GuildSettings(1, private=True))
    assert await library.guilds.get(1) == GuildSettings(1, private=True)


async def test_no_outlets_allowed_is_not_all_outlets_allowed(library: Library) -> None:
    await library.guilds.set(GuildSettings(1, outlets=frozenset()))
    assert (await library.guilds.get(1)).outlets == frozenset()


async def test_a_purged_server_is_forgotten_and_no_other(library: Library) -> None:
    await library.guilds.set(GuildSettings(1, private=True))
    await library.guilds.set(GuildSettings(2, private=True))
    assert await library.guilds.purge(1)
    assert not await library.guilds.purge(1)
    assert await library.guilds.get(1) == GuildSettings(1)
    assert await library.guilds.get(2) == GuildSettings(2, private=True)
