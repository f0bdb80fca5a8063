"""The exercises of the kiosk: on or off, and one of them looked at."""

from msgspec.structs import replace

from kiosk.core import choices
from kiosk.core.messages import Act, Command, Hush, Pick, Speak
from kiosk.core.screen import Button, Notice, Row, Switch
from kiosk.core.script import Answer as Way
from kiosk.core.script import Ask, End, Part, Script
from kiosk.core.staff import scripts
from kiosk.core.staff.errands import ChangeSetting, SettingsNow, Trouble
from kiosk.core.staff.script_errands import (
    FindStick,
    ListScripts,
    ScriptsListed,
    Sheet,
    StickSeen,
    Undone,
    UndoScripts,
)
from kiosk.core.state import Exercising, Site
from tests.core.acting import BREATHING, SENSES, Acting
from tests.core.staff.scripting import BROKEN, CALMA, HERE, Staff
from tests.core.staff.test_area import asked, let_in


def test_until_the_exercises_are_read_that_is_said() -> None:
    acting = let_in()
    assert [ListScripts()] == asked(acting)[-1:]
    assert (Row("The exercises are being read."),) == acting.look.view.rows  # type: ignore[union-attr]


def test_each_exercise_is_shown_with_what_it_is_and_the_broken_ones_with_what_to_fix() -> None:
    staff = Staff()
    assert [
        Row(
            "en/broken.md",
            "Line 4: “[pauze]”: This is no instruction. Did you mean “pause”?",
            (Button("Look", Act("look", "0")),),
            warns=True,
        ),
        Row(
            "Even breathing",
            "Relax · 3 min · English · not reviewed yet",
            (Button("Preview", Act("look", "1")),),
            Switch(on=True, intent=Act("switch", "en/even")),
        ),
        Row(
            "Calma",
            "Relax · 1 min · Español · reviewed by Dr. Ruiz",
            (Button("Preview", Act("look", "2")),),
            Switch(on=True, intent=Act("switch", "es/calma")),
        ),
    ] == staff.rows
    assert ["All areas", "All languages", "Add from USB stick"] == staff.corner


def test_only_those_of_an_area_or_a_language_are_shown() -> None:
    staff = Staff()
    assert ["Even breathing", "Calma"] == staff.touch("All areas").titles
    assert ["There is nothing here."] == staff.touch("Relax").titles
    for label in ("Ground", "Feel", "Notice", "Reframe", "Connect", "Strengthen", "All languages"):
        staff.touch(label)
    assert ["Even breathing"] == staff.titles
    assert ["Calma"] == staff.touch("English").titles
    assert ["en/broken.md", "Even breathing", "Calma"] == staff.touch("Español").titles


def test_with_one_language_there_is_nothing_to_choose() -> None:
    assert ["All areas", "Add from USB stick"] == Staff(ScriptsListed((Sheet("en/even.md", BREATHING),))).corner


def test_many_exercises_are_on_pages() -> None:
    many = [replace(BREATHING, id=f"e{number}", title=f"E {number}") for number in range(9)]
    staff = Staff(ScriptsListed(tuple(Sheet("", script) for script in many)))
    assert "1 of 3" == staff.desk.page
    assert [script.title for script in many] == staff.titles
    staff.acting.touch(Act("page", "-"))
    assert ["E 8"] == [row.title for row in staff.desk.rows]


def test_a_page_holds_what_it_held_while_something_is_told_on_it() -> None:
    many = [replace(BREATHING, id=f"e{number}", title=f"E {number}") for number in range(5)]
    staff = Staff(ScriptsListed(tuple(Sheet("", script) for script in many))).touch("Add from USB stick")
    assert Notice("There is no USB stick.", "Put one in, and it is shown here after a moment.") == staff.notice
    assert [script.title for script in many] == staff.titles


# --- on and off -------------------------------------------------------------------------------------

OFF = ChangeSetting("exercises_off", ("en/even",))


def test_an_exercise_that_is_switched_off_is_not_offered_to_clients() -> None:
    staff = Staff().switch("Even breathing")
    assert [False] == [row.switch.on for row in staff.rows if row.switch and row.title == "Even breathing"]
    staff.reports(OFF, SettingsNow({"exercises_off": ("en/even",)}))
    assert [SENSES] == list(choices.offered(staff.acting.kiosk))
    staff.switch("Even breathing")
    staff.reports(ChangeSetting("exercises_off", ()), SettingsNow({"exercises_off": ()}))
    assert [BREATHING, SENSES] == list(choices.offered(staff.acting.kiosk))


def test_two_that_are_switched_off_at_once_are_both_off() -> None:
    staff = Staff().switch("Even breathing").switch("Calma")
    both = ("en/even", "es/calma")
    staff.reports(ChangeSetting("exercises_off", both), SettingsNow({"exercises_off": both}))
    assert frozenset(both) == staff.acting.kiosk.site.off


def test_a_switch_that_cannot_be_kept_goes_back() -> None:
    staff = Staff().switch("Even breathing").reports(OFF, Trouble("It cannot be written down."))
    assert [True, True] == [row.switch.on for row in staff.rows if row.switch]
    assert Notice("It cannot be written down.", warns=True) == staff.notice
    assert Site().off == staff.acting.kiosk.site.off


def test_settings_that_say_nothing_of_exercises_change_none() -> None:
    staff = Staff().switch("Even breathing").reports(OFF, SettingsNow({}))
    assert frozenset() == staff.acting.kiosk.site.off


# --- one of them ------------------------------------------------------------------------------------


