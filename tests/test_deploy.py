"""The files that run newsbot as a service agree with the code they run."""

import configparser
import re
from pathlib import Path

import yaml

from bot.chat.endings import CONFIGURATION, NO_PERMISSION
from bot.chat.service import Limits
from bot.settings import variables

ROOT = Path(__file__).parent.parent


def unit() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ROOT / "deploy/newsbot.service", encoding="utf-8")
    return parser["Service"]


def compose() -> dict:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"][
        "newsbot"
    ]


def test_systemd_does_not_restart_what_needs_a_person():
    codes = {int(code) for code in unit()["RestartPreventExitStatus"].split()}

    assert {CONFIGURATION, NO_PERMISSION} <= codes


def test_supervisors_wait_longer_than_a_stop_takes():
    limits = Limits()
    longest = limits.answers + limits.handlers + limits.gateway

    assert longest < 5.0
    assert longest < float(unit()["TimeoutStopSec"])
    assert longest < float(compose()["stop_grace_period"].removesuffix("s"))


def test_every_setting_named_in_the_container_files_exists():
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    named = set(re.findall(r"NEWSBOT_\w+", dockerfile)) | set(compose()["environment"])

    assert named <= set(variables())


def test_the_image_holds_every_file_its_build_copies():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        source.removeprefix("./")
        for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE)
        for source in line.split()[:-1]
    }

    assert copied <= {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert all((ROOT / source).exists() for source in copied)


def test_signals_reach_newsbot_and_not_a_shell():
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")

    assert 'ENTRYPOINT ["newsbot"]' in dockerfile
    assert 'CMD ["run"]' in dockerfile
