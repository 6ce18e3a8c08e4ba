// How points of the room move in the picture: along, turned, nearer.
// @ts-check

/**
 * A similarity about the middle of the picture: (x, y) goes to (x + ax - by + dx, y + bx + ay + dy).
 * @typedef {{dx: number, dy: number, a: number, b: number}} Shift
 */

/** @type {Readonly<Shift>} */
export const NO_SHIFT = Object.freeze({ dx: 0, dy: 0, a: 0, b: 0 });

/**
 * Do one after the other.
 * @param {Shift} first
 * @param {Shift} then
 * @returns {Shift}
 */
export function after(first, then) {
  return {
    dx: first.dx + then.a * first.dx - then.b * first.dy + then.dx,
    dy: first.dy + then.b * first.dx + then.a * first.dy + then.dy,
    a: first.a + then.a + first.a * then.a - first.b * then.b,
    b: first.b + then.b + first.b * then.a + first.a * then.b,
  };
}

/**
 * Undo.
 * @param {Shift} shift
 * @returns {Shift}
 */
export function inverse({ dx, dy, a, b }) {
  const square = (1 + a) ** 2 + b ** 2;
  const [along, across] = [(1 + a) / square, -b / square];
  return {
    dx: -(along * dx - across * dy),
    dy: -(across * dx + along * dy),
    a: along - 1,
    b: across,
  };
}

/** @param {Shift} shift */
export const scaleOf = ({ a, b }) => Math.hypot(1 + a, b);

/** Clockwise. @param {Shift} shift */
export const rollDegOf = ({ a, b }) => (Math.atan2(b, 1 + a) * 180) / Math.PI;

/**
 * How far the point of a picture moves that moves most.
 * @param {Shift} shift
 * @param {{width: number, height: number}} picture
 */
export const mostMoved = ({ dx, dy, a, b }, { width, height }) =>
  Math.hypot(dx, dy) + (Math.hypot(a, b) * Math.hypot(width, height)) / 2;
