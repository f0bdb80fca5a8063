"""The words of a language: every text that the kiosk itself says, shows or understands. Exercises bring their own.

`Words` names them; `english.py` and `spanish.py` hold them. Texts are invitations, in plain words; a
rating is never said aloud. Words to say stand in curly quotes, which the screen emphasises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.messages import Command
from kiosk.core.screen import Region, Theme
from kiosk.core.script import MoveKind

HIGHEST = 10
"""The upper end of every rating."""

VERY_HIGH = 9
"""From this rating of something unpleasant on, a person is offered before the exercise goes on."""


@dataclass(frozen=True)
class Scale:
    """How one thing is rated: the question, the ends of the scale, and whether lower is better."""

    question: str
    low: str
    high: str
    lower_is_better: bool = True


@dataclass(frozen=True, kw_only=True)
class Words:
    """All words of one language. Names in braces stand for what is put in."""

    # --- understood: phrases in lower case, the first of each is the one that is shown
    commands: Mapping[Command, tuple[str, ...]]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    person: tuple[str, ...]
    numbers: tuple[str, ...]
    sounds_like: Mapping[str, str]
    """Words that sound like a number, with that number."""
    ordinals: tuple[str, ...]
    """From "first" on."""
    by_number: tuple[str, ...]
    """How a thing on the screen is chosen by {number} or {ordinal}."""
    last: tuple[str, ...]
    by_name: tuple[str, ...]
    """How a thing on the screen is chosen by its {name}, besides by the name alone."""
    fillers: tuple[str, ...]
    """What people put around an answer; it means nothing."""

    regions: Mapping[str, Region]
    """Words for parts of the body."""

    # --- the language itself, areas, moves, ratings
    language_name: str
    areas: Mapping[str, str]
    """The names of the areas, by the name that scripts use."""
    area_notes: Mapping[str, str]
    moves: Mapping[MoveKind, str]
    scales: Mapping[str, Scale]
    other_scale: Scale
    """For whatever is not in `scales`, its {name}."""
    sounds: Mapping[str, str]
    """What is heard in the background, by the name that scripts use."""

    # --- Welcome, choosing
    welcome_title: str
    welcome_text: str
    welcome_text_of: str
    start_hint: str
    welcome_said: str
    privacy: str
    ear_off: str
    voice_off: str
    not_listening: str
    larger_text: str
    usual_text: str
    themes: Mapping[Theme, str]
    touch_only: str
    listen_again: str
    choose_area: str
    choose_area_hint: str
    choose_exercise_hint: str
    choose_exercise_said: str
    nothing_to_choose: str
    nothing_to_choose_said: str
    need_person: str
    need_person_note: str
    numbered: str

    # --- an exercise
    rate_text: str
    rate_said: str
    count_text: str
    count_so_far: str
    you_can_say: str
    answer_hint: str
    ready_hint: str
    paused: str
    paused_hint: str
    round_of: str
    part_of: str
    one_minute: str
    minutes: str
    time_left: str
    stop_or_go_on: str
    offer_person: str

    # --- the end, help
    done_title: str
    stopped_title: str
    done_better: str
    done_same: str
    done_worse: str
    done_plain: str
    done_ratings: str
    done_hint: str
    back_in: str
    done_said: str
    before: str
    after: str
    done_worse_said: str
    help_title: str
    help_paragraphs: tuple[str, ...]
    """How to reach a person, where the clinic does not say it in its own words."""
    help_hint: str
    still_there: str
    still_there_said: str
    still_there_text: str

    # --- remarks
    i_heard: str
    did_not_catch: str
    louder: str
    quieter: str
    slower: str
    faster: str
    no_louder: str
    no_quieter: str
    without_holds: str

    # --- buttons
    labels: Mapping[Command, str]
    stop_here: str

    # --- grammar
    either: str
    """Stands between the last two of several things: "or"."""
    say_one_of: str
    """A sentence that names what can be said."""

    def scale(self, name: str) -> Scale:
        """Return how `name` is rated; what is not in `scales` gets a plain question."""
        other = self.other_scale
        return self.scales.get(name.lower()) or Scale(other.question.format(name=name), other.low, other.high)

    def rating_prompt(self, name: str, *, brief: bool = False) -> str:
        """Return what is said when a number is asked for: what can be said, too, unless it is to be `brief`."""
        question = self.scale(name).question
        return question if brief else f"{question} {self.rate_said}"

    def one_of(self, phrases: tuple[str, ...]) -> str:
        """Return "a", "a or b", "a, b or c"."""
        *most, last = phrases
        return f"{', '.join(most)} {self.either} {last}" if most else last

    def you_can_say_one_of(self, names: tuple[str, ...]) -> str:
        """Return a sentence that says what can be said."""
        return self.say_one_of.format(phrases=self.one_of(tuple(name.lower() for name in names)))


def quoted(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases in curly quotes, which the screen emphasises."""
    return tuple(f"“{phrase}”" for phrase in phrases)
