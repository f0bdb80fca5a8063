"""`kiosk scripts`: the clinic's own exercises, beside those that come with the kiosk."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from kiosk.commands.exercises import places_from, watch_from
from kiosk.commands.output import complain, say
from kiosk.commands.settings import settings_from
from kiosk.commands.vocabulary import known_words
from kiosk.config import Settings
from kiosk.core.script import Script
from kiosk.scripts.exporting import export
from kiosk.scripts.findings import Finding, RefusedError, did_you_mean, finding_as_json, format_finding, shown
from kiosk.scripts.library import Entry, Library, builtin_folder, key_of
from kiosk.scripts.offers import Desk, Offer, look_at, reading_grade
from kiosk.scripts.shelf import Difference, Places
from kiosk.words.languages import LANGUAGES

BUILT_IN, OWN = "built-in", "own"
"""Where a script comes from; others come from a folder, which is then named."""

_THE_ONE = {BUILT_IN: "the one that comes with the kiosk", OWN: "your own"}


class Office(Struct, frozen=True):
    """What the actions work with: the arguments, the settings, and the exercises as they are."""

    arguments: Namespace
    settings: Settings
    places: Places
    library: Library

    def say(self, text: str, data: Mapping[str, object]) -> None:
        """Print one thing, as text or as JSON."""
        say(text, data, as_json=self.arguments.json)

    def source(self, entry: Entry) -> str:
        """Return where a script comes from."""
        if entry.folder == self.places.shelf.current():
            return OWN
        return BUILT_IN if entry.folder == builtin_folder() else shown(entry.folder)

    def the_one(self, entry: Entry) -> str:
        """Return how this script is told from others of its name."""
        source = self.source(entry)
        return _THE_ONE.get(source, f"the one in {source}")


def main(arguments: Namespace) -> int:
    """Do what is asked for; return 1 if it, or a part of it, cannot be done."""
    settings = settings_from(arguments.config)
    places = places_from(settings)
    try:
        return _ACTIONS[arguments.action](Office(arguments, settings, places, watch_from(settings).read()))
    except BrokenPipeError:  # whoever was reading has seen enough
        raise
    except OSError as error:
        where = shown(Path(error.filename or places.shelf.folder))
        complain(f"{where} cannot be written to: {error.strerror}.")
    except RefusedError as refused:
        complain(" ".join(refused.args))
    return 1


# --- list ---------------------------------------------------------------------------------------


def _list(office: Office) -> int:
    for script, entry in office.library.in_use:
        hidden = _hidden(script, entry, office.library)
        source = office.source(entry)
        place = f", in place of {office.the_one(hidden)}" if hidden else ""
        office.say(
            f"{_name(script)}: {_facts(script)}; {_from(source)}{place}",
            {**_as_json(script), "source": source, "instead_of": hidden and office.source(hidden), "broken": False},
        )
    for entry in office.library.entries:
        if entry.is_broken:
            error = next(finding for finding in entry.findings if finding.severity == "error")
            data = {"source": office.source(entry), "broken": True, "findings": _findings(entry.path, entry.findings)}
            office.say(f"broken: {format_finding(entry.path, error)}", {"file": shown(entry.path), **data})
    return 0


def _hidden(script: Script, entry: Entry, library: Library) -> Entry | None:
    """Return the entry whose place this one takes, if there is one."""
    alike = (each for each in library.entries if each.script and key_of(each.script) == key_of(script))
    return next((each for each in reversed(list(alike)) if each is not entry), None)


def _from(source: str) -> str:
    return {BUILT_IN: "comes with the kiosk", OWN: "your own"}.get(source, f"in {source}")


# --- add ----------------------------------------------------------------------------------------


def _add(office: Office) -> int:
    language = office.arguments.language
    if language and language not in LANGUAGES:
        complain(f"the kiosk does not speak “{language}”. It speaks: {', '.join(LANGUAGES)}.")
        return 1
    desk = Desk(office.settings.language, language, known_words(office.settings))
    offers = look_at(office.arguments.paths, desk, office.library)
    for offer in offers:
        office.say("\n".join(_preview(offer, office)), _preview_as_json(offer, office))
    scripts = [offer.manuscript(script) for offer in offers if (script := offer.parsed.script) and not offer.is_same]
    if scripts and not office.arguments.dry_run:
        office.places.shelf.change(scripts)
    if not office.arguments.json:
        office.say(_summary(offers, published=len(scripts), dry_run=office.arguments.dry_run), {})
    return 0 if offers and all(offer.parsed.script for offer in offers) else 1


def _preview(offer: Offer, office: Office) -> Iterable[str]:
    """Yield lines that tell what would be published, and what was found in it."""
    script = offer.parsed.script
    yield f"{_name(script)}: {_facts(script)}{_graded(script)}" if script else f"refused: {shown(offer.path)}"
    if offer.is_same:
        yield "    is there already, just like this"
    elif offer.instead:
        yield f"    in place of {office.the_one(offer.instead)}"
    yield from (f"    {format_finding(offer.path, finding)}" for finding in offer.parsed.findings)


def _preview_as_json(offer: Offer, office: Office) -> dict[str, object]:
    script = offer.parsed.script
    state = "refused" if script is None else "unchanged" if offer.is_same else "replaces" if offer.instead else "new"
    return {
        "file": shown(offer.path),
        "state": state,
        **(_as_json(script) | {"grade": reading_grade(script)} if script else {}),
        "instead_of": offer.instead and office.source(offer.instead),
        "findings": _findings(offer.path, offer.parsed.findings),
    }


def _summary(offers: list[Offer], *, published: int, dry_run: bool) -> str:
    if not offers:
        return "There is no script here: a script is a text file whose name ends in .md or .txt."
    refused = sum(offer.parsed.script is None for offer in offers)
    done = f"{_exercises(published)} {'would be ' * dry_run}published, {refused or 'none'} refused."
    return f"{done} To take that back: kiosk scripts undo" if published and not dry_run else done


# --- remove, undo, redo -------------------------------------------------------------------------


def _remove(office: Office) -> int:
    identifier, language = office.arguments.id, office.arguments.language
    found = {
        entry.path.parent.name: entry
        for entry in office.library.entries
        if entry.path.stem == identifier and language in (None, entry.path.parent.name)
    }
    own = [name for name, entry in found.items() if office.source(entry) == OWN]
    if len(own) > 1:
        complain(f"“{identifier}” is there in several languages. Which one? --language {' or '.join(own)}")
    elif not own:
        complain(_not_removed(identifier, list(found.values()), office))
    if len(own) != 1:
        return 1
    office.places.shelf.change([], [(own[0], identifier)])
    _say_removed(own[0], identifier, office)
    return 0


def _not_removed(identifier: str, found: list[Entry], office: Office) -> str:
    """Return why an exercise cannot be removed that is not one of those added."""
    if not found:
        known = dict.fromkeys(entry.path.stem for entry in office.library.entries if office.source(entry) == OWN)
        hint = did_you_mean(identifier, known, "`kiosk scripts list` names them.")
        return f"there is no exercise “{identifier}” of your own. {hint}"
    if office.source(found[-1]) == BUILT_IN:
        return f"“{identifier}” comes with the kiosk, and stays. You can add another one under the same name."
    return f"“{identifier}” is not one that was added here, but a file: {shown(found[-1].path)}"


def _say_removed(language: str, identifier: str, office: Office) -> None:
    """Tell what was removed, and what is used in its place from now on."""
    after = watch_from(office.settings).read()
    back = next((entry for script, entry in after.in_use if key_of(script) == (language, identifier)), None)
    text = f"{language}/{identifier} was removed. To take that back: kiosk scripts undo"
    text = f"{text}\nNow {office.the_one(back)} is used." if back else text
    office.say(text, {"language": language, "id": identifier, "instead": back and office.source(back)})


def _undo(office: Office) -> int:
    return _went(office.places.shelf.undo(), "There is nothing to take back.", office)


def _redo(office: Office) -> int:
    return _went(office.places.shelf.redo(), "There is nothing that was taken back.", office)


def _went(difference: Difference | None, otherwise: str, office: Office) -> int:
    """Tell what has changed of the clinic's own exercises."""
    if difference is None:
        complain(otherwise)
        return 1
    changes = {
        "is here again": difference.added,
        "is gone": difference.removed,
        "is as it was": difference.changed,
    }
    lines = [f"{language}/{name} {what}" for what, keys in changes.items() for language, name in keys]
    named = {name: ["/".join(key) for key in keys] for name, keys in asdict(difference).items()}
    office.say("\n".join(lines), named)
    return 0


