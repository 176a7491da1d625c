from collections.abc import Callable
from random import Random

from bot.news.article import Article
from bot.search.snapshot import Snapshot

Write = Callable[..., Article]

WORDS = [a + b + c for a in ("har", "lin", "por", "fer") for b in ("bo", "ma", "ne") for c in "xyz"]


def story(seed: int, words: int = 400) -> str:
    random = Random(seed)
    return " ".join(random.choice(WORDS) + "." * (random.random() < 0.1) for _ in range(words))


def copies(write: Write, *bodies: str) -> list[tuple[int, ...]]:
    snapshot = Snapshot.build(write(f"{n}", body) for n, body in enumerate(bodies))
    return [snapshot.copies(number) for number in range(len(snapshot))]


def test_the_same_text_in_two_articles_is_a_copy(write: Write) -> None:
    assert copies(write, story(1), story(2), story(1)) == [(2,), (), (0,)]


def test_a_copy_may_have_another_beginning_and_end(write: Write) -> None:
    changed = "PORT NESS --\n" + story(1) + "\n" + story(3, 60)
    assert copies(write, story(1), changed) == [(1,), (0,)]


def test_a_shortened_copy_is_a_copy(write: Write) -> None:
    short = " ".join(story(1).split()[:200])
    assert copies(write, story(1), short) == [(1,), (0,)]


def test_half_of_a_text_is_not_most_of_it(write: Write) -> None:
    half = " ".join(story(1).split()[:160]) + " " + story(4, 240)
    assert copies(write, story(1), half) == [(), ()]


def test_very_short_texts_are_copies_only_when_all_their_words_are_the_same(write: Write) -> None:
    found = copies(write, "The port is open.", "The PORT is open!", "The port is shut.", "")
    assert found == [(1,), (0,), (), ()]
