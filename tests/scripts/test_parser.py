import pytest
from msgspec.structs import replace

from kiosk.core.script import (
    Answer,
    Ask,
    Breathe,
    Count,
    End,
    GoTo,
    Move,
    Next,
    Part,
    Pause,
    Rate,
    Recording,
    Repeat,
    Say,
    Script,
    Sound,
    Step,
    Tense,
    Wait,
)
from kiosk.scripts.parser import parse
from tests.scripts.strategies import AROUND

HEADER = "Title: Try\nArea: Relax\nCaution: Holding is optional.\n\n"

EVERYTHING = """\
Title: Five senses
Area: Ground
Minutes: 4
Summary: Come back to the room.
Caution: You can keep your eyes open.
Reviewed by: not yet

((This opening is from
our old handout.))
[rate tension]

Sit in a way that feels steady.
Let your feet meet the floor.
[pause 4 seconds]

And breathe.

## See
Find five things.
[count 5, up to 60 seconds]

## Choose
Breathe ((or not)) now?
- breathe, slow breaths: go to breathe
- again: repeat
- not now: next
- enough: go to End

- no answer after 20 seconds: go to Breathe

## Hands
[sound brown noise]
[voice Take 1 (Anna).WAV]
Make a fist.
[repeat 2 times]
[tense 5, release 15]
[wait until ready, up to 40 seconds]
[end repeat]
[sound off]

## Breathe
[breathe in 4, hold 2, out 6, hold 2.5, 5 rounds]

## End
Shall we end?
- Yes: end
- No: go to next
"""

SCRIPT = Script(
    id="five-senses",
    language="en",
    title="Five senses",
    area="Ground",
    minutes=4,
    summary="Come back to the room.",
    caution="You can keep your eyes open.",
    reviewed_by="not yet",
    parts=(
        Part(
            "",
            (
                Rate("tension"),
                Say("Sit in a way that feels steady. Let your feet meet the floor."),
                Pause(4.0),
                Say("And breathe."),
            ),
        ),
        Part("See", (Say("Find five things."), Count(5, 60.0))),
        Part(
            "Choose",
            (
                Ask(
                    "Breathe now?",
                    (
                        Answer(("breathe", "slow breaths"), GoTo("Breathe")),
                        Answer(("again",), Repeat()),
                        Answer(("not now",), Next()),
                        Answer(("enough",), GoTo("End")),
                    ),
                    20.0,
                    GoTo("Breathe"),
                ),
            ),
        ),
        Part(
            "Hands",
            (
                Sound("brown noise"),
                Say("Make a fist.", Recording("Take 1 (Anna).WAV", 3.0)),
                *(Tense(5.0, 15.0), Wait(40.0)) * 2,
                Sound(),
            ),
        ),
        Part(
            "Breathe",
            (Breathe((Move("in", 4.0), Move("hold", 2.0), Move("out", 6.0), Move("hold", 2.5)), 5),),
        ),
        Part("End", (Ask("Shall we end?", (Answer(("yes",), End()), Answer(("no",), Next())), 30.0, End()),)),
    ),
)


def script_of(text: str) -> Script:
    parsed = parse(text, "five-senses", "en", AROUND)
    assert parsed.script is not None, parsed.findings
    return parsed.script


def steps_of(body: str) -> tuple[Step, ...]:
    (part,) = script_of(HEADER + body).parts
    return part.steps


