"""How exercises are shown to staff: those of the kiosk, those on a stick, one of them, and publishing them."""

from __future__ import annotations

from kiosk.core.choices import key_of
from kiosk.core.exercise import recording_of
from kiosk.core.messages import Act
from kiosk.core.screen import Button, Desk, Notice, Row, Switch
from kiosk.core.script import Ask, Say, Script, with_caution
from kiosk.core.staff import desk
from kiosk.core.staff.script_errands import Exported, Found, Sheet, Undone
from kiosk.core.staff.tabs import Listing, OnStick, Publishing, ScriptsTab, Trying
from kiosk.core.state import Kiosk
from kiosk.words.languages import LANGUAGES, words_of

FEW_NAMES = 3

NOBODY = ("", "not yet")
"""What stands in a script, in lower case, that nobody has reviewed."""


def view(kiosk: Kiosk, tab: ScriptsTab) -> Desk:
    """Return the screen."""
    page = 0 if isinstance(tab.at, Publishing) else tab.at.page
    return desk.view(
        kiosk, _title(kiosk, tab), rows(kiosk, tab), page, corner=_corner(kiosk, tab), notice=notice(kiosk, tab)
    )


def _title(kiosk: Kiosk, tab: ScriptsTab) -> str:
    match tab.at:
        case Trying(sheet):
            return sheet.script.title if sheet.script else sheet.name
        case OnStick():
            return _stick(kiosk, tab)
        case Listing() | Publishing():
            return kiosk.words.staff.desk.tabs["scripts"]


def _stick(kiosk: Kiosk, tab: ScriptsTab) -> str:
    words = kiosk.words.staff.scripts
    return words.stick_named.format(label=tab.stick.label) if tab.stick.label else words.stick


def _corner(kiosk: Kiosk, tab: ScriptsTab) -> tuple[Button, ...]:
    words = kiosk.words.staff.scripts
    back = Button(words.back, Act("back"))
    match tab.at:
        case Listing() as at:
            return (*_choices(kiosk, tab, at), Button(words.add, Act("add"), "primary"))
        case OnStick():
            publish = Button(words.publish_all, Act("publish"), "primary")
            return (back, publish) if publishable(tab) else (back,)
        case Trying(sheet):
            key = key_of(sheet.script) if sheet.script and sheet.standing in {"new", "replaces"} else ""
            return (back, Button(words.publish_one, Act("publish", key), "primary")) if key else (back,)
        case Publishing():
            return Button(words.cancel, Act("back")), Button(words.publish_now, Act("publish now"), "primary")


def _choices(kiosk: Kiosk, tab: ScriptsTab, at: Listing) -> tuple[Button, ...]:
    """Which exercises are shown, as buttons that show others."""
    words = kiosk.words
    area = words.areas[at.area] if at.area else words.staff.scripts.all_areas
    language = words_of(at.language).language_name if at.language else words.staff.scripts.all_languages
    several = (Button(language, Act("language")),) if len(languages(tab)) > 1 else ()
    return (Button(area, Act("area")), *several)


def languages(tab: ScriptsTab) -> tuple[str, ...]:
    """Return the languages of the exercises that are here."""
    here = {sheet.script.language for sheet in listed(tab) if sheet.script}
    return tuple(language for language in LANGUAGES if language in here)


# --- what is shown ----------------------------------------------------------------------------------


def listed(tab: ScriptsTab) -> tuple[Sheet, ...]:
    """Return the scripts of the kiosk."""
    return tab.listed.sheets if tab.listed else ()


def offered(tab: ScriptsTab) -> tuple[Sheet, ...]:
    """Return the scripts on the stick, faulty ones first."""
    read = tab.read.sheets if tab.read else ()
    return tuple(sorted(read, key=lambda sheet: sheet.script is not None))


def off(kiosk: Kiosk, tab: ScriptsTab) -> frozenset[str]:
    """Return the exercises that are off, or are about to be."""
    return kiosk.site.off if tab.off is None else tab.off


def publishable(tab: ScriptsTab) -> list[Script]:
    """Return the scripts on the stick that are good, and not here yet."""
    return [sheet.script for sheet in offered(tab) if sheet.script and sheet.standing != "same"]


def paragraphs(script: Script) -> list[tuple[str, str]]:
    """Return what is spoken in an exercise, its caution first, each with its recording's path or "". There is some."""
    steps = [step for part in with_caution(script).parts for step in part.steps]
    said = (step.text if isinstance(step, Say) else step.question for step in steps if isinstance(step, Say | Ask))
    return list(zip(said, (recording_of(script, step) for step in steps if isinstance(step, Say | Ask)), strict=True))