# --- export -------------------------------------------------------------------------------------


def _export(office: Office) -> int:
    kept = 0
    for path, outcome in export(office.library, office.arguments.folder):
        kept += outcome == "kept"
        text = {"written": "written", "there": "is there already", "kept": "NOT written, there is another file"}
        office.say(f"{shown(path)}: {text[outcome]}", {"file": shown(path), "outcome": outcome})
    if kept:
        files = "1 file was" if kept == 1 else f"{kept} files were"
        complain(f"{files} there with another content, and left as before. Use an empty folder.")
    return 1 if kept else 0


# --- in words -----------------------------------------------------------------------------------


def _name(script: Script) -> str:
    return f"{script.language}/{script.id}"


def _facts(script: Script) -> str:
    minutes = "1 minute" if script.minutes == 1 else f"{script.minutes} minutes"
    return f"“{script.title}”, {script.area}, {minutes}"


def _graded(script: Script) -> str:
    found = reading_grade(script)
    return "" if found is None else f", reading grade {found:.1f}"


def _exercises(count: int) -> str:
    return "1 exercise" if count == 1 else f"{count} exercises"


def _as_json(script: Script) -> dict[str, object]:
    return {name: getattr(script, name) for name in ("language", "id", "title", "area", "minutes")}


def _findings(path: Path, findings: tuple[Finding, ...]) -> list[dict[str, str | int]]:
    return [finding_as_json(path, finding) for finding in findings]


_ACTIONS: dict[str, Callable[[Office], int]] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "undo": _undo,
    "redo": _redo,
    "export": _export,
}
