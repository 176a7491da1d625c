import itertools
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.postings import BLOCK, Postings, build_postings

passages_of_three_blocks = st.sampled_from([0, 1, 5, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK - 1])
occurrences = st.lists(st.tuples(st.integers(0, 5), passages_of_three_blocks), max_size=60)


def stored(postings: Postings) -> dict[tuple[int, int], int]:
    """(term, passage) to frequency, read back from the arrays."""
    found = {}
    for term, (first, last) in enumerate(itertools.pairwise(postings.firsts.tolist())):
        docs = postings.passages(first, last).tolist()
        assert docs == sorted(set(docs))
        codes = postings.codes[postings.starts[term] : postings.starts[term + 1]]
        for doc, (tf, length) in zip(docs, postings.pairs[codes].tolist(), strict=True):
            assert length == postings.lengths[doc]
            found[term, doc] = tf
    return found


@given(occurrences)
def test_every_occurrence_is_counted_in_any_order(pairs: list[tuple[int, int]]) -> None:
    used = sorted({number for number, _ in pairs})
    pairs = [(used.index(number), passage) for number, passage in pairs]
    numbers = np.array([number for number, _ in pairs], np.int32)
    passages = np.array([passage for _, passage in pairs], np.int32)
    postings = build_postings(numbers, passages, 3 * BLOCK, len(used))
    postings.check()
    assert stored(postings) == Counter(pairs)


def test_a_code_takes_two_bytes_until_there_are_too_many_kinds_of_postings() -> None:
    # Passage n holds term t exactly t + 1 times; no two passages are equally long.
    def build(passages: int) -> Postings:
        terms = np.repeat(np.arange(100), np.arange(1, 101))
        numbers = np.concatenate([np.append(terms, [100] * n) for n in range(passages)])
        lengths = [len(terms) + n for n in range(passages)]
        owners = np.repeat(np.arange(passages), lengths)
        return build_postings(numbers.astype(np.int32), owners.astype(np.int32), passages, 101)

    assert build(10).codes.dtype == np.uint16
    many = build(700)
    assert len(many.pairs) > 65_536
    assert many.codes.dtype == np.uint32
    tf, length = many.pairs[many.codes[many.starts[41]]]
    assert (tf, length) == (42, many.lengths[0])
