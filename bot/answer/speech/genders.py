"""Whether a name is a woman's or a man's: by given name, by title, by the pronouns used."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.answer.gazetteer import FIRST_NAMES
from bot.answer.speech.lexicon import FEMININE, KEPT_TITLES, MASCULINE

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Ss]he|[Hh]er)\b")
_REACH = 120  # characters after a name in which its pronoun is looked for
_MEN = ("Mr.", "Mr")
_WOMEN = ("Mrs.", "Ms.", "Mrs", "Ms")
_HERS = frozenset("Queen Princess Dame Duchess Lady".split())


EITHER = frozenset(
    (
        "Alex Alexis Andrea Ariel Ashley Cameron Chris Dale Dana Dawn Jackie Jackson Jamie Jean"
        " Jesse Jordan Kelly Kim Lee Leslie Logan Lou Lynn Madison Mai Marion Morgan Nicola Pat"
        " Robin Sam Shannon Shawn Sidney Taylor Terry Tracy Will Xi Yuki Grant Austin April Grace"
    ).split()
)
WOMEN = frozenset(
    (
        "Aisha Alexandra Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Angela Anita Ann"
        " Anna Anne Annie April Audrey Barbara Becky Beth Betty Brenda Camilla Carla Carmen Carol"
        " Caroline Carrie Catherine Cathy Cecilia Charlotte Christina Christine Cindy Claire Clara"
        " Claudia Crystal Cynthia Danielle Deborah Diana Diane Donna Doris Dorothy Edith Eileen"
        " Elaine Eleanor Elena Elizabeth Ella Ellen Emily Emma Erica Erin Eva Evelyn Fatima Fiona"
        " Frances Gemma Gina Giorgia Gloria Grace Hannah Heather Helen Hillary Holly Irene Isabel"
        " Isabella Jada Jane Janet Jasmine Jennifer Jenny Jessica Jill Joan Joanna Joyce Judith"
        " Judy Julia Julie June Kamala Karen Kate Katherine Kathleen Kathryn Kathy Katie Kimberly"
        " Laura Lauren Laurie Leah Letitia Lily Linda Lisa Liz Lois Louise Lucia Lucy Lydia"
        " Margaret Maria Marie Marilyn Martha Mary Masha Maureen Maya Megan Melanie Melinda Melissa"
        " Michele Michelle Miriam Moira Molly Monica Nadia Nancy Naomi Natalie Natasha Nina Nora"
        " Olivia Pamela Patricia Paula Penny Phoebe Rachel Rebecca Rita Rosa Rose Ruth Sally"
        " Samantha Sandra Sara Sarah Sharon Sheila Shirley Silvia Sofia Sonia Sophia Sophie Stella"
        " Stephanie Sue Susan Suzanne Sylvia Tammy Tara Teresa Theresa Tiffany Tina Ursula Valerie"
        " Vanessa Vera Veronica Victoria Violet Virginia Wanda Wendy Yvonne Zoe"
    ).split()
)


def given_gender(words: list[str]) -> str | None:
    """The gender that a full name's title or given name tells, if any."""
    if words[0] in KEPT_TITLES:
        return "she" if words[0] in _HERS else "he"
    if len(words) > 1 and words[0] in FIRST_NAMES and words[0] not in EITHER:
        return "she" if words[0] in WOMEN else "he"
    return None


def title_gender(body: str, at: int) -> str | None:
    """The gender of the title right before an offset: Mr., Ms."""
    before = body[max(0, at - 5) : at].rstrip()
    if before.endswith(_MEN):
        return "he"
    return "she" if before.endswith(_WOMEN) else None


def used_gender(body: str, places: Sequence[int]) -> str | None:
    """The gender of the pronouns that follow a name most, when clear; `places` are its uses."""
    counts: Counter[str] = Counter()
    for at in places:
        title = title_gender(body, at)
        if title is not None:
            return title
        pronoun = _PRONOUN.search(body, at, at + _REACH)
        if pronoun is not None:
            low = pronoun.group().lower()
            counts["he" if low in MASCULINE else "she" if low in FEMININE else ""] += 1
    he, she = counts["he"], counts["she"]
    if he >= 2 * she + 1:
        return "he"
    return "she" if she >= 2 * he + 1 else None