def test_a_script_with_everything_in_it_is_read() -> None:
    assert SCRIPT == script_of(EVERYTHING)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + EVERYTHING,
        EVERYTHING.replace("\n", "\r\n"),
        EVERYTHING.replace("\n", "\r"),
        EVERYTHING.replace("\n", " \t\n"),
        EVERYTHING.replace(" ", "\N{NO-BREAK SPACE}"),
        EVERYTHING.replace("- ", "\N{EM DASH} "),
        EVERYTHING.replace("- ", "\t\N{BULLET}\t"),
        EVERYTHING.replace("\n[", "\n   ["),
        EVERYTHING.replace("[pause 4 seconds]", "[PAUSE FOR FOUR SEC]"),
        EVERYTHING.replace("[rate tension]", "[ Rate   Tension ]"),
        EVERYTHING.replace("[rate tension]", "[rate “tension”]").replace("brown noise", "'brown noise'"),
        EVERYTHING.replace("[tense 5, release 15]", "[Tense for five seconds, release for 15 s]"),
        EVERYTHING.replace("[tense 5, release 15]", "[tense 5 release 15]"),
        EVERYTHING.replace("[wait until ready, up to 40 seconds]", "[Wait until ready up to forty secs]"),
        EVERYTHING.replace("[repeat 2 times]", "[REPEAT TWO TIMES]").replace("[end repeat]", "[End  Repeat]"),
        EVERYTHING.replace("brown noise", "Brown   Noise").replace("[sound off]", "[Sound OFF]"),
        EVERYTHING.replace("Take 1 (Anna).WAV", "“Take 1 (Anna).WAV”"),
        EVERYTHING.replace("(Anna).WAV]\n", "(Anna).WAV]\n\n\n"),
        EVERYTHING.replace("See\n", "See\n\n\n").replace("## ", "##"),
        EVERYTHING.replace("## ", "# "),
        EVERYTHING.replace("- No: go to next", "- no: go to “Next”."),
        EVERYTHING.replace("Reviewed by", "reviewed-by").replace("Minutes: 4", "MINUTES: about 4 minutes"),
        EVERYTHING.replace("\n## Choose", "\n-----\n## Choose"),
        EVERYTHING.replace("go to breathe", "goto  BREATHE"),
        EVERYTHING.replace("Sit", "S\N{SOFT HYPHEN}it"),
        "\n\n" + EVERYTHING,
    ],
)
def test_what_editors_and_people_write_differently_is_read_the_same(text: str) -> None:
    assert SCRIPT == script_of(text)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("4", 4.0),
        ("4s", 4.0),
        ("4.5 secs", 4.5),
        ("for ten seconds", 10.0),
        ("twenty-five s", 25.0),
        ("thirty two seconds", 32.0),
        ("sixteen", 16.0),
        ("sixty seconds", 60.0),
        ("a minute", 60.0),
        ("half a minute", 30.0),
        ("1 min", 60.0),
        ("1.5 minutes", 90.0),
        ("one minute and 30 seconds", 90.0),
        ("1 minute 10", 70.0),
    ],
)
def test_times_are_digits_or_words_in_seconds_or_minutes(written: str, seconds: float) -> None:
    assert (Say("Sit."), Pause(seconds)) == steps_of(f"Sit.\n[pause {written}]\n")


@pytest.mark.parametrize(
    "written",
    [
        "[breathe in 4, hold 4, out 6, 5 rounds]",
        "[Breathe in for 4 seconds, hold for four, out for 6 s, five times]",
        "[breathe 5 rounds in 4 hold 4 out 6]",
    ],
)
def test_breathing_can_be_written_in_several_ways(written: str) -> None:
    breaths = (Move("in", 4.0), Move("hold", 4.0), Move("out", 6.0))
    assert (Say("Sit."), Breathe(breaths, 5)) == steps_of(f"Sit.\n{written}\n")


@pytest.mark.parametrize("written", ["[count 3]", "[count three, up to a minute]", "[Count 3 up to 60s]"])
def test_a_count_lasts_a_minute_unless_it_says_otherwise(written: str) -> None:
    assert (Say("Sit."), Count(3, 60.0)) == steps_of(f"Sit.\n{written}\n")


def test_a_question_waits_half_a_minute_and_then_takes_the_first_answer_unless_it_says_otherwise() -> None:
    answers = (Answer(("yes",), End()), Answer(("no",), Next()))
    question = "Is it enough?\n- yes: end\n- no: next\n"
    assert (Ask("Is it enough?", answers, 30.0, End()),) == steps_of(question)
    assert (Ask("Is it enough?", answers, 30.0, Next()),) == steps_of(question + "- no answer: next\n")


