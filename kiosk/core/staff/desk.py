"""What all staff screens do alike: ask the clerk, tell how it went, show rows on pages, try out an exercise."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.core import exercise, speech, welcome
from kiosk.core.messages import Act, Do
from kiosk.core.screen import Bar, Button, Desk, Notice, Row
from kiosk.core.script import Script
from kiosk.core.staff.errands import ChangeSetting, Errand, Restart
from kiosk.core.staff.tabs import Area, HealthTab, ScriptsTab, SettingsTab, SoundTab, Tab, TabName, UseTab
from kiosk.core.state import Kiosk, Liking

TABS: dict[TabName, type[Tab]] = {
    "scripts": ScriptsTab,
    "sound": SoundTab,
    "use": UseTab,
    "settings": SettingsTab,
    "health": HealthTab,
}
"""The staff screens, in the order in which they are shown."""

PAGE, LARGE_PAGE = 4, 3
"""The most rows on one screen, with letters of the usual size and with larger ones."""

CHART_ROWS = 2
"""A chart has the height of so many rows."""


# --- what is going on -------------------------------------------------------------------------------


def area_of(kiosk: Kiosk) -> Area:
    """Return the staff area, which is open."""
    assert isinstance(kiosk.staff, Area)  # noqa: S101 - its screens are reached in no other way
    return kiosk.staff


def ask(kiosk: Kiosk, errand: Errand) -> Kiosk:
    """Have the clerk do something, and wait for its report; one to an earlier errand is not waited for any more."""
    turn = kiosk.turn + 1
    staff = kiosk.staff and replace(kiosk.staff, awaiting=turn)
    return replace(kiosk, turn=turn, staff=staff).asks(Do(turn, errand))


def shows(kiosk: Kiosk, tab: Tab) -> Kiosk:
    """Show this on the tab that is open, or on another one."""
    return replace(kiosk, staff=replace(area_of(kiosk), tab=tab))


def change(kiosk: Kiosk, name: str, value: bool | float) -> Kiosk:  # noqa: FBT001 - the value of a setting
    """Have a setting changed, at once and for good."""
    return ask(replace(kiosk, site=replace(kiosk.site, **{name: value})), ChangeSetting(name, value))


def tells(kiosk: Kiosk, notice: Notice | None) -> Kiosk:
    """Show this above the rows, or nothing any more."""
    return replace(kiosk, staff=replace(area_of(kiosk), notice=notice))


def lock(kiosk: Kiosk) -> Kiosk:
    """Go back to Welcome, where nothing of the staff area can be seen."""
    return left(welcome.begin(replace(kiosk, staff=None, behind=None)))


def left(kiosk: Kiosk) -> Kiosk:
    """Restart, now that staff have left, where something was set that takes effect only then."""
    return kiosk.asks(Do(0, Restart())) if kiosk.restarts else kiosk


def preview(kiosk: Kiosk, script: Script, pace: float = 1.0) -> Kiosk:
    """Try out an exercise as a client has it, to come back afterwards. `pace` is a factor on pauses and breaths."""
    behind = replace(area_of(kiosk), awaiting=0, notice=None, idle=0.0)
    kiosk = replace(welcome.begin(kiosk), staff=None, behind=behind)
    kiosk = kiosk.with_visit(pace=pace, liking=Liking(language=script.language))
    return exercise.begin(kiosk, script)


def say(kiosk: Kiosk, text: str, language: str = "", recording: str = "") -> Kiosk:
    """Say something, for staff to hear how it sounds: in the language of the kiosk, or in another one."""
    return speech.say(kiosk, text, recording, language)


# --- what is shown ----------------------------------------------------------------------------------


def page_size(kiosk: Kiosk, bars: tuple[Bar, ...] = ()) -> int:
    """Return the most rows on one screen; a notice takes the place of one, and a chart that of `CHART_ROWS`."""
    most = LARGE_PAGE if kiosk.text_size > 1 else PAGE
    return most - (1 if area_of(kiosk).notice else CHART_ROWS if bars else 0)


def pages(kiosk: Kiosk, rows: Sequence[Row], bars: tuple[Bar, ...] = ()) -> int:
    """Return how many screens these rows fill."""
    return max(1, -(-len(rows) // page_size(kiosk, bars)))


def view(  # noqa: PLR0913 - one for each part of the screen
    kiosk: Kiosk,
    title: str,
    rows: Sequence[Row],
    page: int = 0,
    *,
    corner: tuple[Button, ...] = (),
    notice: Notice | None = None,
    bars: tuple[Bar, ...] = (),
) -> Desk:
    """Return a staff screen with a page of these rows. What the last errand led to comes before another `notice`.

    A notice takes the place of the chart.
    """
    words = kiosk.words.staff.desk
    kiosk = tells(kiosk, area_of(kiosk).notice or notice)
    size, count = page_size(kiosk, bars), pages(kiosk, rows, bars)
    page = min(page, count - 1)
    turning = (Button(words.earlier, Act("page", "-")), Button(words.later, Act("page", "+"))) if count > 1 else ()
    return Desk(
        title,
        _tabs(kiosk),
        tuple(rows[page * size : (page + 1) * size]),
        corner,
        area_of(kiosk).notice,
        () if area_of(kiosk).notice else bars,
        turning,
        words.page.format(number=page + 1, all=count) if count > 1 else "",
    )


def turned(page: int, act: Act, pages: int) -> int:
    """Return the page after this one, or before it; the first follows the last."""
    return (page + (1 if act.what == "+" else -1)) % max(1, pages)


def _tabs(kiosk: Kiosk) -> tuple[Button, ...]:
    words = kiosk.words.staff.desk
    shown = type(area_of(kiosk).tab)
    tabs = (
        Button(words.tabs[name], Act("open", name), "soft" if tab is shown else "plain") for name, tab in TABS.items()
    )
    return (*tabs, Button(words.lock, Act("lock")))
