"""The pages of one setting: what it is changed with, how it looks, and the way back to how it was."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Act
from kiosk.core.screen import Button, Row, Switch, View
from kiosk.core.staff import desk, keyboard, times
from kiosk.core.staff.errands import ChangeSetting, SettingsNow, Value
from kiosk.core.staff.kinds import (
    KINDS,
    ON_HELP,
    ON_WELCOME,
    Choice,
    Line,
    NightHours,
    Paragraphs,
    Seconds,
    Several,
    WeekHours,
    option_text,
    stepped,
    toggled,
)
from kiosk.core.staff.tabs import SettingsTab, Typing
from kiosk.core.state import Kiosk
from kiosk.words.words import Words

SHOWN_SECONDS = 6.0
"""How long it is shown how something looks."""


def change(kiosk: Kiosk, tab: SettingsTab, name: str, value: Value | None) -> Kiosk:
    """Have a setting changed, and show that already, for whoever touches again; without a value, to its default."""
    now = tab.now
    if now is not None and value is not None:
        tab = replace(tab, now=replace(now, values=now.values | {name: value}))
    return desk.ask(desk.shows(kiosk, tab), ChangeSetting(name, value))


def opened(kiosk: Kiosk, tab: SettingsTab, now: SettingsNow, name: str) -> Kiosk:
    """Show the page of a setting; of several options, the page with the one that is chosen."""
    kind = KINDS[name]
    options = [str(option) for option in kind.options] if isinstance(kind, Choice) else []
    chosen = str(now.values[name])
    place = options.index(chosen) if chosen in options else 0
    return desk.shows(kiosk, replace(tab, editing=name, inner=place // desk.page_size(kiosk)))


# --- what is touched ------------------------------------------------------------------------------


def acted(kiosk: Kiosk, tab: SettingsTab, now: SettingsNow, act: Act) -> Kiosk:
    """Do what was touched on the pages of a setting: what is common to them, or what it is changed with."""
    match act:
        case Act("back"):
            return desk.shows(kiosk, _back(tab))
        case _ if tab.typing:
            return _typed(kiosk, tab, tab.typing, now.values[tab.editing], act)
        case Act("page"):
            pages = desk.pages(kiosk, _rows(kiosk, tab, now))
            return desk.shows(kiosk, replace(tab, inner=desk.turned(tab.inner, act, pages)))
        case Act("show"):
            return desk.shows(kiosk, replace(tab, showing=SHOWN_SECONDS))
        case Act("default"):
            return change(kiosk, tab, tab.editing, None)
        case _:
            return _moved(kiosk, tab, now.values[tab.editing], act)


def _back(tab: SettingsTab) -> SettingsTab:
    """Leave what is shown: the keyboard, a part of a setting, or the setting."""
    if tab.typing or tab.place:
        return replace(tab, typing=None, place="")
    return replace(tab, editing="", inner=0)


def _moved(kiosk: Kiosk, tab: SettingsTab, value: Value, act: Act) -> Kiosk:
    """Change a setting by one of its own buttons, or begin to write it."""
    after = value
    match KINDS[tab.editing]:
        case Line() | Paragraphs() if act.verb == "write":
            tab = replace(tab, place=act.what, typing=keyboard.begin(_text(kiosk, tab.editing, value, act.what)))
        case WeekHours():
            tab, after = times.week_acted(tab, str(value), act)
        case NightHours():
            after = times.night_acted(str(value), act)
        case _:
            after = _chosen(tab.editing, value, act)
    return desk.shows(kiosk, tab) if after == value else change(kiosk, tab, tab.editing, after)


def _chosen(name: str, value: Value, act: Act) -> Value:
    match KINDS[name], act:
        case Choice(options), Act("pick", option):
            return next((each for each in options if str(each) == option), value)
        case Several(options), Act("pick", option):
            return toggled(options, some(value), option)
        case Seconds(options), Act("step", way):
            return stepped(options, float(str(value)), up=way == "+")
        case _:
            return value


def some(value: Value) -> tuple[str, ...]:
    """Return the value of a setting that is a row of texts."""
    return value if isinstance(value, tuple) else ()


# --- texts ----------------------------------------------------------------------------------------


def _text(kiosk: Kiosk, name: str, value: Value, place: str) -> str:
    """The text to be changed: the whole of it, or the paragraph at a place, which may be a new one."""
    return str(value) if name not in ON_HELP else dict(_paragraphs(kiosk, value)).get(place, "")


def _paragraphs(kiosk: Kiosk, value: Value) -> list[tuple[str, str]]:
    """The paragraphs of the help page, each with its place; those of the country where staff have none of their own."""
    texts = some(value) or kiosk.words.help_paragraphs(kiosk.site.country)
    return [(str(place), text) for place, text in enumerate(texts, start=1)]


def _typed(kiosk: Kiosk, tab: SettingsTab, typing: Typing, value: Value, act: Act) -> Kiosk:
    """Take a key; with the last one, the text."""
    if act.verb != "enter":
        return desk.shows(kiosk, replace(tab, typing=keyboard.typed(typing, act, _longest(tab.editing))))
    text = typing.text.strip()
    done = replace(tab, typing=None, place="")
    if tab.editing not in ON_HELP:
        return change(kiosk, done, tab.editing, text)
    written = dict(_paragraphs(kiosk, value)) | {tab.place: text}
    return change(kiosk, done, tab.editing, tuple(filter(None, written.values())))


def _longest(name: str) -> int:
    kind = KINDS[name]
    return kind.longest if isinstance(kind, Line | Paragraphs) else 0


# --- what is shown --------------------------------------------------------------------------------


def view(kiosk: Kiosk, tab: SettingsTab, now: SettingsNow) -> View:
    """Return the screen of one setting, or the keyboard."""
    texts, name = kiosk.words.staff.settings, tab.editing
    if tab.typing:
        text = texts.at_most.format(most=_longest(name), note=texts.notes[name])
        return keyboard.view(kiosk.words, texts.names[name], text, tab.typing)
    title = texts.days[tab.place] if tab.place in texts.days else texts.names[name]
    back = Button(texts.back, Act("back"), "primary")
    return desk.view(kiosk, title, _rows(kiosk, tab, now), tab.inner, corner=(back,))


def _rows(kiosk: Kiosk, tab: SettingsTab, now: SettingsNow) -> list[Row]:
    rows = _own_rows(kiosk, tab, now.values[tab.editing])
    return rows if tab.place else [*rows, *_common_rows(kiosk, tab.editing, now)]


def _common_rows(kiosk: Kiosk, name: str, now: SettingsNow) -> list[Row]:
    """How it looks, and back to how it was."""
    texts = kiosk.words.staff.settings
    look = Row(texts.preview, texts.preview_note, (Button(texts.show, Act("show")),))
    default = Row(texts.back_to_default, texts.back_to_default_note, (Button(texts.default, Act("default")),))
    return [*([look] if name in ON_HELP | ON_WELCOME else []), *([default] if name in now.own else [])]


def _own_rows(kiosk: Kiosk, tab: SettingsTab, value: Value) -> list[Row]:  # noqa: C901, PLR0911 - one for each kind
    words, name = kiosk.words, tab.editing
    texts = words.staff.settings
    match KINDS[name]:
        case Choice(options):
            return [_option_row(words, name, option, on=option == value) for option in options]
        case Several(options):
            return [_some_row(kiosk, name, option, value) for option in options]
        case Seconds():
            steps = (Button(texts.less, Act("step", "-")), Button(texts.more, Act("step", "+")))
            return [Row(texts.names[name], texts.notes[name], steps, value=texts.seconds(round(float(str(value)))))]
        case Line():
            return [Row(str(value) or texts.nothing_yet, texts.notes[name], (Button(texts.write, Act("write")),))]
        case Paragraphs(most):
            return _paragraph_rows(kiosk, value, most)
        case WeekHours():
            return times.week_rows(words, tab, str(value))
        case _:
            return times.night_rows(words, str(value))


def _option_row(words: Words, name: str, option: Value, *, on: bool) -> Row:
    return Row(option_text(words, name, option), switch=Switch(on, Act("pick", str(option))))


def _some_row(kiosk: Kiosk, name: str, option: str, value: Value) -> Row:
    """One of several languages; that of the first screen is always among them."""
    if option == kiosk.site.language:
        return Row(option_text(kiosk.words, name, option), kiosk.words.staff.settings.usual_language)
    return _option_row(kiosk.words, name, option, on=option in (some(value) or (option,)))


def _paragraph_rows(kiosk: Kiosk, value: Value, most: int) -> list[Row]:
    texts = kiosk.words.staff.settings
    written = _paragraphs(kiosk, value)
    new = [(str(len(written) + 1), texts.nothing_yet)] if len(written) < most else []
    return [
        Row(texts.paragraph.format(number=place), text, (Button(texts.write, Act("write", place)),))
        for place, text in [*written, *new]
    ]
