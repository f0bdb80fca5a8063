"""Try a speech model in a process of its own: `python trial.py FOLDER`.

It ends with 0 if the model works, and with `NO_VOSK` and the reason if Vosk cannot be loaded at all.

A damaged model can end the process that loads it (segmentation faults and failed assertions in
libvosk), which no exception handler sees.
"""

import json
import sys

RATE = 16_000
UNKNOWN = "[unk]"

NO_VOSK = 3


def main(folder: str) -> None:
    """Load the model and have it recognise a second of noise."""
    try:
        import vosk  # noqa: PLC0415 -- loads a library, which may lack another one of the system's
    except (ImportError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(NO_VOSK)
    vosk.SetLogLevel(-1)
    model = vosk.Model(folder)
    if model.vosk_model_find_word(UNKNOWN) < 0:
        sys.exit("its list of words is damaged")
    recogniser = vosk.KaldiRecognizer(model, RATE, json.dumps([UNKNOWN]))
    recogniser.AcceptWaveform(bytes(range(256)) * (2 * RATE // 256))
    recogniser.FinalResult()


if __name__ == "__main__":
    main(sys.argv[1])
