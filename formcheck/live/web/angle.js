// Where to draw the arc of the driving angle so that it shows the number beside it.
// @ts-check

const LARGEST_MISMATCH_DEG = 25;
const AXES = [[0, -1], [0, 1], [1, 0], [-1, 0]];
/** The arc stays so close to its joint, in parts of the shorter bone. */
const OF_BONE = 0.42;
/** A limb that is nearly straight bends to neither side: the number stays where it was. */
const STRAIGHT_RAD = 0.3;
/** The number keeps so far from a straight limb. */
const BESIDE_RAD = 1.0;

/** @typedef {[number, number]} Place */
/** @typedef {{corner: Place, fromRad: number, turnRad: number, radius: number}} Arc */

/**
 * The ends of the bones an angle is measured by, its joint in the middle or last.
 * @param {Place[]} places
 * @returns {Place[] | null}
 */
export function drivingEnds(places) {
  if (places.length === 4) {
    const half = (/** @type {number} */ each) =>
      /** @type {Place} */ ([0, 1].map((axis) => (places[each][axis] + places[each + 2][axis]) / 2));
    return [half(0), half(1)];
  }
  return places.length === 2 || places.length === 3 ? places : null;
}

/**
 * The arc that shows a measured angle; null where none would.
 * @param {Place[]} ends
 * @param {number} valueDeg
 * @returns {Arc | null}
 */
export function drivingArc(ends, valueDeg) {
  const corner = ends[1];
  const along = (/** @type {Place} */ end) => Math.atan2(end[1] - corner[1], end[0] - corner[0]);
  const moving = along(ends.length === 3 ? ends[2] : ends[0]);
  const references = ends.length === 3
    ? [along(ends[0]), along(ends[0]) + Math.PI]
    : AXES.map(([x, y]) => Math.atan2(y, x));
  const radius = OF_BONE * Math.min(...ends.filter((end) => end !== corner).map((end) =>
    Math.hypot(end[0] - corner[0], end[1] - corner[1])));
  const arcs = references.map((fromRad) => {
    return { corner, fromRad, turnRad: turn(fromRad, moving), radius };
  });
  const off = (/** @type {Arc} */ arc) =>
    Math.abs((Math.abs(arc.turnRad) * 180) / Math.PI - Math.abs(valueDeg));
  const best = arcs.reduce((one, other) => (off(other) < off(one) ? other : one));
  return off(best) <= LARGEST_MISMATCH_DEG ? best : null;
}

/**
 * To which side the arc opens: 1 or -1. It stays as it was while the limb is straight.
 * @param {Arc} arc
 * @param {number} before
 */
export function sideOf({ turnRad }, before) {
  return before && Math.abs(turnRad) < STRAIGHT_RAD ? before : Math.sign(turnRad) || 1;
}

/**
 * In which direction from the joint the number stands: in the middle of the arc, beside the limb.
 * @param {Arc} arc
 * @param {number} side
 */
export function numberRad({ fromRad, turnRad }, side) {
  return fromRad + side * Math.max(Math.abs(turnRad) / 2, BESIDE_RAD);
}

/**
 * The turn from one direction to another the shorter way, in radians.
 * @param {number} from
 * @param {number} to
 */
function turn(from, to) {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}
