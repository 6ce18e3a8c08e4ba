"""Put the body over the knees it kneels on."""

from formcheck.mannequin.figure import Figure
from formcheck.mannequin.holds import HeldPlace
from formcheck.mannequin.reach import turn
from formcheck.mannequin.rotation import frame_of, middle


def kneel(figure: Figure, shins: dict[str, HeldPlace]) -> Figure:
    """Carry the figure on its thighs, as steep as the posture has them, over knees that stay.

    Parameters
    ----------
    shins
        Side and where the knee and shin are; the posture's own knee flexion does not count.
    """
    errors_m = [shin.joint_m - figure.joint_m(f"{side}_shank") for side, shin in shins.items()]
    figure = figure.moved(middle(errors_m))
    for side, shin in shins.items():
        thigh = f"{side}_thigh"
        towards = shin.joint_m - figure.joint_m(thigh)
        figure = turn(figure, thigh, frame_of(towards, figure.attitude(thigh)[:, 0]))
        figure = turn(figure, f"{side}_shank", shin.attitude)
    return figure
