"""Choosing an area, then an exercise."""

from __future__ import annotations

from kiosk.core import choices, exercise, speech
from kiosk.core.messages import Command, Intent, Pick
from kiosk.core.state import ChoosingArea, ChoosingExercise, Kiosk


def area_line(kiosk: Kiosk, phase: ChoosingArea | None = None) -> str:
    """Return what is said when the areas are shown, or the first of them."""
    words = kiosk.words
    names = [words.areas[area] for area in choices.areas_shown(kiosk, phase or ChoosingArea()).values()]
    if not names:
        return words.nothing_to_choose_said
    more = [words.labels[Command.MORE]] if choices.area_pages(kiosk) > 1 else []
    return f"{words.choose_area} {words.you_can_say_one_of((*names, *more))}"


def choose_area(kiosk: Kiosk, page: int = 0) -> Kiosk:
    """Offer the areas."""
    phase = ChoosingArea(page)
    return speech.say(kiosk.enters(phase), area_line(kiosk, phase))


def exercise_line(kiosk: Kiosk, phase: ChoosingExercise) -> str:
    """Return what is said when exercises are shown: their names, each with its number."""
    shown = choices.exercises_shown(kiosk, phase)
    words = kiosk.words
    titles = (
        words.numbered.format(number=words.numbers[number].capitalize(), title=script.title)
        for number, script in enumerate(shown, start=1)
    )
    return " ".join((*titles, words.choose_exercise_said))


def choose_exercise(kiosk: Kiosk, area: str, page: int = 0) -> Kiosk:
    """Offer the exercises of an area."""
    phase = ChoosingExercise(area, page)
    return speech.say(kiosk.enters(phase), exercise_line(kiosk, phase))


def area_picked(kiosk: Kiosk, phase: ChoosingArea, intent: Intent) -> Kiosk:
    """Do what was meant while the areas were offered."""
    names = choices.areas(kiosk)
    match intent:
        case Pick(number) if 1 <= number <= len(names):
            return choose_exercise(kiosk, names[number - 1])
        case Command.MORE:
            return choose_area(kiosk, (phase.page + 1) % max(1, choices.area_pages(kiosk)))
        case Command.REPEAT:
            return choose_area(kiosk, phase.page)
        case _:
            return kiosk


def exercise_picked(kiosk: Kiosk, phase: ChoosingExercise, intent: Intent) -> Kiosk:
    """Do what was meant while exercises were offered."""
    shown = choices.exercises_shown(kiosk, phase)
    match intent:
        case Pick(number) if 1 <= number <= len(shown):
            return exercise.begin(kiosk.enters(phase), shown[number - 1])
        case Command.MORE:
            pages = max(1, choices.pages(kiosk, phase.area))
            return choose_exercise(kiosk, phase.area, (phase.page + 1) % pages)
        case Command.REPEAT:
            return choose_exercise(kiosk, phase.area, phase.page)
        case Command.BACK:
            return choose_area(kiosk)
        case _:
            return kiosk
