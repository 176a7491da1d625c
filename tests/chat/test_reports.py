from bot.chat.limits import CONTENT, length
from bot.chat.reports import render_progress, render_report
from bot.chat.words import Language
from bot.library.values import FileReport, Outcome, Progress, Report
from bot.news.reading import Problem


def report(*files: FileReport, note: str | None = None) -> Report:
    return Report(files, version=3, seconds=1.25, note=note)


REFUSED = FileReport("a_b.json", Outcome.REFUSED, problems=(Problem("a_b.json", "no title", 4),))
ADDED = FileReport("new.txt", Outcome.ADDED, ("n-1",), (Problem("new.txt", "date unknown"),))
COPY = FileReport("copy.txt", Outcome.DUPLICATE, ("n-1",), duplicate_of="n-1")
SAME = FileReport("same.txt", Outcome.UNCHANGED, ("s-1",))


def test_refusals_come_first_with_their_reasons_and_what_is_unchanged_is_only_counted():
    payload = render_report(report(SAME, COPY, ADDED, REFUSED), Language.ENGLISH)

    assert payload.content == (
        "**Done** in 1.2 s: added 1, unchanged 1, duplicate 1, refused 1\n"
        "! a\\_b.json\\:4: no title\n"
        "\\+ new.txt (n-1)\n"
        "    new.txt: date unknown\n"
        "= copy.txt (n-1) = n-1"
    )
    assert payload.uploads == ()


def test_a_note_stands_before_the_files():
    payload = render_report(report(note="Nothing was *changed*."), Language.ENGLISH)

    assert payload.content == "**Done** in 1.2 s: no files\n⚠️ Nothing was \\*changed\\*."


def test_a_long_report_is_a_file_with_every_line():
    files = [
        FileReport(f"f{n}.json", Outcome.REFUSED, problems=(Problem(f"f{n}.json", "x" * 300),))
        for n in range(50)
    ]

    payload = render_report(report(*files), Language.KOREAN, checked=True)

    [upload] = payload.uploads
    assert len(upload.data.decode().splitlines()) == 50
    assert payload.content is not None
    assert length(payload.content) <= CONTENT
    assert "점검 완료" in payload.content


def test_progress_is_counted_before_the_total_is_known():
    shown = [
        render_progress(one, Language.ENGLISH).content
        for one in (None, Progress(3, None), Progress(4, 10, "a*.txt"))
    ]

    assert shown == [
        "Reading the corpus.",
        "Reading the corpus: 3 files so far.",
        "Reading the corpus: 4 of 10 files. a\\*.txt",
    ]
