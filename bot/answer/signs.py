"""What speaks for a part of a sentence as the answer: named numbers, most of them 0 or 1.

They tell what the part looks like, for each kind of answer apart ("place capitals"), how it
stands to the words of the question, and which small words stand around it.
"""

import math

from bot.answer.form import BE, SMALL
from bot.answer.spans import Part
from bot.answer.stage import Stage
from bot.answer.typed import counts_unit
from bot.answer.types import Candidate, Type

Signs = dict[str, float]

_BEFORE = frozenset(
    "by in at of to as for from with on near is was were are called named known and or that"
    " because than into between including like a an the has had , ( “ : — ^".split()
)
_AFTER = frozenset(
    "is was were are has had who which and or of in to for at by that ’s 's , ) ( . said $".split()
)
_LEADS = frozenset("by in because to for as that from at".split())
_ARTICLES = frozenset("the a an its his their".split())
_FIGURES = frozenset((Type.NUMBER, Type.DURATION, Type.MONEY, Type.PERCENT))


def read_signs(stage: Stage, part: Part) -> Signs:
    """What speaks for a part."""
    signs = _looks(stage, part)
    _stands(stage, part, signs)
    _neighbours(stage, part, signs)
    if stage.asking:
        _named(stage, part, signs)
    return signs


def _looks(stage: Stage, part: Part) -> Signs:
    kind, group = stage.question.kind.value, stage.group
    first, last = part.first, part.last
    told, content, names, digits = (sums[last] - sums[first] for sums in stage.sums)
    length = math.log(last - first)
    signs = {
        f"{kind} {part.shape}": 1.0,
        part.shape: 1.0,
        f"length {group}": length,
        f"length squared {group}": length * length,
        "asked share": told / (content or 1),
        "asked weight": sum(stage.values[first:last]),
        "all asked": float(told == content),
        f"{kind} share of names": names / (last - first),
    }
    for name, n in (("first", first), ("last", last - 1)):
        if n and stage.capital[n]:
            signs[f"{kind} capital {name}"] = 1.0
        if stage.values[n]:
            signs[f"{name} is told {group}"] = 1.0
        elif stage.verb[n]:
            signs[f"{name} is a verb"] = 1.0
    if names:
        signs["torn"] = float(_in_name(stage, first - 1) + _in_name(stage, last))
    if digits:
        signs[f"{kind} digit"] = 1.0
    signs["fit"] = stage.wanted.get(part.shape, 0.0)
    several = stage.is_list(part)
    if several or stage.many:
        signs[("several" if several else "one") + (" for many" if stage.many else "")] = 1.0
    if part.shape in _FIGURES:
        figure = Candidate(Type(part.shape), part.start, part.end)
        signs["unit"] = float(counts_unit(stage.question, stage.sentence, figure))
    return signs


def _in_name(stage: Stage, n: int) -> bool:
    inside = 0 <= n < len(stage.words)
    return inside and stage.capital[n] and stage.words[n].low not in SMALL


def _stands(stage: Stage, part: Part, signs: Signs) -> None:
    """How it stands to the words of the question."""
    first, last, form = part.first, part.last, stage.form
    left = right = 0
    near = ahead = behind = same = 0.0
    for n, value in stage.hits:
        if n < first:
            left = first - n
            behind += value
            near += value / (1 + left)
        elif n >= last:
            right = right or n - last + 1
            ahead += value
            near += value / (2 + n - last)
        if stage.clause[n] == stage.clause[first]:
            same += value
    signs["near"] = near / stage.total
    signs["same clause"] = same / stage.total
    if left:
        signs[f"behind {form}"] = 1 / left
    if right:
        signs[f"before {form}"] = 1 / right
    if ahead or behind:
        signs[f"words ahead {form} {stage.group}"] = ahead / (ahead + behind)
        signs[f"words behind {form} {stage.group}"] = behind / (ahead + behind)
    for name, places in zip(("first", "last"), stage.ends, strict=True):
        gaps = [
            (n - last + 1, "ahead") if n >= last else (first - n, "behind")
            for n in places
            if not first <= n < last
        ]
        if gaps:
            gap, side = min(gaps)
            signs[f"{name} word {side} {form}"] = 1 / gap
    for n, voice in stage.verbs:
        if n < first:
            name, gap = f"behind verb {form}{voice}", stage.cost[first] - stage.cost[n + 1]
        elif n >= last:
            name, gap = f"before verb {form}{voice}", stage.cost[n] - stage.cost[last]
        else:
            signs["verb inside"] = 1.0
            continue
        signs[name] = max(signs.get(name, 0.0), 1 / (1 + gap))


def _neighbours(stage: Stage, part: Part, signs: Signs) -> None:
    words, first, last = stage.words, part.first, part.last
    before = words[first - 1].low if first else "^"
    if before in _ARTICLES and first > 1:
        signs["article"] = 1.0
        before = words[first - 2].low
    after = words[last].low if last < len(words) else "$"
    if before in _BEFORE:
        signs[f"after {before}"] = 1.0
        signs[f"{stage.group} after {before}"] = 1.0
    if after in _AFTER:
        signs[f"then {after}"] = 1.0
    if before in BE:
        signs[f"after is {stage.form}"] = 1.0
    if after in BE:
        signs[f"then is {stage.form}"] = 1.0
    lead = words[first].low
    if lead in _LEADS:
        signs[f"{stage.question.kind.value} from {lead}"] = 1.0


def _named(stage: Stage, part: Part, signs: Signs) -> None:
    """How it stands to what is asked for by name."""
    words, first, last = stage.words, part.first, part.last
    signs["like what is asked"] = max(stage.likeness[first:last])
    signs["last word like what is asked"] = stage.likeness[last - 1]
    inside = [n for n in range(first, last) if words[n].stems & stage.asking]
    if inside:
        signs["asked inside"] = 1.0
        signs["asked last"] = float(inside[-1] == last - 1)
        signs["asked first"] = float(inside[0] == first)
    elif first and words[first - 1].stems & stage.asking:
        signs["asked before"] = 1.0
    elif last < len(words) and words[last].stems & stage.asking:
        signs["asked after"] = 1.0
