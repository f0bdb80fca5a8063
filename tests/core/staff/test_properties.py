"""Whatever happens, in whatever order: nobody is let in without the PIN, and nothing raises once they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.messages import Act, Event, Intent, Reported, Touched
from kiosk.core.staff.errands import PinChecked, PinState, Progress, Report, Trouble
from kiosk.core.staff.script_errands import Published, Rendered, StickReading, StickSeen, Undone
from kiosk.core.staff.tabs import Area
from tests.core.acting import Acting
from tests.core.staff.scripting import CLINIC, HERE, ON_IT
from tests.core.staff.test_area import let_in
from tests.core.test_properties import EVENTS, TURNS

OF_SCRIPTS = ("add", "look", "back", "hear", "run", "publish", "publish now", "findings", "export", "undo", "area")
VERBS = st.sampled_from(
    ["digit", "delete", "enter", "open", "lock", "page", "switch", "preview", "more", "less", "", *OF_SCRIPTS]
)
WHATS = st.sampled_from(["0", "1", "22", "scripts", "settings", "en/even", "volume", "+", "-", ""])
ACTS: st.SearchStrategy[Intent] = st.builds(Act, VERBS, WHATS)
USELESS: st.SearchStrategy[Report] = st.one_of(
    st.builds(PinState, st.just(value=True), st.floats(0, 60)),
    st.builds(PinChecked, st.just(value=False), st.floats(0, 60)),
    st.builds(Trouble, st.just("It did not work.")),
    st.builds(Progress, st.integers(0, 3), st.just(3)),
    st.sampled_from([HERE, ON_IT, CLINIC, StickSeen(), StickReading(1, 9), Rendered(3), Published(2), Undone()]),
)
OF_STAFF: st.SearchStrategy[Event] = st.builds(Touched, ACTS) | st.builds(Reported, TURNS, USELESS)


@given(st.lists(st.one_of(EVENTS, OF_STAFF), max_size=60))
def test_nobody_is_let_in_without_the_pin(events: list[Event]) -> None:
    acting = Acting()
    for event in events:
        acting.happen(event)
        assert not isinstance(acting.kiosk.staff, Area)
        assert acting.kiosk.behind is None


@given(st.lists(st.one_of(EVENTS, OF_STAFF, OF_STAFF), max_size=60))
def test_nothing_that_happens_once_they_are_in_raises_and_every_screen_can_be_drawn(events: list[Event]) -> None:
    acting = let_in()
    for event in events:
        acting.happen(event)
        assert acting.look.view == acting.view
