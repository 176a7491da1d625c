"""The project's own files agree with the code: README, lock, changelog, CI."""

import ast
import re
import sys
import tomllib
from argparse import ArgumentParser
from argparse import _SubParsersAction as SubParsers
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bot
from bot.settings import Settings, variable
from bot.terminal.arguments import build_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# An extra would bring torch into the lock, for a script that only remakes two data files.
INSTALLED_BY_HAND = {"bot/measure/distil.py": {"sentence_transformers"}}


def commands() -> dict[str, ArgumentParser]:
    parser = build_parser()
    found = next(action for action in parser._actions if isinstance(action, SubParsers))
    return dict(found.choices)


def options() -> set[tuple[str, str]]:
    return {
        (name, option)
        for name, parser in commands().items()
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }


def section(title: str) -> str:
    """The text below a heading of the README, up to the next one of the same rank."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^\1 |\Z)", README, re.M | re.S)
    assert found, f"README has no section {title!r}"
    return found[2]


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented_with_an_example(name: str) -> None:
    assert re.search(rf"^#+ `newsbot {name}\b", README, re.M), f"no heading for {name}"
    assert re.search(rf"^\$ newsbot {name}\b", README, re.M), f"no example of {name}"


@pytest.mark.parametrize(("name", "option"), sorted(options()))
def test_every_option_is_documented(name: str, option: str) -> None:
    assert f"`{option}" in README, f"newsbot {name} {option}"


def test_no_documented_command_is_unknown() -> None:
    named = set(re.findall(r"^\$ newsbot (?:--\S+ \S+ )*([a-z]+)", README, re.M))
    assert named <= set(commands())


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_documented_with_its_default_and_meaning(field: str) -> None:
    info = Settings.model_fields[field]
    row = next(
        (line for line in section("Settings").splitlines() if f"`{variable(field)}`" in line), None
    )
    assert row is not None, f"no row for {variable(field)}"
    _, _, default, meaning, _ = (cell.strip() for cell in row.split("|"))
    assert meaning == info.description
    expected = info.default
    if expected is None or expected == frozenset():
        assert default == "none"
    elif isinstance(expected, bool):
        assert default == f"`{str(expected).lower()}`"
    else:
        assert default == f"`{expected}`"


def test_the_lock_has_every_dependency_at_a_version_the_project_allows() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    wanted = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    for text in wanted:
        asked = Requirement(text)
        name = canonicalize_name(asked.name)
        found = [pin for pin in pins if canonicalize_name(pin.name) == name]
        assert found, f"{text} is not locked"
        for pin in found:
            version = next(iter(pin.specifier)).version
            assert asked.specifier.contains(version), f"{pin} does not satisfy {text}"


@pytest.mark.parametrize("folder", ["bot", "tests"])
def test_every_package_that_is_imported_is_declared(folder: str) -> None:
    known = packages_distributions()
    extras = {**PROJECT["optional-dependencies"]}
    for_tests = extras.pop("test")
    wanted = [*PROJECT["dependencies"], *chain(*extras.values())]
    wanted += for_tests if folder == "tests" else []
    declared = {canonicalize_name(Requirement(text).name) for text in wanted}
    for path in (ROOT / folder).rglob("*.py"):
        by_hand = INSTALLED_BY_HAND.get(path.relative_to(ROOT).as_posix(), set())
        for name in imported(path) - {"bot", "tests"} - by_hand - sys.stdlib_module_names:
            providers = {canonicalize_name(one) for one in known.get(name, [name])}
            assert providers & declared, f"{path} imports {name}"


def imported(path: Path) -> set[str]:
    """The top-level modules that a file imports anywhere."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_the_lock_pins_versions_and_names_no_place() -> None:
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [a-z_]+ [<>=!]+ '[\w.]+')*", line), line


def test_the_changelog_begins_with_what_is_not_released_and_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in changelog
    assert PROJECT["version"] == bot.__version__


def test_ci_runs_the_commands_of_the_readme() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    for mark, begin in (("first command", "python3 -m venv"), ("second command", ".venv/bin/pip")):
        assert f"<!-- {mark} -->" in ci
        block = README.split(f"<!-- {mark} -->\n", 1)[1]
        fence, command, end = block.splitlines()[:3]
        assert (fence, end) == ("```sh", "```")
        assert command.startswith(begin)
    assert "-m pytest" in command


def test_every_file_that_the_readme_names_exists() -> None:
    for path in set(re.findall(r"`((?:tests|corpus|bot|deploy|\.ci)/[\w./-]*)`", README)):
        assert (ROOT / path).exists(), path
