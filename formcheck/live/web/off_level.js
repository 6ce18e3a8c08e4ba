// How far what is vertical leans in the picture: the camera is rolled by as much the other way.
// @ts-check

import { uprights } from "./lines.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./lines.js").Edge} Edge */

/** A door or a cupboard stands so straight. */
const NOISE_DEG = 0.8;
/** A camera that looks up or down makes uprights at the edge of the picture lean by about so much. */
const UPRIGHTS_FAN_DEG = 6;
/** How level edges slant is not known; where the body agrees, they hardly do. */
const LEVELS_FAN_DEG = 0.5;
const TOGETHER_DEG = 1.2;
/** So much of all edges must agree. */
const AGREEING = 0.6;
const SURE_DEG = 1;
/** Level edges slant with perspective: they are believed where a straight body stands like that. */
const AS_THE_BODY_DEG = 4;
export const EVERY_MS = 1000;
/** Of so many looks that told it, the one in the middle counts. */
const KEPT = 5;

/**
 * Return how far the vertical leans, clockwise positive; NaN where the picture does not tell.
 * @param {Grid} grid
 * @param {Box[]} hidden where people are
 * @param {number} bodyDeg how far a straight standing body leans, NaN where there is none
 */
export function offLevelDeg(grid, hidden, bodyDeg) {
  const upright = agreed(uprights(grid, hidden), UPRIGHTS_FAN_DEG);
  if (!Number.isNaN(upright) || Number.isNaN(bodyDeg)) return upright;
  const level = -agreed(uprights(turned(grid), hidden.map(turnedBox)), LEVELS_FAN_DEG);
  return Math.abs(level - bodyDeg) <= AS_THE_BODY_DEG ? level : NaN;
}

/**
 * The lean in the middle of the picture in which most edges agree, as they fan out from there.
 * @param {Edge[]} edges
 * @param {number} fanDeg how much those at the edge of the picture may lean more
 */
function agreed(edges, fanDeg) {
  const all = lengthOf(edges);
  let best = edges.slice(0, 0);
  for (const { leanDeg, fan } of guesses(edges, 2 * fanDeg)) {
    const its = edges.filter((each) =>
      Math.abs(each.leanDeg - leanDeg - fan * each.from) <= TOGETHER_DEG);
    if (lengthOf(its) > lengthOf(best)) best = its;
  }
  if (lengthOf(best) < AGREEING * all) return NaN;
  const { leanDeg, sdDeg } = middleOf(best, fanDeg);
  return sdDeg <= SURE_DEG ? leanDeg : NaN;
}

/** @param {Edge[]} edges */
const lengthOf = (edges) => edges.reduce((sum, { length }) => sum + length, 0);

/**
 * What each edge alone, and each two of them, would have all others be.
 * @param {Edge[]} edges
 * @param {number} most
 */
function guesses(edges, most) {
  return edges.flatMap((one, number) => [
    { leanDeg: one.leanDeg, fan: 0 },
    ...edges.slice(number + 1).flatMap((other) => {
      const fan = (other.leanDeg - one.leanDeg) / (other.from - one.from);
      return Math.abs(fan) <= most ? [{ leanDeg: one.leanDeg - fan * one.from, fan }] : [];
    }),
  ]);
}

/**
 * The lean of edges in the middle of the picture, and how sure that is.
 * @param {Edge[]} edges
 * @param {number} fanDeg
 */
function middleOf(edges, fanDeg) {
  let [sum, first, second, lean, leanFirst] = [0, 0, 1 / fanDeg ** 2, 0, 0];
  for (const { leanDeg, from, length } of edges) {
    const weight = length / NOISE_DEG ** 2;
    sum += weight;
    first += weight * from;
    second += weight * from * from;
    lean += weight * leanDeg;
    leanFirst += weight * from * leanDeg;
  }
  const determinant = sum * second - first * first;
  return {
    leanDeg: (second * lean - first * leanFirst) / determinant,
    sdDeg: Math.sqrt(second / determinant),
  };
}

/** Across becomes down. @param {Grid} grid @returns {Grid} */
function turned({ width, height, values }) {
  const swapped = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) swapped[x * height + y] = values[y * width + x];
  }
  return { width: height, height: width, values: swapped };
}

/** @param {Box} box @returns {Box} */
const turnedBox = ({ left, right, top, bottom }) =>
  ({ left: top, right: bottom, top: left, bottom: right });

/** Looks once in a while, and carries on with how the camera rolled in between. */
export class LevelWatch {
  constructor() {
    this.lookedMs = -Infinity;
    /** @type {number[]} what the lean would be had the camera not rolled since */
    this.leansDeg = [];
  }

  /** The camera may be elsewhere now. */
  forget() {
    this.lookedMs = -Infinity;
    this.leansDeg = [];
  }

  /**
   * @param {Grid} grid
   * @param {Box[]} hidden
   * @param {{bodyDeg: number, rollDeg: number, timeMs: number}} now roll since the stretch began
   * @returns {number} degrees, NaN where unknown
   */
  push(grid, hidden, { bodyDeg, rollDeg, timeMs }) {
    if (timeMs - this.lookedMs >= EVERY_MS) {
      this.lookedMs = timeMs;
      const leanDeg = offLevelDeg(grid, hidden, bodyDeg) - rollDeg;
      if (!Number.isNaN(leanDeg)) this.leansDeg = [...this.leansDeg, leanDeg].slice(-KEPT);
    }
    const sorted = [...this.leansDeg].sort((one, other) => one - other);
    return sorted.length ? sorted[sorted.length >> 1] + rollDeg : NaN;
  }
}