def rows(kiosk: Kiosk, tab: ScriptsTab) -> tuple[Row, ...]:
    """Return all rows of the screen, on however many pages."""
    match tab.at:
        case Listing() as at:
            return _rows_here(kiosk, tab, at)
        case OnStick():
            return _rows_on_stick(kiosk, tab)
        case Trying() as at:
            return (*_facts(kiosk, at), *_findings(kiosk, at.sheet))
        case Publishing() as at:
            words = kiosk.words.staff.scripts
            done = words.rendered.format(done=at.done, all=len(at.lines))
            return (
                Row(words.publishing(len(at.keys)), words.rendering),
                Row(done, level=at.done / len(at.lines)),
            )


def _rows_here(kiosk: Kiosk, tab: ScriptsTab, at: Listing) -> tuple[Row, ...]:
    words = kiosk.words.staff.scripts
    if tab.listed is None:
        return (Row(words.reading_exercises),)
    found = [_row(kiosk, tab, n, sheet) for n, sheet in enumerate(listed(tab)) if _fits(sheet, at)]
    found = found or [Row(words.nothing_here, words.nothing_here_text)]
    undo = (Button(words.undo, Act("undo")),) if tab.listed.undo else ()
    redo = (Button(words.redo, Act("redo")),) if tab.listed.redo else ()
    last = [Row(words.last_change, words.last_change_text, (*undo, *redo))] if undo or redo else []
    return (*found, *last)


def _fits(sheet: Sheet, at: Listing) -> bool:
    """Whether a script is among those that are to be shown; a broken one is, unless some were chosen."""
    if sheet.script is None:
        return not at.area and not at.language
    return at.area in {"", sheet.script.area} and at.language in {"", sheet.script.language}


def _row(kiosk: Kiosk, tab: ScriptsTab, number: int, sheet: Sheet) -> Row:
    """Return a script as a row: one of the kiosk with a switch, one that is broken with what to fix first."""
    words = kiosk.words.staff.scripts
    look = Act("look", str(number))
    if sheet.script is None:
        return Row(sheet.name, _first(kiosk, sheet), (Button(words.look, look),), warns=True)
    if sheet.standing != "in use":
        standing = {"new": words.new, "replaces": words.replaces, "same": words.same}[sheet.standing]
        return Row(sheet.script.title, f"{_about(kiosk, sheet.script)} · {standing}", (Button(words.look, look),))
    key = key_of(sheet.script)
    note = f"{_about(kiosk, sheet.script)} · {_reviewed(kiosk, sheet.script)}"
    switch = Switch(key not in off(kiosk, tab), Act("switch", key))
    return Row(sheet.script.title, note, (Button(words.preview, look),), switch)


def _about(kiosk: Kiosk, script: Script) -> str:
    minutes = kiosk.words.staff.scripts.minutes(script.minutes)
    return " · ".join((kiosk.words.areas[script.area], minutes, words_of(script.language).language_name))


def _reviewed(kiosk: Kiosk, script: Script) -> str:
    words, name = kiosk.words.staff.scripts, script.reviewed_by
    return words.not_reviewed if name.lower() in NOBODY else words.reviewed_by.format(name=name)


def _first(kiosk: Kiosk, sheet: Sheet) -> str:
    """What is to be fixed first."""
    return next((_told(kiosk, found) for found in sheet.findings if found.serious), "")


def _told(kiosk: Kiosk, found: Found) -> str:
    return kiosk.words.staff.scripts.in_line.format(line=found.line, text=found.text) if found.line else found.text


def _rows_on_stick(kiosk: Kiosk, tab: ScriptsTab) -> tuple[Row, ...]:
    words = kiosk.words.staff.scripts
    if tab.read is None:
        return (_progress(kiosk, tab),)
    found = [_row(kiosk, tab, number, sheet) for number, sheet in enumerate(offered(tab))]
    names = tab.read.documents
    if names:
        listed = ", ".join((*names[:FEW_NAMES], *(["…"] if len(names) > FEW_NAMES else [])))
        found.append(Row(words.documents(len(names)), words.documents_text.format(names=listed), warns=True))
    more = [Row(words.more, words.more_text, warns=True)] if tab.read.more else []
    return (*(found or [Row(words.no_scripts, words.no_scripts_text)]), *more)


