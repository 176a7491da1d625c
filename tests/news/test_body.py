from bot.news.body import Page
from bot.news.lines import split_lines

P1 = "The council of Marrow Bay closed the old fish hall on Monday after cracks were found."
P2 = "Traders were told to clear their stalls by noon, and most of them did so without a word."
P3 = "The hall may open again in spring, the council said, if the money for a new roof is found."
TEASER = "A short line that leads to another story of this paper and ends with a full stop."


def body_of(text: str, junk: tuple[str, ...] = ()) -> list[str]:
    page = Page(split_lines(text), junk)
    run = page.find_run()
    return [] if run is None else [page.lines[n].text for n in page.body_lines(run.start, run)]


def test_navigation_and_footer_are_left_out() -> None:
    nav = "\n".join(f"* {word}" for word in ("Home", "World", "Sport", "Money", "Weather"))
    text = f"{nav}\nFish hall closes\n\n{P1}\n\n{P2}\n\nRelated articles\n* Bridge opens\n{nav}"
    assert body_of(text) == [P1, P2]


def test_comments_lose_against_the_article_above_them() -> None:
    comments = "\n".join(
        f"Reader {n}\nMarch {n + 1}, 2024\nNever have I heard of such a thing in all my years, "
        "and I have lived by the water for longer than most of you."
        for n in range(12)
    )
    text = (
        f"Fish hall closes\nBy Ada Quill\nFeb. 28, 2024\n\n{P1}\n\n{P2}\n\n12 Comments\n{comments}"
    )
    assert body_of(text) == [P1, P2]


def test_a_list_of_teasers_loses_against_the_article() -> None:
    teasers = "\n".join(f"Another headline of this paper\n{TEASER}" for _ in range(8))
    text = f"Fish hall closes\nFeb. 28, 2024\n{P1}\n{P2}\n{P3}\nRelated\n{teasers}"
    assert body_of(text) == [P1, P2, P3]


def test_an_advertisement_inside_the_article_is_left_out() -> None:
    assert body_of(f"{P1}\n\nAdvertisement\n\n{P2}\n\nContinue reading below\n\n{P3}") == [
        P1,
        P2,
        P3,
    ]


def test_a_subheading_stays_between_its_paragraphs() -> None:
    assert body_of(f"{P1}\n\nWhat comes next\n\n{P2}") == [P1, "What comes next", P2]


def test_the_articles_own_list_stays() -> None:
    items = ["* fresh mussels from the bay", "* smoked eel", "* cockles in vinegar"]
    assert body_of(f"{P1}\n\n" + "\n".join(items) + f"\n\n{P2}") == [P1, *items, P2]


def test_a_list_of_other_stories_inside_the_article_goes() -> None:
    others = "Trending News\n* Bridge opens\n* School wins prize: nobody knew!"
    text = f"{P1}\n\n{P2}\n\n{others}\n\n{P3}\n\n{P1}"
    assert body_of(text) == [P1, P2, P3, P1]


def test_a_caption_between_paragraphs_goes() -> None:
    caption = "The hall seen from the pier. (Wire)"
    assert body_of(f"{P1}\n\n{caption} {caption}\n\n{P2}") == [P1, P2]


def test_a_last_paragraph_that_ends_with_the_agency_is_body() -> None:
    assert body_of(f"{P1}\n\n{P2} (Yonhap)") == [P1, f"{P2} (Yonhap)"]


def test_a_teaser_set_off_from_the_column_goes() -> None:
    aside = "          Another headline of this paper\n          " + TEASER
    text = (
        f"  {P1}\n\n  {P2}\n\n{aside}\n\n  {P3}\n\n          Home\n          Sport\n          Money"
    )
    assert body_of(text) == [P1, P2, P3]


def test_lines_in_the_column_behind_the_prose_belong_to_it() -> None:
    tour = ["June 9, Marrow Bay", "June 10, Oakvale", "June 14, Dunmere"]
    nav = "\n".join(f"        * {word}" for word in ("Home", "World", "Sport", "Money", "Weather"))
    text = f"  {P1}\n\n  {P2}\n\n  " + "\n  ".join(tour) + f"\n{nav}"
    assert body_of(text) == [P1, P2, *tour]


def test_a_line_of_signs_goes() -> None:
    assert body_of(f"{P1}\n\n___\n\n{P2}") == [P1, P2]


def test_the_outlets_junk_lines_go() -> None:
    assert body_of(f"{P1}\n\nOur hall of fame\n\n{P2}", junk=("our hall of fame",)) == [P1, P2]


def test_a_page_without_prose_has_no_body() -> None:
    assert body_of("Home\nWorld\nSport\n© 2024 Marrow Gazette. All rights reserved.") == []
