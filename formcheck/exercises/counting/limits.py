"""The constants of counting.

They were set on recordings of real people; `docs/real.md` says how much each one matters.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WholeLimits:
    """How a whole set is read.

    Attributes
    ----------
    smooth_s
        Standard deviation of the Gaussian over a signal.
    floor_frac, floor_cap
        A movement stands out from this share of the demonstrated excursion, or this many units.
    own_frac
        A repetition goes at least this share of the person's own range (clinical specification
        A.0).
    less_frac
        A movement is named from this share of the own range on.
    back_frac
        Between two repetitions the signal comes back by this share of the way to the own rest.
    apart_s
        Two furthest points are no closer than this.
    cover_frac
        A signal is used when it is seen in this share of the frames in which the person is.
    way_frac
        A way that was seen over less than this share of the excursion is cut.
    begun_frac
        A movement begun before the recording counts with this share of the others' excursion.
    another_below
        Evidence below which a movement is another one; 1.5 is certain, -2 the opposite.
    travels_from, travels_to
        Who travels across the picture by so many leg lengths in the two seconds about a furthest
        point is on the way somewhere: from the first on evidence is taken away, up to ...
    travel_evidence
        ... so much of it.
    ask_below
        Evidence of a set below which the person is asked whether the right exercise was chosen.
    support, support_most
        Alike movements lend each other this evidence times the logarithm of their number, up to
        so many.
    alike_deg
        Movements whose joints differ by less on average are alike.
    odd_above
        Oddness above which a movement is unlike the rest of the set.
    odd_deg, odd_evidence
        A joint difference, and a lack of evidence, that make one unit of oddness.
    stayed_times
        Longer than the others by this factor: the person stayed there.
    both_frac
        An exercise of one side at a time is not done with both in more than this share.
    both_alike_frac
        Both sides move at once where the nearer goes at least this share of the further one.
    together_frac
        Movements of both sides that overlap by all but this share are one.
    """

    smooth_s: float = 0.06
    floor_frac: float = 0.25
    floor_cap: float = 20.0
    own_frac: float = 0.4
    less_frac: float = 0.25
    back_frac: float = 0.7
    apart_s: float = 0.45
    cover_frac: float = 0.5
    way_frac: float = 0.5
    begun_frac: float = 0.7
    another_below: float = -0.75
    travels_from: float = 0.6
    travels_to: float = 1.2
    travel_evidence: float = 0.7
    ask_below: float = -0.3
    support: float = 0.3
    support_most: int = 3
    alike_deg: float = 15.0
    odd_above: float = 2.4
    odd_deg: float = 15.0
    odd_evidence: float = 0.5
    stayed_times: float = 4.0
    both_frac: float = 0.5
    both_alike_frac: float = 0.6
    together_frac: float = 0.3


@dataclass(frozen=True, slots=True)
class LiveLimits:
    """How a set is counted while it runs: what is said is never taken back.

    Attributes
    ----------
    first_frac
        The first repetition goes at least this share of the demonstrated excursion.
    small_frac
        Two alike ones of at least this share count from the second on.
    alike_frac
        They are alike when the smaller is at least this share of the larger.
    own_frac
        Later ones go at least this share of the last ones' upper range.
    back_frac
        A repetition is counted once this share of the way out was come back.
    forget_s
        A rest left long ago is forgotten with this time constant.
    smooth_s
        Time constant of the smoothing.
    lost_s
        After so long without sight of what moves, the movement under way is given up.
    stay_s
        Who stays out for so long has come to rest there.
    leader_frac
        Another signal leads when its range is larger by this factor.
    odd_above
        As in `WholeLimits`; wider, since the set is not known yet.
    """

    first_frac: float = 0.4
    small_frac: float = 0.2
    alike_frac: float = 0.7
    own_frac: float = 0.5
    back_frac: float = 0.7
    forget_s: float = 15.0
    smooth_s: float = 0.05
    lost_s: float = 1.5
    stay_s: float = 30.0
    leader_frac: float = 1.15
    odd_above: float = 3.0


WHOLE = WholeLimits()
LIVE = LiveLimits()
