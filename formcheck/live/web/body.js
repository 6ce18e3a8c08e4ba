// The 33 points of a body by name, and what is drawn between them.
// @ts-check

/** @typedef {import("./types").Point} Point */

export const NOSE = 0;
export const EARS = [7, 8];
export const SHOULDERS = [11, 12];
export const ELBOWS = [13, 14];
export const WRISTS = [15, 16];
export const HIPS = [23, 24];
export const KNEES = [25, 26];
export const ANKLES = [27, 28];
export const TOES = [31, 32];

/** @type {[number, number][]} */
export const BONES = [
  [11, 12], [23, 24], [11, 23], [12, 24],
  [11, 13], [13, 15], [12, 14], [14, 16],
  [23, 25], [25, 27], [24, 26], [26, 28],
  [27, 29], [29, 31], [28, 30], [30, 32],
];

export const SEEN = 0.5;

/** @param {Point | undefined} point */
export const isSeen = (point) => point !== undefined && point.visibility >= SEEN;

/**
 * The middle of some points.
 * @param {Point[]} points
 * @param {number[]} of
 * @returns {{x: number, y: number, z: number}}
 */
export function middle(points, of) {
  const sum = { x: 0, y: 0, z: 0 };
  for (const each of of) {
    const { x, y, z } = points[each];
    sum.x += x / of.length;
    sum.y += y / of.length;
    sum.z += z / of.length;
  }
  return sum;
}

/**
 * Degrees the body is turned from facing the camera (0) to standing side-on (90).
 * @param {Point[]} world
 */
export function turnedDeg(world) {
  const across = [SHOULDERS, HIPS].map(([left, right]) => ({
    x: Math.abs(world[left].x - world[right].x),
    z: Math.abs(world[left].z - world[right].z),
  }));
  const x = across[0].x + across[1].x;
  const z = across[0].z + across[1].z;
  return (Math.atan2(z, x) * 180) / Math.PI;
}

/**
 * Whether a body stands or sits upright: its shoulders are well above its hips.
 * @param {Point[]} points
 * @param {number} ratio width over height of the picture
 */
export function isUpright(points, ratio) {
  const shoulders = middle(points, SHOULDERS);
  const hips = middle(points, HIPS);
  const down = hips.y - shoulders.y;
  return down > 0 && Math.abs(hips.x - shoulders.x) * ratio < 0.7 * down;
}

const STRAIGHT_DEG = 165;

/**
 * How far the line from the feet to the shoulders leans, clockwise positive.
 * @param {Point[]} points
 * @param {number} ratio width over height of the picture
 */
export function leanDeg(points, ratio) {
  const feet = middle(points, ANKLES);
  const shoulders = middle(points, SHOULDERS);
  const across = (shoulders.x - feet.x) * ratio;
  return (Math.atan2(across, feet.y - shoulders.y) * 180) / Math.PI;
}

/**
 * How far a body leans that stands straight; NaN for one that does not.
 * @param {Point[]} points
 * @param {number} ratio width over height of the picture
 */
export function straightLeanDeg(points, ratio) {
  const joints = [SHOULDERS, HIPS, KNEES, ANKLES].map((of) => middle(points, of));
  const isSeenWell = [SHOULDERS, HIPS, ANKLES].every((of) => of.some((each) => isSeen(points[each])));
  const isStraight = [0, 1].every((at) => bentDeg(joints.slice(at, at + 3), ratio) >= STRAIGHT_DEG);
  return isSeenWell && isStraight && isUpright(points, ratio) ? leanDeg(points, ratio) : NaN;
}

/** @param {{x: number, y: number}[]} joints @param {number} ratio */
function bentDeg([above, joint, below], ratio) {
  const towards = (/** @type {{x: number, y: number}} */ end) =>
    Math.atan2(end.y - joint.y, (end.x - joint.x) * ratio);
  const deg = (Math.abs(towards(above) - towards(below)) * 180) / Math.PI;
  return Math.min(deg, 360 - deg);
}