def test_an_exercise_is_looked_at_with_its_first_lines_its_length_and_grade() -> None:
    staff = Staff().touch_at("Even breathing", "Preview")
    assert ("Even breathing", ["Back"]) == (staff.desk.title, staff.corner)
    assert [
        Row(
            "Relax · 3 min · English", "reading grade 4.2 (6 or less is easy) · not reviewed yet · came with the kiosk"
        ),
        Row("Sit down. Be here.", buttons=(Button("Hear a paragraph", Act("hear")),)),
        Row(
            "As a client has it",
            "At the end, or with “Stop” and “Finish”, you come back to this page.",
            (Button("Run", Act("run")), Button("Run fast", Act("run", "fast"))),
        ),
        Row("Nothing to fix."),
    ] == staff.rows
    assert HERE.sheets[1].name not in staff.touch("Back").titles


def test_a_broken_one_is_looked_at_with_all_that_is_wrong() -> None:
    staff = Staff().touch("Look")
    assert "en/broken.md" == staff.desk.title
    assert [Row("Line 4", BROKEN.findings[0].text, warns=True)] == staff.rows
    for verb in ("hear", "run"):
        staff.acting.touch(Act(verb))
    assert "en/broken.md" == staff.desk.title


def said(acting: Acting) -> list[tuple[str, str]]:
    return [(effect.text, effect.language) for effect in acting.did if isinstance(effect, Speak)]


def test_its_paragraphs_are_heard_one_after_the_other_in_its_own_language() -> None:
    staff = Staff().touch_at("Even breathing", "Preview")
    staff.touch("Hear a paragraph", "Hear a paragraph", "Hear a paragraph")
    assert [("Sit down. Be here.", "en"), ("Thank you.", "en"), ("Sit down. Be here.", "en")] == said(staff.acting)[-3:]
    staff.touch("Back").touch_at("Calma", "Preview").touch("Hear a paragraph")
    assert ("Respira.", "es") == said(staff.acting)[-1]
    assert Hush() in staff.acting.did


def test_questions_are_heard_as_well() -> None:
    ask = Ask("Shall we?", (Way(("yes",), End()),), 20, End())
    script = Script("ask", "en", "Asking", "Relax", (Part("", (ask,)),))
    staff = Staff(ScriptsListed((Sheet("en/ask.md", script),))).touch("Preview", "Hear a paragraph")
    assert ("Shall we?", "en") == said(staff.acting)[-1]


def test_it_runs_as_a_client_has_it_in_its_language_and_comes_back() -> None:
    staff = Staff().touch_at("Calma", "Preview").touch("Run")
    assert isinstance(staff.acting.kiosk.phase, Exercising)
    assert ("es", 1.0) == (staff.acting.kiosk.language, staff.acting.kiosk.visit.pace)
    staff.acting.touch(Command.STOP, Command.FINISH)
    assert ("Calma", "en") == (staff.desk.title, staff.acting.kiosk.language)


def test_it_runs_fast() -> None:
    staff = Staff().touch_at("Even breathing", "Preview").touch("Run fast")
    assert scripts.FAST == staff.acting.kiosk.visit.pace


# --- undo -------------------------------------------------------------------------------------------


def test_a_change_is_taken_back_and_brought_back() -> None:
    staff = Staff(replace(HERE, undo=1)).with_stick()
    assert "The last change" in staff.titles
    staff.touch_at("The last change", "Undo")
    assert Notice("One moment.") == staff.notice
    staff.reports(UndoScripts(), Undone(removed=("Even breathing",), changed=("Calma", "Rest")))
    redo = (Button("Redo", Act("redo")),)
    text = "No longer here: Even breathing. Changed: Calma, Rest."
    assert Notice("The last change was taken back.", text, redo) == staff.notice
    staff.reports(ListScripts(), replace(HERE, redo=1)).touch("Redo")
    staff.reports(UndoScripts(redo=True), Undone(added=("Even breathing",), redo=True))
    undo = (Button("Undo", Act("undo")),)
    assert Notice("The change was brought back.", "Here again: Even breathing.", undo) == staff.notice


def test_where_nothing_can_be_taken_back_that_is_said() -> None:
    staff = Staff()
    assert "The last change" not in staff.titles
    for redo, title in ((False, "There is nothing to take back."), (True, "There is nothing to bring back.")):
        staff.acting.touch(Act("redo" if redo else "undo"))
        staff.reports(UndoScripts(redo=redo), Undone(redo=redo))
        assert Notice(title) == staff.notice
        staff.reports(ListScripts(), HERE)


# --- what is too late, or does not fit --------------------------------------------------------------


def test_what_does_not_fit_changes_nothing() -> None:
    staff = Staff()
    before = staff.acting.kiosk
    for act in (
        Act("nonsense"),
        Act("look", "9"),
        Act("look", "x"),
        Act("switch", "en/unknown"),
        Act("publish now"),
        Act("back"),
    ):
        staff.acting.touch(act)
    staff.acting.touch(Pick(1))
    assert before == staff.acting.kiosk
    on_page = Staff().touch("Look")
    before = on_page.acting.kiosk
    on_page.acting.touch(Act("area"), Act("language"), Act("look", "0"))
    assert before == on_page.acting.kiosk


def test_a_stick_is_looked_for_every_second_while_nothing_else_is_under_way() -> None:
    staff = Staff()
    count = len(asked(staff.acting))
    staff.acting.wait(5)
    assert [FindStick()] == asked(staff.acting)[count:]
    staff.reports(FindStick(), StickSeen()).acting.wait(1.5)
    assert [FindStick()] * 2 == asked(staff.acting)[count:]
    assert CALMA.title in staff.titles
