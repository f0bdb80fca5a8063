"""Try a speech model in a process of its own: `python trial.py FOLDER` ends with 0 if it works.

A damaged model can end the process that loads it (segmentation faults and failed assertions in
libvosk), which no exception handler sees.
"""

import json
import sys

import vosk

RATE = 16_000
UNKNOWN = "[unk]"


def main(folder: str) -> None:
    """Load the model and have it recognise a second of noise."""
    vosk.SetLogLevel(-1)
    model = vosk.Model(folder)
    if model.vosk_model_find_word(UNKNOWN) < 0:
        sys.exit("its list of words is damaged")
    recogniser = vosk.KaldiRecognizer(model, RATE, json.dumps([UNKNOWN]))
    recogniser.AcceptWaveform(bytes(range(256)) * (2 * RATE // 256))
    recogniser.FinalResult()


if __name__ == "__main__":
    main(sys.argv[1])
