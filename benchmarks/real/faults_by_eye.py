"""The faults a reader saw in the real sets beside those that were told, each looked at."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from benchmarks.page import Table
from benchmarks.real import texts
from benchmarks.real.sets import Counted, Held

TEXT = (
    "What a reader wrote of each set, in their words and not complete, beside what was told of it "
    "and in how many of its repetitions. The last column sets the measured figures beside the "
    "words. The body as the landmarks draw it was looked at in the worst moment of every told "
    "fault; no pictures of these sets are kept, so none was. Margins named here were set on these "
    "very sets, so that a fault that is gone from them proves nothing for others."
)

LOOKED_AT = MappingProxyType(
    {
        "biceps_curl_01": "ways down of 0.2 to 0.8 s: quick, as told",
        "biceps_curl_03": "quick, as told; the trunk cannot be judged from half-way, and says so",
        "dead_bug_01": "the head read 5 to 8 deg past its threshold as it lies, which its "
        "margin now covers",
        "deadlift_01": "knees of 127 deg at the bottom, and the hand 4 % of stature past its "
        "threshold: not borne out by the eye. At the bottom the ankles are read 30 to 45 px higher "
        "than standing, though the feet stay: the plate that hides the lower legs is taken for "
        "them",
        "deadlift_02": "a rounded back is no fault a camera can judge; the lock-out was not "
        "checked",
        "deadlift_03": "the hand is 4 % of stature past its threshold, which the reader does not "
        "name; the back as in the one before",
        "deadlift_04": "the bar is far forward, as told; the knees as in the first, the ankles 15 "
        "to 25 px too high; heels are none of its faults",
        "deadlift_05": "47 deg at the hips in the first picture, before the hips are through, and "
        "108 at the knees below, where the ankles are drawn behind the plate as in the first: the "
        "reader saw nothing obvious",
        "forward_lunge_01": "agrees",
        "forward_lunge_02": "agrees: the trunk is drawn leaning, by less than in the one before",
        "glute_bridge_01": "ways down of 0.7 to 0.8 s: quick, as told",
        "jumping_jack_01": "elbows of 92 to 110 deg overhead in all twelve, and the picture's own "
        "angles say the same: the hands meet above the head with the elbows out to the sides. The "
        "reader says nothing of arms. As drawn, every elbow is bent by a right angle",
        "plank_01": "was told to lift the hips high, by 4 deg; its margin now covers what bodies "
        "differ by",
        "push_up_01": "was told to drop the head, by 6 to 9 deg; its margin now covers that. The "
        "shallow one is counted, as less range",
        "push_up_05": "agrees: the hips rest on the floor",
        "push_up_06": "done on the knees: the line to the ankles says nothing of the hips there, "
        "and is not judged any more",
        "shoulder_abduction_01": "was told to be uneven, by up to 9 deg between the arms; its "
        "margin now covers that",
        "shoulder_abduction_04": "seen from half-way, where neither elbows nor trunk are judged",
        "sit_up_01": "was told to poke the chin in eight of ten; its margin was set to cover that, "
        "and the reader saw nothing",
        "sit_up_02": "the feet are planted and the hands pull: not high enough and quick, as told",
        "push_up_04": "one head 13 deg past its threshold, the other three well within",
        "squat_04": "one way down of 0.9 s: quick, as told",
        "squat_08": "ways down of 0.7 to 0.8 s: quick, as told",
        "squat_10": "a way down of 0.6 s: quick, as told",
        "squat_12": "a way down of 0.6 s: quick, as told; what the author means of the "
        "knees is not told",
        "squat_13": "ways down of 0.6 to 0.8 s: quick, as told",
        "squat_02": "from the front neither depth nor lean is judged, and it says to turn",
        "squat_03": "the lean is told in all three, 7 to 12 deg past its threshold",
        "squat_05": "shallow and quick, as seen; in two the depth is not read surely",
        "squat_07": "seen from half-way, where the lean is not judged",
        "squat_09": "ways down of 0.6 to 0.7 s between jumps: quick, as told",
        "squat_11": "agrees",
        "squat_14": "shallow, and leaning in the picture by less than the threshold; the trunk "
        "shortens as it leans, which is a hint, and only that",
        "squat_16": "a lean of 2 to 5 deg past its threshold in both",
    }
)
"""What the figures of a set say beside the reader's words, by the name of its recording."""


def faults_section(sets: Sequence[Counted | Held]) -> Iterator[str]:
    """Yield what there is to say of faults; nothing where no reader named or coach told any."""
    rows = tuple(
        (
            f"`{each.name}`",
            texts.cell(each.by_eye or "–"),
            texts.cell(", ".join(each.told) or "–"),
            texts.cell(LOOKED_AT.get(each.name, "")),
        )
        for each in sorted(sets, key=lambda one: one.name)
        if each.told or each.by_eye
    )
    if rows:
        yield "## Faults, by eye and told"
        yield TEXT
        yield Table(("set", "by eye", "told", "side by side"), rows).markdown()
