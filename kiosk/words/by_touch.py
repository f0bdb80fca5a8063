"""The words of a language while nothing that is said is heard: without an ear, or by the visitor's wish."""

from __future__ import annotations

from msgspec.structs import asdict

from kiosk.words.catalogue import gettext
from kiosk.words.words import Words


class WordsByTouch(Words, frozen=True):
    """All words of one language; where others invite to say something, these invite to touch."""

    # Translators: It stands below the button “Start”.
    start_hint = gettext("or touch anywhere")
    welcome_said = gettext("You can touch the screen to begin.")
    choose_exercise_said = gettext("You can touch one, or back.")
    rate_text = gettext("Touch a number. It is used only for this exercise.")
    rate_said = gettext("You can touch a number from zero to ten, or skip.")
    count_text = gettext("Touch a circle for each one.")
    done_said = gettext("You can touch finish, another one, or again.")
    done_worse_said = gettext(
        "If you feel worse than before, that can happen. A person here can help. You can touch help."
    )
    still_there_said = gettext("Are you still there? You can touch the screen.")
    say_one_of = gettext("You can touch {phrases}.")


def by_touch(words: Words) -> WordsByTouch:
    """Return the words of the same language while nothing can be said."""
    return WordsByTouch(**asdict(words))
