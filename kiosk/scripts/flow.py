"""The ways through a script: whether each of them comes to an end.

A script is walked in order; only questions jump. Its steps are numbered from 0 through all parts,
and the number after the last one is the end. `ways` holds for each step the numbers of the steps
that can follow; the last of these is where it goes on when nobody says anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from kiosk.core.script import Ask, End, GoTo, Next, Part, Repeat, Step, Target

Ways = list[tuple[int, ...]]


def all_steps(parts: Sequence[Part]) -> list[Step]:
    """Return the steps of all parts in order."""
    return [step for part in parts for step in part.steps]


def circles(parts: Sequence[Part]) -> tuple[list[int], list[int]]:
    """Return the questions that close a circle without a way out, and those that close one for whoever stays silent."""
    ways = _ways(parts)
    for_all = _closing(ways)
    for_silent = _closing([following[-1:] for following in ways])
    return for_all, [index for index in for_silent if index not in for_all]


def _ways(parts: Sequence[Part]) -> Ways:
    lengths = [len(part.steps) for part in parts]
    firsts = dict(zip((part.name for part in parts), accumulate(lengths, initial=0), strict=False))
    end = sum(lengths)
    return [_following(index, step, firsts, end) for index, step in enumerate(all_steps(parts))]


def _following(index: int, step: Step, firsts: dict[str, int], end: int) -> tuple[int, ...]:
    match step:
        case Ask(answers=answers, silence=silence):
            targets = [*(answer.target for answer in answers), silence]
            return tuple(_led_to(index, target, firsts, end) for target in targets)
        case _:
            return (index + 1,)


def _led_to(index: int, target: Target, firsts: dict[str, int], end: int) -> int:
    match target:
        case Next():
            return index + 1
        case Repeat():
            return index
        case End():
            return end
        case GoTo(part):
            return firsts[part]


def _closing(ways: Ways) -> list[int]:
    """The steps that lead back although there is no way from them to the end."""
    ending = _ending(ways)
    return [index for index, following in enumerate(ways) if index not in ending and min(following) <= index]


def _ending(ways: Ways) -> set[int]:
    """The steps from which the end can be reached, walked backwards from there."""
    before: dict[int, list[int]] = {}
    for index, following in enumerate(ways):
        for step in following:
            before.setdefault(step, []).append(index)
    ending, unseen = set[int](), [len(ways)]
    while unseen:
        earlier = [step for step in before.get(unseen.pop(), []) if step not in ending]
        ending.update(earlier)
        unseen.extend(earlier)
    return ending
