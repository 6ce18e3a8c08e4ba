"""The page's sections about the labelled sets."""

from collections.abc import Iterator, Sequence

from benchmarks.page import Table
from benchmarks.real import texts
from benchmarks.real.sets import Counted, Held
from benchmarks.real.tally import Tally, by, delay_s

TALLY_HEAD = (
    "sets", "exact", "within one", "over two off", "wrongly zero", "zero without a reason",
    "counted too many", "live: exact", "within one",
)  # fmt: skip


def counted_sections(counted: Sequence[Counted]) -> Iterator[str]:
    """Yield what there is to say of sets of repetitions; nothing of none."""
    if not counted:
        return
    yield "## The sets"
    yield texts.SETS
    yield _tallies("", {"all": Tally.of(counted)})
    yield _tallies("exercise", by(counted, lambda each: f"`{each.exercise}`"))
    yield _tallies("filmed from", by(counted, lambda each: texts.VIEWS[each.view]))
    yield _tallies("out of the picture", by(counted, lambda each: each.crop))
    yield "### Counted wrong"
    yield texts.WRONG
    yield _wrong(counted)
    yield "### Live against the whole set"
    yield _live(counted)
    yield "### Cost"
    yield texts.COST
    yield _cost(counted)


def _tallies(name: str, tallies: dict[str, Tally]) -> str:
    rows = tuple(
        (
            group,
            *map(str, (
                tally.sets, tally.exact, tally.within_one, tally.far_off, tally.zero_wrong,
                tally.zero_unexplained, tally.too_many, tally.aloud_exact, tally.aloud_within_one,
            )),
        )
        for group, tally in tallies.items()
    )  # fmt: skip
    return Table((name, *TALLY_HEAD), rows).markdown()


def _wrong(counted: Sequence[Counted]) -> str:
    wrong = [each for each in counted if each.off or each.aloud_off]
    if not wrong:
        return "None."
    rows = tuple(
        (
            f"`{each.exercise}`, {texts.VIEWS[each.view]}, out of the picture: {each.crop}",
            " or ".join(map(str, each.fair)),
            str(each.counted),
            str(each.aloud),
            texts.cell(each.reason or ""),
        )
        for each in sorted(wrong, key=lambda each: (each.exercise, -each.off))
    )
    return Table(("set", "fair", "counted", "live", "what it says"), rows).markdown()


def _live(counted: Sequence[Counted]) -> str:
    median, most = map(texts.around_end, delay_s(counted))
    same = sum(each.counted == each.aloud for each in counted)
    word = sum(each.counted == each.last_word for each in counted)
    back = sum(each.took_back for each in counted)
    return texts.LIVE.format(
        median=median, most=most, same=same, word=word, back=back, sets=len(counted)
    )


def _cost(counted: Sequence[Counted]) -> str:
    names = sorted({each.exercise for each in counted})
    rows = []
    for name in names:
        own = [each for each in counted if each.exercise == name]
        poses = sum(each.poses for each in own)
        mean_ms = (
            sum(each.whole_ms * each.poses for each in own) / poses,
            sum(each.live_ms * each.poses for each in own) / poses,
        )
        rows.append((f"`{name}`", f"{poses:,}", *(f"{each:.2f}" for each in mean_ms)))
    return Table(("exercise", "poses", "whole set, ms", "live, ms"), tuple(rows)).markdown()


def held_section(held: Sequence[Held]) -> Iterator[str]:
    """Yield what there is to say of holds; nothing of none."""
    if not held:
        return
    yield "## Holds"
    rows = tuple(
        (
            f"`{each.exercise}`, {texts.VIEWS[each.view]}",
            f"{each.true_s:.1f} s",
            f"{each.held_s:.1f} s",
            texts.cell(each.reason or ""),
        )
        for each in held
    )
    yield Table(("", "timed by a reader", "held", "what it says"), rows).markdown()
