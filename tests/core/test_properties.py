"""Whatever happens, in whatever order: nothing raises, nothing gets stuck, Stop leads out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.core import certainty, phrases
from kiosk.core.messages import (
    Command,
    Event,
    Failed,
    Heard,
    Hours,
    Intent,
    Level,
    LibraryChanged,
    Pick,
    Recovered,
    SpeakingWord,
    Spoke,
    Tick,
    Touched,
    Uttered,
)
from kiosk.core.script import Script
from kiosk.core.state import Asleep, ChoosingArea, Done, Helping, Kiosk, Stopping, Welcome, session_of
from kiosk.words.english import ENGLISH
from kiosk.words.words import Words
from tests.core.acting import BREATHING, EVERYTHING, SENSES, Acting, exercising, visitor

DEVICES = ["microphone", "loudspeaker", "voice", "recogniser"]
INTENTS: st.SearchStrategy[Intent] = st.sampled_from(Command) | st.integers(-1, 12).map(Pick)
WORDS = st.sampled_from([*ENGLISH.numbers, "stop", "help", "start", "relax", "yes", "go on", "[unk]", "", "more"])
TURNS = st.integers(0, 40)
LIBRARIES: st.SearchStrategy[tuple[Script, ...]] = st.sampled_from(
    [(), (BREATHING,), (BREATHING, EVERYTHING), (BREATHING, SENSES)]
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Tick, st.floats(0, 30)),
    st.builds(Touched, INTENTS),
    st.builds(Heard, TURNS, WORDS, st.floats(0, 1), st.booleans()),
    st.builds(Uttered, TURNS),
    st.builds(Level, st.floats(0, 1)),
    st.builds(SpeakingWord, TURNS, st.integers(0, 40)),
    st.builds(Spoke, TURNS),
    st.builds(Failed, st.sampled_from(DEVICES), st.just("gone")),
    st.builds(Recovered, st.sampled_from(DEVICES)),
    st.builds(LibraryChanged, LIBRARIES),
    st.builds(Hours, st.booleans()),
)


@given(st.lists(EVENTS, max_size=60))
def test_no_sequence_of_events_raises_and_every_state_can_be_drawn(events: list[Event]) -> None:
    acting = Acting()
    for event in events:
        acting.happen(event)
        assert acting.look.view == acting.view
        assert acting.kiosk.effects == ()


class Person(RuleBasedStateMachine):
    """Somebody who touches, talks and waits, and a voice and devices that come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.acting = visitor(BREATHING, EVERYTHING, SENSES)

    @rule(data=st.data())
    def touches_something_on_the_screen(self, data: st.DataObject) -> None:
        """Only what can be seen can be touched."""
        view, chips = self.acting.view, self.acting.look.chips
        parts = [getattr(view, name, ()) for name in ("corner", "cards", "answers", "buttons")]
        buttons = [button for part in parts for button in part] + list(chips)
        buttons += [button for name in ("start", "stay", "wake") if (button := getattr(view, name, None))]
        self.acting.touch(data.draw(st.sampled_from(buttons)).intent)

    @rule(data=st.data(), final=st.booleans())
    def says_something_that_can_be_said(self, data: st.DataObject, final: bool) -> None:
        """A phrase out of those that are offered."""
        offer = self.acting.kiosk.offer
        if not offer.meanings:
            return
        self.acting.happen(Heard(offer.turn, data.draw(st.sampled_from(sorted(offer.meanings))), 1.0, final))

    @rule(number=st.integers(0, 10))
    def touches_a_number(self, number: int) -> None:
        """A rating, or a circle."""
        self.acting.touch(Pick(number))

    @rule(seconds=st.floats(0.01, 40))
    def waits(self, seconds: float) -> None:
        """One long frame, as after the machine was busy."""
        self.acting.happen(Tick(seconds))

    @rule()
    def listens_to_the_end(self) -> None:
        """The voice finishes."""
        self.acting.listen_on()

    @rule(are_open=st.booleans())
    def the_clinic_opens_or_closes(self, *, are_open: bool) -> None:
        """At any time."""
        self.acting.happen(Hours(are_open))

    @rule(device=st.sampled_from(DEVICES), works=st.booleans())
    def something_breaks_or_works_again(self, device: str, works: bool) -> None:
        """Anything may be unplugged at any time."""
        self.acting.happen(Recovered(device) if works else Failed(device, "gone"))  # type: ignore[arg-type]

    @invariant()
    def stop_and_help_can_be_said(self) -> None:
        """From everywhere, unless somebody does not want to be listened to."""
        meanings = self.acting.kiosk.offer.meanings
        if self.acting.kiosk.visit.liking.touch_only:
            assert meanings == {}
            return
        assert (meanings["stop"], meanings["help"]) == (Command.STOP, Command.HELP)

    @invariant()
    def the_ear_knows_what_can_be_said(self) -> None:
        """The offer is that of the state."""
        assert self.acting.kiosk.offer.meanings == phrases.offered(self.acting.kiosk)

    @invariant()
    def stop_by_touch_leads_out(self) -> None:
        """To a kind end, or to Welcome."""
        there = Acting(self.acting.kiosk)
        there.kiosk = self.acting.kiosk
        expected = Welcome if session_of(self.acting.phase) is None else Done
        assert isinstance(there.touch(Command.STOP).phase, expected)

    @precondition(lambda self: session_of(self.acting.phase) is not None)
    @rule()
    def stop_said_once_loses_nothing(self) -> None:
        """It asks back, unless it has asked already."""
        asked = isinstance(self.acting.phase, Stopping)
        session = session_of(self.acting.phase)
        self.acting.listen_on()
        if session_of(self.acting.phase) is None or self.acting.kiosk.visit.liking.touch_only:
            return
        self.acting.happen(Heard(self.acting.kiosk.offer.turn, "stop"))
        kept = session_of(self.acting.phase)
        assert asked or (kept is not None and session is not None and kept.script == session.script)

    def teardown(self) -> None:
        """Left alone, the kiosk is at Welcome again before long, whatever happened."""
        for _ in range(4000):
            self.acting.happen(Tick(0.5))
            if isinstance(self.acting.phase, Welcome | Asleep):
                break
        assert isinstance(self.acting.phase, Welcome | Asleep)


