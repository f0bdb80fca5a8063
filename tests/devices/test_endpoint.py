"""Where an utterance begins, pauses and ends. A voiced chunk is "#", one without a voice is "."."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.devices.endpoint import END_CHUNKS, LONGEST_CHUNKS, PAUSE_CHUNKS, Endpointer, Mark

AFTER = {Mark.BEGIN: {Mark.PAUSE, Mark.END}, Mark.PAUSE: {Mark.RESUME, Mark.END}, Mark.RESUME: {Mark.PAUSE, Mark.END}}
"""What can come after what."""

WORD = "#" * 10
PAUSE = "." * PAUSE_CHUNKS
END = "." * END_CHUNKS


def marks(chunks: str) -> list[tuple[int, Mark]]:
    """The marks that are set, each with the number of chunks until then."""
    endpointer = Endpointer()
    found = [(count, endpointer.feed(voiced=chunk == "#")) for count, chunk in enumerate(chunks, start=1)]
    return [(count, mark) for count, mark in found if mark]


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        pytest.param("." * 1000, [], id="silence"),
        pytest.param("..##..#..##....##.", [], id="clicks are nothing"),
        pytest.param(WORD, [(3, Mark.BEGIN)], id="a word that goes on"),
        pytest.param(WORD + PAUSE, [(3, Mark.BEGIN), (14, Mark.PAUSE)], id="a pause"),
        pytest.param(WORD + END, [(3, Mark.BEGIN), (14, Mark.PAUSE), (24, Mark.END)], id="an end"),
        pytest.param("####...######.....", [(3, Mark.BEGIN), (17, Mark.PAUSE)], id="a gap within a word"),
        pytest.param(
            WORD + PAUSE + "..." + WORD + END,
            [(3, Mark.BEGIN), (14, Mark.PAUSE), (20, Mark.RESUME), (31, Mark.PAUSE), (41, Mark.END)],
            id="somebody speaks on",
        ),
        pytest.param(
            WORD + PAUSE + ".##......" + END, [(3, Mark.BEGIN), (14, Mark.PAUSE), (24, Mark.END)], id="a click after it"
        ),
        pytest.param(
            WORD + PAUSE + "." * 9 + "###",
            [(3, Mark.BEGIN), (14, Mark.PAUSE), (26, Mark.RESUME)],
            id="a word that begins just before the end belongs to it",
        ),
    ],
)
def test_an_utterance_has_its_marks(chunks: str, expected: list[tuple[int, Mark]]) -> None:
    assert expected == marks(chunks)


def test_whoever_talks_on_is_cut_and_heard_on() -> None:
    found = marks("#" * (2 * LONGEST_CHUNKS + 10))

    assert [Mark.BEGIN, Mark.END, Mark.BEGIN, Mark.END, Mark.BEGIN] == [mark for _, mark in found]
    assert LONGEST_CHUNKS == found[1][0] - found[0][0]


def test_after_a_reset_the_next_word_is_a_new_utterance() -> None:
    endpointer = Endpointer()
    for chunk in WORD + PAUSE:
        endpointer.feed(voiced=chunk == "#")

    endpointer.reset()

    assert [None, None, Mark.BEGIN] == [endpointer.feed(voiced=True) for _ in range(3)]


def test_the_end_may_be_told_to_come_later() -> None:
    endpointer = Endpointer()
    endpointer.be_patient(END_CHUNKS + 5)

    found = [endpointer.feed(voiced=chunk == "#") for chunk in WORD + END + "....."]

    assert [Mark.BEGIN, Mark.PAUSE, Mark.END] == [mark for mark in found if mark]
    assert found[-1] is Mark.END


@given(some.text(alphabet="#.", max_size=600))
def test_marks_come_in_order_whatever_is_said(chunks: str) -> None:
    found = [mark for _, mark in marks(chunks)]

    assert [Mark.BEGIN] == found[:1] or not found
    for first, second in pairwise(found):
        assert second in AFTER.get(first, {Mark.BEGIN})
