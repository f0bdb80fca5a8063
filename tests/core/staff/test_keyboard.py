"""Texts are typed on the screen."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Act
from kiosk.core.screen import Button
from kiosk.core.staff.keyboard import LAYERS, begin, typed, view
from kiosk.core.staff.tabs import Typing
from kiosk.words.languages import words_of


def after(typing: Typing, *acts: Act, longest: int = 60) -> Typing:
    for act in acts:
        typing = typed(typing, act, longest)
    return typing


def labels(typing: Typing) -> list[str]:
    """What stands on the keys, row by row."""
    return [" ".join(key.label for key in row) for row in view(words_of("en"), "Name", "", typing).keys]


def test_there_are_keys_for_digits_letters_and_the_rest() -> None:
    assert labels(Typing("x")) == [
        "1 2 3 4 5 6 7 8 9 0",
        "q w e r t y u i o p",
        "a s d f g h j k l ’",
        "Shift z x c v b n m , .",
        "?!& Space Delete OK",
    ]


def test_a_text_begins_with_a_capital_and_so_does_every_sentence() -> None:
    assert begin("") == Typing("", shift=True)
    assert begin("Ring. ") == Typing("Ring. ", shift=True)
    assert begin("Ring.") == Typing("Ring.")
    assert labels(begin(""))[1] == "Q W E R T Y U I O P"


def test_what_is_typed_is_what_stands_on_the_keys() -> None:
    typing = begin("")
    for label in "Ring the bell. Or call.":
        keys = {key.label: key.intent for row in view(words_of("en"), "", "", typing).keys for key in row}
        intent = keys["Space" if label == " " else label]
        assert isinstance(intent, Act)
        typing = typed(typing, intent, 60)
    assert typing.text == "Ring the bell. Or call."


def test_the_last_letter_is_taken_back_and_of_nothing_none() -> None:
    assert after(begin("ab"), Act("delete")) == Typing("a")
    assert after(begin("a"), Act("delete"), Act("delete")) == Typing("", shift=True)


def test_shift_is_for_one_letter() -> None:
    assert after(Typing("a"), Act("shift")) == Typing("a", shift=True)
    assert after(Typing("a"), Act("shift"), Act("key", "B")) == Typing("aB")
    assert after(Typing("a"), Act("shift"), Act("shift")) == Typing("a")


def test_the_layers_follow_each_other_and_the_key_tells_which_comes() -> None:
    typing = Typing("x")
    seen = []
    for _ in range(3):
        seen.append(labels(typing)[4].split()[0])
        typing = typed(typing, Act("layer"), 60)
    assert seen == ["?!&", "áéñ", "abc"]
    assert typing == Typing("x")


def test_signs_that_have_no_capital_stay_as_they_are() -> None:
    assert labels(Typing("", shift=True, layer="accents"))[2].split()[-1] == "ß"


def test_a_text_is_not_longer_than_it_may_be() -> None:
    assert after(begin("abc"), Act("key", "d"), longest=3) == begin("abc")


def test_what_is_no_key_does_nothing() -> None:
    assert after(begin("abc"), Act("open", "use")) == begin("abc")


@pytest.mark.parametrize("layer", LAYERS)
def test_no_row_has_more_than_ten_keys_and_no_key_is_there_twice(layer: str) -> None:
    shown = view(words_of("en"), "", "", Typing("x", layer=layer))  # type: ignore[arg-type]
    assert max(map(len, shown.keys)) <= 10
    keys = [key.label for row in shown.keys for key in row]
    assert sorted(set(keys)) == sorted(keys)
    assert shown.corner == (Button("Back", Act("back")),)
