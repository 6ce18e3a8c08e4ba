// Looks at where the camera is, picture by picture: what moves with the room is not the body.
// @ts-check

import { straightLeanDeg } from "./body.js";
import { CameraMotion } from "./camera_motion.js";
import { greyOf, halved } from "./grid.js";
import { LevelWatch } from "./off_level.js";
import { rollDegOf, scaleOf } from "./shift.js";

/** @typedef {import("./types").CameraPlace} CameraPlace */
/** @typedef {import("./types").Point} Point */
/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Box} Box */

/** So many pixels has the picture that is looked at; the room moves in one of half its sides. */
const PIXELS = 160 * 120;
/** People reach further than their landmarks, as a share of their longer side: hair, hands, shoes,
 * the back of who stands side-on. */
const GROWN = 0.15;
/** In heights of the picture; else who lies would hide the whole room. */
const GROWN_MOST = 0.12;
/** Near them an upright is still an upright. */
const GROWN_LITTLE = 0.06;

/** @type {Readonly<CameraPlace>} */
export const NOWHERE = Object.freeze({
  dxPx: NaN, dyPx: NaN, rollDeg: NaN, scale: NaN, offLevelDeg: NaN,
});

export class CameraWatch {
  constructor() {
    this.motion = new CameraMotion();
    this.level = new LevelWatch();
    /** @type {Point[][]} where people were seen last */
    this.people = [];
    this.isKnown = false;
    /** @type {CanvasRenderingContext2D[]} of canvases ever smaller */
    this.pens = [];
  }

  /**
   * Look at a picture in which people were looked for.
   * @param {HTMLCanvasElement} picture
   * @param {Sight} sight
   * @returns {CameraPlace}
   */
  look(picture, sight) {
    const small = Math.sqrt(PIXELS / (picture.width * picture.height));
    // By halves first, or else most pixels would be passed over.
    const half = this.drawn(0, picture, Math.max(small, 0.5));
    const pen = half && this.drawn(1, half.canvas, small / Math.max(small, 0.5));
    if (!pen) return NOWHERE;
    const { width, height } = pen.canvas;
    return this.push(greyOf(pen.getImageData(0, 0, width, height)), sight);
  }

  /**
   * Draw a picture smaller.
   * @param {number} which of the canvases that are kept for it
   * @param {HTMLCanvasElement} picture
   * @param {number} share
   */
  drawn(which, picture, share) {
    const [width, height] = [picture.width, picture.height].map((px) => Math.round(px * share));
    const pen = this.pens[which]
      ?? document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!pen) return null;
    this.pens[which] = pen;
    if (pen.canvas.width !== width) pen.canvas.width = width;
    if (pen.canvas.height !== height) pen.canvas.height = height;
    pen.drawImage(picture, 0, 0, width, height);
    return pen;
  }

  /**
   * @param {Grid} grey the small picture
   * @param {Sight} sight
   * @returns {CameraPlace}
   */
  push(grey, { timeMs, widthPx, heightPx, people }) {
    if (people.length) this.people = people.map(({ points }) => points);
    const ratio = widthPx / heightPx;
    const half = halved(grey);
    const hidden = this.people.map((points) => boxOf(points, ratio, GROWN, half));
    const moved = this.motion.push(half, hidden, timeMs);
    if (!moved && this.isKnown) this.level.forget();
    this.isKnown = moved !== null;
    const bodyDeg = people.length ? straightLeanDeg(people[0].points, ratio) : NaN;
    const rollDeg = moved ? rollDegOf(moved.shift) : 0;
    const bodies = this.people.map((points) => boxOf(points, ratio, GROWN_LITTLE, grey));
    const offLevelDeg = this.level.push(grey, bodies, { bodyDeg, rollDeg, timeMs });
    if (!moved) return { ...NOWHERE, offLevelDeg };
    const { shift, isTold } = moved;
    const told = (/** @type {number} */ part, /** @type {number} */ value) => isTold[part] ? value : NaN;
    return {
      dxPx: told(0, (shift.dx * widthPx) / half.width),
      dyPx: told(1, (shift.dy * heightPx) / half.height),
      rollDeg: told(3, rollDeg),
      scale: told(2, scaleOf(shift)),
      offLevelDeg,
    };
  }
}

/**
 * The box round a body, grown by a share of its longer side.
 * @param {Point[]} points
 * @param {number} ratio width over height of the picture
 * @param {number} share
 * @param {Grid} grid in whose pixels it is told
 * @returns {Box}
 */
function boxOf(points, ratio, share, { width, height }) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [
    Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const grown = Math.min(share * Math.max((right - left) * ratio, bottom - top), GROWN_MOST);
  return {
    left: (left - grown / ratio) * width - 0.5,
    right: (right + grown / ratio) * width - 0.5,
    top: (top - grown) * height - 0.5,
    bottom: (bottom + grown) * height - 0.5,
  };
}