Person.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAPersonAtTheKiosk = Person.TestCase


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_wait_in_one_frame_or_in_many_leads_to_the_same_phase(first: int, second: int) -> None:
    once, often = Acting().touch(Command.START).hear_out(), Acting().touch(Command.START).hear_out()
    once.happen(Tick(first + second))
    often.happen(Tick(first)).happen(Tick(second))
    assert once.phase == often.phase


def phrases_of(words: Words) -> list[str]:
    said = [*words.yes, *words.no, *words.numbers, *words.fillers, *words.corrections]
    return said + [phrase for ways in words.commands.values() for phrase in ways]


SPOKEN = st.lists(st.sampled_from(sorted({w for p in phrases_of(ENGLISH) for w in p.split()} | {"[unk]"})), max_size=4)
HEARD = st.tuples(SPOKEN.map(" ".join) | WORDS | st.sampled_from(["stop", "home", "no", "touch only"]), st.floats(0, 1))
"""Any words that the recogniser can put together, and how sure it is of them."""


@given(st.sampled_from(["welcome", "choosing", "exercise", "counting", "done"]), st.data())
def test_no_sequence_of_words_in_any_order_or_time_does_something_costly_without_its_safeguard(
    place: str, data: st.DataObject
) -> None:
    """What loses something takes a plain phrase that is over and sure; to leave an exercise takes two of them."""
    acting = somewhere(place)
    asked: int | None = None
    for (text, confidence), final, seconds in data.draw(st.lists(st.tuples(HEARD, st.booleans(), st.floats(0, 9)))):
        before, turn = acting.kiosk, acting.kiosk.offer.turn
        plain = before.offer.meanings.get(text)
        acting.happen(Heard(turn, text, confidence, final))
        if lost_something(before, acting.kiosk):
            assert (plain in certainty.COSTLY, final, confidence >= certainty.SURE) == (True, True, True)
            assert session_of(before.phase) is None or (
                isinstance(before.phase, Stopping) and asked not in (None, turn)
            )
        asked = turn if isinstance(acting.phase, Stopping) and not isinstance(before.phase, Stopping) else asked
        acting.happen(Tick(seconds))


def somewhere(place: str) -> Acting:
    match place:
        case "welcome":
            return visitor().listen_on()
        case "choosing":
            return visitor().touch(Command.START, Pick(1)).listen_on()
        case "exercise":
            return exercising(BREATHING).listen_on()
        case "counting":
            return exercising(SENSES).hear_out().wait(1.3)
        case _:
            return exercising(BREATHING).touch(Command.STOP).listen_on()


def lost_something(before: Kiosk, after: Kiosk) -> bool:
    """Whether the place in an exercise, the visit, or the ear that understands was given up by what was heard."""
    stopped = isinstance(after.phase, Done) and after.phase.stopped and session_of(before.phase) is not None
    left = isinstance(after.phase, Welcome) and not isinstance(before.phase, Welcome | ChoosingArea | Helping)
    deaf = (before.language, before.listens) != (after.language, after.listens)
    return stopped or left or deaf
