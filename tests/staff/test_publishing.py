"""Exercises on a stick, from reading them to publishing, with everything that can go wrong on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.core.staff.errands import Saved
from kiosk.core.staff.script_errands import (
    Found,
    Published,
    Rendered,
    ScriptsListed,
    StickRead,
    StickReading,
    StickSeen,
    Undone,
)
from kiosk.staff import publishing
from kiosk.staff.publishing import Publisher
from tests.scripts.shelves import contents
from tests.staff.sticks import (
    BROKEN,
    GOOD,
    HOSTILE,
    NO_STICK,
    Stick,
    on_shelf,
    outcome,
    publisher,
    read,
    record,
    sheets,
)

# --- what there is ----------------------------------------------------------------------------------


def test_a_stick_is_found_read_and_published(office: Publisher, stick: Stick) -> None:
    assert StickSeen() == office.find_stick()
    stick.put("Slow Rest.txt")
    stick.put("broken.md", BROKEN)
    stick.put("handout.docx", "PK")
    found = read(office)
    assert isinstance(found, StickRead)
    assert office.find_stick().mark
    assert [("Slow Rest.txt", "new"), ("broken.md", "new")] == [(sheet.name, sheet.standing) for sheet in found.sheets]
    assert (("handout.docx",), False) == (found.documents, found.more)
    line = "“[pauze 20 seconds]”: The kiosk does not know this instruction."
    assert [(5, True, line)] == [
        (each.line, each.serious, each.text[: len(line)]) for each in found.sheets[1].findings if each.serious
    ]
    assert Published(1) == office.publish(["en/slow-rest"])
    assert ["Slow rest"] == on_shelf(office)
    assert ["same"] == [sheet.standing for sheet in sheets(office) if sheet.script]
    stick.put("Slow Rest.txt", GOOD.replace("Slow rest", "Other rest"))
    assert ["replaces"] == [sheet.standing for sheet in sheets(office) if sheet.script]


def test_only_what_was_chosen_is_published(office: Publisher, stick: Stick) -> None:
    stick.put("a.md", GOOD.replace("Slow rest", "A"))
    stick.put("b.md", GOOD.replace("Slow rest", "B"))
    read(office)
    office.publish(["en/b"])
    assert ["B"] == on_shelf(office)


def test_recordings_go_along(office: Publisher, stick: Stick) -> None:
    record(stick)
    read(office)
    office.publish(["en/spoken"])
    assert {"en/spoken.md", "en/spoken/me.wav"} == set(contents(office.watch.places.shelf))


def test_the_exercises_are_listed_with_the_broken_ones_first(tmp_path: Path, stick: Stick) -> None:
    folder = tmp_path / "own"
    for name, text in (("good.md", GOOD), ("broken.md", BROKEN)):
        (folder / "en").mkdir(parents=True, exist_ok=True)
        (folder / "en" / name).write_text(text)
    office = publisher(tmp_path, stick.place)
    places = replace(office.watch.places, loose=(folder,))
    office.watch.places = places
    found = office.list_scripts()
    assert [("en/broken.md", False), ("en/good.md", True)] == [
        (sheet.name, sheet.script is not None) for sheet in found.sheets
    ]
    assert (0, 0) == (found.undo, found.redo)


def test_a_change_is_taken_back_and_brought_back(office: Publisher, stick: Stick) -> None:
    assert Undone() == office.undo()
    stick.put("rest.md")
    read(office)
    office.publish(["en/rest"])
    assert ScriptsListed((), 0, 0) != office.list_scripts()
    assert Undone(removed=("Slow rest",)) == office.undo()
    assert (0, 1) == (office.list_scripts().undo, office.list_scripts().redo)
    assert Undone(added=("Slow rest",), redo=True) == office.undo(redo=True)


def test_it_is_counted_what_can_be_spoken_at_once(office: Publisher) -> None:
    office.has = lambda text, language: (text, language) == ("Rest.", "en")
    assert Rendered(1) == office.count_rendered([("Rest.", "en"), ("Rest.", "es"), ("Calm.", "en")])


# --- hostile and full sticks ------------------------------------------------------------------------


def test_hostile_names_are_shown_escaped_and_harm_nobody(office: Publisher, stick: Stick) -> None:
    for number, name in enumerate(HOSTILE):
        stick.put(name, GOOD.replace("Slow rest", f"Rest {number}"))
    names = [sheet.name for sheet in sheets(office)]
    assert len(HOSTILE) == len(names)
    assert all(name.isprintable() and len(name) <= 60 for name in names)
    keys = [f"en/{sheet.script.id}" for sheet in sheets(office) if sheet.script]
    assert ["en/2j", f"en/{'a' * 60}", "en/two-lines", "en/txt-exe"] == keys
    office.publish(keys)
    assert {f"{key}.md" for key in keys} == set(contents(office.watch.places.shelf))


def test_findings_do_not_tell_where_the_stick_is_mounted(office: Publisher, stick: Stick) -> None:
    stick.put("a/rest.md")
    stick.put("b/rest.md")
    (found,) = sheets(office)[1].findings
    message = "Another file here would be the same exercise, “rest”: a/rest.md."
    assert Found(0, f"{message} Give one of them another name, or leave it out.") == found


def test_a_full_stick_is_read_a_little_at_a_time(
    office: Publisher, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "READING_SECONDS", 0.0)
    for number in range(3):
        stick.put(f"{number}.md")
    assert StickReading(1, 3) == office.read_stick()
    assert StickReading(2, 3) == office.read_stick(on=True)
    assert StickReading(3, 3) == office.read_stick(on=True)
    assert isinstance(office.read_stick(on=True), StickRead)


def test_a_text_is_written_to_the_stick(office: Publisher, stick: Stick) -> None:
    assert NO_STICK == outcome(lambda: office.save_text("a.txt", "Rest."))
    stick.put("rest.md")
    assert Saved("breathing-space-findings.txt") == office.save_text("breathing-space-findings.txt", "Rest.")
    assert b"Rest." == stick.contents()["breathing-space-findings.txt"]


def test_without_a_place_for_sticks_there_is_none(office: Publisher) -> None:
    office.place = None
    assert StickSeen() == office.find_stick()
