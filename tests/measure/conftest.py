"""A folder of articles and questions about invented news, to evaluate and to train on."""

import gzip
import json
from pathlib import Path

import pytest

_TOWNS = "Dunmere Hollin Selm Tarrow Orle Brask Fenwick Quarn".split()
_PEOPLE = (
    "Idris Quill|Orla Venn|Tam Bessel|Marta Solberg|Juno Farrow|Pell Orrin|Vana Ruun|Ebba Stroom"
).split("|")
_THINGS = "bridge ferry school theater mill tower market harbor".split()


def _body(number: int) -> str:
    town, person, thing = _TOWNS[number], _PEOPLE[number], _THINGS[number]
    other = _PEOPLE[number - 1]
    return (
        f"The council of {town} decided on Monday to close the old {thing} for {number + 3} months."
        f"\n\nMayor {person} said that the {thing} was no longer safe. “Nobody wanted this,” the "
        f"mayor said.\n\nEngineer {other} found cracks in the walls in 19{number + 30}. The repair "
        f"of the {thing} will cost {number + 2} million crowns. Many people in {town} are angry."
    )


def _questions(number: int) -> list[dict[str, object]]:
    town, person, thing = _TOWNS[number], _PEOPLE[number], _THINGS[number]
    common = {"article": f"a{number}"}
    return [
        {**common, "id": f"{number}-who", "type": "who", "must": [person, "no longer safe"],
         "question": f"who said the {thing} in {town} is not safe", "answer": [person]},
        {**common, "id": f"{number}-cost", "type": "number", "must": [f"{number + 2} million"],
         "question": f"how much will the repair of the {thing} cost",
         "answer": [f"{number + 2} million crowns"]},
        {**common, "id": f"{number}-why", "type": "who", "must": ["found cracks"],
         "question": f"who found cracks in {town}", "answer": [_PEOPLE[number - 1]]},
        {"id": f"{number}-none", "type": "unanswerable", "article": None, "answer": [],
         "question": f"who painted the ceiling of the {thing} in {town}", "must": []},
    ]  # fmt: skip


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """`news` and `squad`, each with articles.jsonl and questions.jsonl."""
    folders = {"news": range(8), "squad": range(6)}
    for name, numbers in folders.items():
        folder = tmp_path / "data" / name
        folder.mkdir(parents=True)
        _write(
            folder / "articles.jsonl",
            [
                {"id": f"a{n}", "title": f"{_TOWNS[n]} closes its {_THINGS[n]}", "body": _body(n),
                 "published": f"2024-03-{n + 1:02d}", "source": "Kestrel Courier"}
                for n in numbers
            ],
        )  # fmt: skip
        questions = [row for n in numbers for row in _questions(n)]
        _write(folder / "questions.jsonl", questions if name == "news" else questions[:-1])
    return tmp_path / "data"


PAGE_KEY = "0123456789abcdef"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages as an article extraction benchmark has it: one English article, one
    that is too short, one in German."""
    folder = tmp_path / "pages"
    (folder / "html").mkdir(parents=True)
    english = _body(0) + "\n\n" + _body(1).replace("with", "that came with", 1) + " So it is."
    english += " That is for the people with cars and for those in boats." * 4
    german = "Die Brücke bleibt noch lange geschlossen, sagte die Bürgermeisterin. " * 20
    bodies = {PAGE_KEY: english, "short": "It rained.", "german": german}
    for key, body in bodies.items():
        paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n\n"))
        page = (
            "<html><head><title>Dunmere closes its bridge</title></head><body><article>"
            f"<h1>Dunmere closes its bridge</h1>{paragraphs}</article></body></html>"
        )
        (folder / "html" / f"{key}.html.gz").write_bytes(gzip.compress(page.encode()))
    truth = {key: {"articleBody": body, "url": f"https://a.example/{key}"}
             for key, body in bodies.items()}  # fmt: skip
    (folder / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    return folder
