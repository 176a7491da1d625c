"""Settings: where they come from, what is refused and how that is said."""

import re
import textwrap
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import (
    LogLevel,
    Settings,
    SettingsError,
    load_settings,
    unknown_variables,
    variable,
    variables,
)

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / ".env.example"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_source_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.data == Path("data")
    assert settings.corpus == Path("corpus")
    assert settings.discord_token is None


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("NEWSBOT_DATA=from-file\nNEWSBOT_CORPUS=from-file\n")
    monkeypatch.setenv("NEWSBOT_CORPUS", "from-environment")
    settings = load_settings()
    assert (settings.data, settings.corpus) == (Path("from-file"), Path("from-environment"))
    assert load_settings(corpus=Path("given")).corpus == Path("given")
    assert load_settings(corpus=None).corpus == Path("from-environment")


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBOT_FILE_BYTES", "")
    assert load_settings().file_bytes == 10_000_000


@pytest.mark.parametrize("text", ["11,22", "11 22", " 11 , 22,", "11\n22"])
def test_admins_are_ids_separated_by_commas_or_spaces(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("NEWSBOT_ADMINS", text)
    assert load_settings().admins == {11, 22}


def test_log_levels_are_read_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBOT_LOG_LEVEL", "DEBUG")
    assert load_settings().log_level is LogLevel.DEBUG


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWSBOT_ADMINS", "11, somebody"),
        ("NEWSBOT_ADMINS", "١١"),
        ("NEWSBOT_FILE_BYTES", "plenty"),
        ("NEWSBOT_FILE_BYTES", "0"),
        ("NEWSBOT_PAGE_SECONDS", "-1"),
        ("NEWSBOT_WAIT_SECONDS", "nan"),
        ("NEWSBOT_LOG_LEVEL", "loud"),
        ("NEWSBOT_LOG_JSON", "perhaps"),
    ],
)
def test_an_unusable_setting_is_one_sentence_that_names_it_and_keeps_its_value_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    said = str(caught.value)
    assert said.startswith(f"The setting {name} cannot be used: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert not re.search(rf"(?<!\w){re.escape(value)}(?!\w)", said.removeprefix(name))


def test_a_file_that_is_not_text_is_one_sentence() -> None:
    Path(".env").write_bytes(b"NEWSBOT_DATA=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        load_settings()


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret-of-somebody")
    settings = load_settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "a-secret-of-somebody"
    assert "a-secret" not in f"{settings!r} {settings} {settings.model_dump()}"


def test_a_misspelt_setting_is_pointed_out_with_the_real_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEWSBOT_DATTA", "somewhere")
    Path(".env").write_text("NEWSBOT_ZZZZZZ=1\nSOMETHING_ELSE=1\n")
    found = dict(unknown_variables())
    assert found["NEWSBOT_DATTA"] == "NEWSBOT_DATA"
    assert found["NEWSBOT_ZZZZZZ"] is None
    assert "SOMETHING_ELSE" not in found


def test_the_example_has_every_setting_with_its_default_and_meaning() -> None:
    values = dotenv_values(EXAMPLE)
    assert set(values) == set(variables())
    assert Settings(_env_file=EXAMPLE) == Settings(_env_file=None)
    text = EXAMPLE.read_text("utf-8")
    for field, info in Settings.model_fields.items():
        assert info.description is not None
        comment = textwrap.fill(info.description, 92, initial_indent="# ", subsequent_indent="# ")
        assert f"{comment}\n{variable(field)}={values[variable(field)]}\n" in text
