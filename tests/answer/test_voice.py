from dataclasses import replace

from bot.answer.features import FEATURES
from bot.answer.rank import gather
from bot.answer.reading import read_passage
from bot.answer.voice import voice_beside
from bot.search.snapshot import Snapshot
from tests.answer.conftest import Understand, write


def test_the_name_whose_words_are_asked_for_stands_here_or_beside(understood: Understand):
    asked = understood("what did Orla Venn say about boats")
    sentences = read_passage("Orla Venn came. “Boats are dear,” she said. Nobody answered.")

    assert voice_beside(asked, sentences, 0) == (1.0, 0.0)
    assert voice_beside(asked, sentences, 1) == (0.0, 1.0)
    assert voice_beside(asked, sentences, 2) == (0.0, 0.0)


def test_without_a_voice_asked_for_nothing_counts(understood: Understand):
    asked = replace(understood("who came"), voice=frozenset())

    assert voice_beside(asked, read_passage("Orla Venn came."), 0) == (0.0, 0.0)


def test_the_speaker_of_a_sentence_counts_as_its_voice(understood: Understand):
    library = Snapshot.build([write("a", "“Boats are dear,” Orla Venn said. Boats are for rent.")])
    ranking = gather(understood("what did Venn say about boats"), library)
    column = ranking.features[:, FEATURES.index("said by the voice")]
    said = {one.text: value for one, value in zip(ranking.sentences, column, strict=True)}

    assert said["“Boats are dear,” Orla Venn said."] == 1.0
    assert said["Boats are for rent."] == 0.0