def test_answers_are_stored_as_they_are_spoken() -> None:
    answers = (Answer(("i'm ready", "yes"), Next()), Answer(("no thanks",), End()))
    assert (Ask("Now?", answers, 30.0, Next()),) == steps_of(
        "Now?\n- I’m ready!, “Yes”, yes.: next\n- No thanks: end\n"
    )


def test_a_list_below_a_sentence_is_spoken() -> None:
    expected = (Say("You could try this."), Say("Drop your shoulders."), Say("Rest your hands."))
    assert expected == steps_of("You could try this.\n\n• Drop your shoulders.\n- Rest your hands.\n")


def test_quotes_and_dashes_stay_as_they_are_in_what_is_spoken() -> None:
    assert (Say("“Well” – that’s fine…"),) == steps_of("“Well” – that’s fine…")


def test_a_note_is_neither_spoken_nor_does_it_separate_anything() -> None:
    assert (Say("Sit and rest."),) == steps_of("Sit\n(( ask Ann (or Bo)))\nand ((slowly)) rest.")


def test_header_and_body_need_no_empty_line_between_them_where_the_body_begins_with_a_mark() -> None:
    expected = (Part("", (Rate("tension"), Say("Sit."))),)
    assert expected == script_of("Title: Try\nArea: Relax\n[rate tension]\nSit.").parts


def test_minutes_are_worked_out_where_the_header_does_not_say() -> None:
    two_minutes = script_of(HEADER + "Sit.\n[pause 2 minutes]")
    a_moment = script_of(HEADER + "Sit.")
    assert (2, 1) == (two_minutes.minutes, a_moment.minutes)


def test_minutes_follow_the_way_of_somebody_who_stays_silent() -> None:
    text = "Long?\n- yes: next\n- no: go to Short\n- no answer: go to Short\n\n[pause 110]\n\n## Short\nSit."
    assert 1 == script_of(HEADER + text).minutes


def test_the_id_and_the_language_are_those_of_the_file() -> None:
    assert replace(SCRIPT, id="x", language="es") == parse(EVERYTHING, "x", "es", AROUND).script


def test_somebody_is_waited_for_a_minute_unless_it_says_otherwise() -> None:
    assert (Say("Sit."), Wait(60.0), Wait(90.0)) == steps_of(
        "Sit.\n[wait until ready]\n[wait until ready, up to 1.5 minutes]\n"
    )


def test_of_many_marks_on_one_letter_thirty_stay() -> None:
    expected = (Say("Sit ä" + "\N{COMBINING TILDE}" * 29 + "."),)
    assert expected == steps_of("Sit a\N{COMBINING DIAERESIS}" + "\N{COMBINING TILDE}" * 100_000 + ".")


@pytest.mark.parametrize("text", ["-1", "#one"])
def test_a_paragraph_of_any_length_can_begin_with_what_is_nearly_a_mark(text: str) -> None:
    assert (Say(text + " degree." * 200),) == steps_of(text + " degree." * 200)


def test_the_caution_takes_its_time_too() -> None:
    body = "Title: Try\nArea: Relax\nCaution: {}\n\nSit.\n[pause 80 seconds]\n"
    assert [1, 2] == [script_of(body.format("Rest. " * times)).minutes for times in (1, 12)]


def test_yes_without_its_accent_has_the_same_usual_ways_as_with_it() -> None:
    text = HEADER + "¿Más?\n- {}: next\n- claro: end\n- no answer after 20 seconds: next\n"
    found = [parse(text.format(yes), "try", "es", advise=False).findings for yes in ("sí", "si", "tal vez")]
    assert [["claro"], ["claro"], []] == [[finding.words for finding in findings] for findings in found]
