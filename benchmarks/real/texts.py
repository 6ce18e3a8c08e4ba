"""What the page about real people says around its numbers."""

from benchmarks.real.labels import ViewWord

VIEWS: dict[ViewWord, str] = {
    "side": "the side",
    "between": "between side and front",
    "front": "the front",
    "behind": "behind",
    "other": "elsewhere",
}

INTRODUCTION = (
    "Written by `python -m benchmarks.real --page`. Recordings of real people, in homes, gyms, "
    "studios and practices, by phones and webcams: brisk and slow, deep and shallow, begun in the "
    "middle or cut at the end, with parts of the body out of the picture and things in front of "
    "it. A reader counted each by eye on its pictures before any program did, and wrote down what "
    "a fair count may say: the repetitions seen whole, or with those that the recording cuts or "
    "that go clearly less far. They are kept as the landmarks that the `full` pose model found, "
    "without pictures, and are not part of this repository. "
    "`python -m benchmarks.real FOLDER` counts a folder of your own: a `labels.json` beside tracks "
    "or videos. It has an entry for each recording, by the name of its file without ending: "
    '`{"kitchen": {"exercise": "squat", "counts_that_are_right": [5, 6]}}`; '
    "`python -m benchmarks.real --help` says what each key is."
)
SETS = (
    "Exact: what a fair count may say. Wrongly zero: nothing was counted where there was "
    "something. Counted too many: repetitions beyond the most that is fair. Live: the same poses "
    "one by one, as a person in front of the camera hears them counted."
)
WRONG = "Every set that is not exact, as a whole or live:"
LIVE = (
    "A repetition is counted aloud {median} (median; of 95 % no later than {most}); the end is "
    "that of the whole set's result. In {same} of {sets} sets as many were counted aloud as in the "
    "whole set; in {word} of {sets} the last word at the end of the live set is the count of the "
    "recorded one. What was counted aloud became less in {back}."
)
COST = (
    "Processor time of the one thread for each pose, mean over an exercise's poses. Whole set: "
    "conditioning, measuring, counting and judging. Live: the same pose by pose, without what "
    "comes at the end of the set."
)
PAIRS = (
    "Every set with a count, asked as each of ten exercises that it is not (a squat asked as a "
    "rise from a chair, or a deadlift as a hip hinge, is not wrong and left out). In how many "
    "anything was counted without asking whether another exercise is meant; in brackets how many "
    "were counted with that question."
)
CASES = (
    "Rendered, so that what happens is known: a clip in slow motion, a minute out of the room, a "
    "frozen picture, a camera that bobs or is tilted, a bystander, bends that are no squats. In "
    "those that are videos the pose model and the choice of the person have a say, too."
)
MOVEMENTS = (
    "The mannequin does what people do before, between and after repetitions; the pose model looks "
    "at its pictures ([the catalogue](catalogue.md) says what else is made of them). False: "
    "counted where no repetition happens, or the same one twice."
)
TRIALS = (
    "Each constant that counting rests on made smaller and larger by 30 %, one at a time, and all "
    "sets counted anew."
)
LEFT_OUT = (
    "How much was set on the very sets it is tried on: of all these variants the best on the "
    "other sets is taken (the worst of them on the set in question, where several are equally "
    "good), and tried on what had no say."
)
HOW_SET = (
    "What a repetition of each exercise looks like (how far its signals go, the posture at rest "
    "and furthest) comes from the catalogue's rendered demonstrations, not from these people. The "
    "constants of counting are round numbers, set by hand by somebody who could see these sets; "
    "nothing was fitted to a single recording, and the sets that decide are others. How much hangs "
    "on each constant, and what is counted by constants chosen without an exercise or without a "
    "recording, is what `--constants` measures."
)
LIMITS = (
    "These sets could be seen while the counting was made, so what they say of it flatters. One "
    "reader counted. There are few recordings of most exercises, none of many, and few of "
    "patients; sets of one person are alike. What a fair count may say is generous where a "
    "recording begins or ends in the middle of a movement."
)


def around_end(seconds: float) -> str:
    """Return how long before or after the end of a repetition."""
    return f"{abs(seconds):.2f} s {'after' if seconds >= 0 else 'before'} its end"


def cell(text: str) -> str:
    """Return a text that fits into a cell of a table."""
    return " ".join(text.replace("|", "/").split())