def _progress(kiosk: Kiosk, tab: ScriptsTab) -> Row:
    """How much of the stick has been read."""
    words, reading = kiosk.words.staff.scripts, tab.reading
    if reading is None:
        return Row(words.one_moment)
    return Row(words.reading.format(done=reading.done, all=reading.of), level=reading.done / max(1, reading.of))


# --- one script -------------------------------------------------------------------------------------


def _facts(kiosk: Kiosk, at: Trying) -> tuple[Row, ...]:
    script = at.sheet.script
    if script is None:
        return ()
    words = kiosk.words.staff.scripts
    spoken = paragraphs(script)
    grade = words.grade.format(grade=f"{at.sheet.grade:.1f}") if at.sheet.grade is not None else ""
    builtin = words.builtin if at.sheet.builtin else ""
    run = Button(words.run, Act("run")), Button(words.run_fast, Act("run", "fast"))
    return (
        Row(_about(kiosk, script), " · ".join(filter(None, (grade, _reviewed(kiosk, script), builtin)))),
        Row(spoken[at.paragraph % len(spoken)][0], buttons=(Button(words.hear, Act("hear")),)),
        Row(words.run_title, words.run_text, run),
    )


def _findings(kiosk: Kiosk, sheet: Sheet) -> tuple[Row, ...]:
    words = kiosk.words.staff.scripts
    found = tuple(
        Row(words.line.format(line=each.line) if each.line else words.whole_file, each.text, warns=each.serious)
        for each in sheet.findings
    )
    return found or (Row(words.no_findings),)


# --- what is told -----------------------------------------------------------------------------------


def notice(kiosk: Kiosk, tab: ScriptsTab) -> Notice | None:
    """Return what stands above the rows while there is nothing else to tell: what is on the stick."""
    words = kiosk.words.staff.scripts
    if not tab.stick.mark or isinstance(tab.at, Trying | Publishing):
        return None
    if tab.read is None:
        return None if isinstance(tab.at, OnStick) else Notice(_stick(kiosk, tab), _progress(kiosk, tab).title)
    faulty = [sheet for sheet in offered(tab) if sheet.script is None]
    title = _summary(kiosk, tab, len(faulty))
    text = f"{faulty[0].name}: {_first(kiosk, faulty[0])}" if faulty else ""
    here = (Button(words.export, Act("export")),)
    write = (Button(words.write_findings, Act("findings")),) if any(sheet.findings for sheet in offered(tab)) else ()
    return Notice(title, text, here if isinstance(tab.at, Listing) else write, warns=bool(faulty))


def _summary(kiosk: Kiosk, tab: ScriptsTab, faulty: int) -> str:
    """Say how many exercises are on the stick, and how many are faulty; where it is shown, its name is the title."""
    words = kiosk.words.staff.scripts
    if isinstance(tab.at, Listing):
        way = words.stick_with_faults if faulty else words.stick_without_faults
    else:
        way = words.with_faults if faulty else words.without_faults
    scripts = words.scripts(len(offered(tab)))
    return way.format(stick=_stick(kiosk, tab), scripts=scripts, faults=words.faults(faulty))


def undone(kiosk: Kiosk, report: Undone) -> Notice:
    """Say what has been taken back, or brought back."""
    words = kiosk.words.staff.scripts
    ways = ((words.is_back, report.added), (words.is_gone, report.removed), (words.is_as_before, report.changed))
    text = " ".join(way.format(names=", ".join(titles)) for way, titles in ways if titles)
    if not text:
        return Notice(words.nothing_redone if report.redo else words.nothing_undone)
    other = Button(words.undo, Act("undo")) if report.redo else Button(words.redo, Act("redo"))
    return Notice(words.redone if report.redo else words.undone, text, (other,))


def exported(kiosk: Kiosk, report: Exported) -> Notice:
    """Say that the exercises are on the stick."""
    words = kiosk.words.staff.scripts
    kept = words.export_kept(report.kept) if report.kept else ""
    return Notice(words.exported.format(folder=report.folder), kept, warns=bool(kept))


def findings_text(kiosk: Kiosk, tab: ScriptsTab) -> str:
    """Return all findings about the scripts on the stick, for their authors, with the line ends of Windows."""
    words = kiosk.words.staff.scripts
    texts = [words.file_title]
    for sheet in offered(tab):
        if sheet.findings:
            fit = words.file_fit if sheet.script else words.file_unfit
            texts.append(
                "\n".join((f"{sheet.name} ({fit})", *(f"    {_told(kiosk, each)}" for each in sheet.findings)))
            )
    return "\n\n".join((*texts, "")).replace("\n", "\r\n")
