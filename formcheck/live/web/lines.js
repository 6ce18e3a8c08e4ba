// Long straight edges of a picture that run nearly up and down.
// @ts-check

import { isWithin } from "./grid.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Box} Box */

/**
 * @typedef {object} Edge
 * @property {number} leanDeg how far it leans, clockwise positive
 * @property {number} from its place across the picture, -1 at the left, 1 at the right
 * @property {number} length as a share of the picture's height
 */

/**
 * A pixel of an edge, y up from the middle; whether it is lighter at its right.
 * @typedef {{x: number, y: number, deg: number, toLight: boolean}} Pixel
 */

const LEAST_GRADIENT = 5;
export const LEANS_MOST_DEG = 20;
/** An edge is noisy: it may belong to a line that leans so much more or less. */
const NOISE_DEG = 4;
const SHORTEST = 0.3;
const MOST_EDGES = 6;
const BESIDE_PX = 1.5;
const ROUGH_PX = 0.7;
/** Of its rows so many show it: somebody may stand in front. */
const UNBROKEN = 0.4;

/** @param {number} deg */
const tan = (deg) => Math.tan((deg * Math.PI) / 180);
const SLOPES = Array.from({ length: 2 * LEANS_MOST_DEG + 1 }, (_, at) => tan(at - LEANS_MOST_DEG));

/** Votes of pixels for the lines they may lie on: where in the middle row, and how it leans. */
class Votes {
  /** @param {number} width of the picture */
  constructor(width) {
    this.beside = width >> 2;
    this.across = width + 2 * this.beside;
    this.leans = 2 * LEANS_MOST_DEG + 1;
    this.counts = new Int16Array(this.across * this.leans);
  }

  /** @param {Pixel} pixel @param {1 | -1} vote */
  cast({ x, y, deg }, vote) {
    const first = Math.max(Math.ceil(deg - NOISE_DEG), -LEANS_MOST_DEG) + LEANS_MOST_DEG;
    const last = Math.min(Math.floor(deg + NOISE_DEG), LEANS_MOST_DEG) + LEANS_MOST_DEG;
    for (let lean = first; lean <= last; lean += 1) {
      const at = Math.round(x - y * SLOPES[lean]) + this.beside;
      if (at > 0 && at < this.across - 1) {
        const place = lean * this.across + at;
        this.counts[place - 1] += vote;
        this.counts[place] += vote;
        this.counts[place + 1] += vote;
      }
    }
  }

  /** The line with most votes. */
  get best() {
    let best = 0;
    for (let at = 1; at < this.counts.length; at += 1) {
      if (this.counts[at] > this.counts[best]) best = at;
    }
    return {
      x: (best % this.across) - this.beside,
      deg: Math.floor(best / this.across) - LEANS_MOST_DEG,
      votes: this.counts[best],
    };
  }
}

/**
 * Find the long straight edges that run nearly up and down.
 * @param {Grid} grid
 * @param {Box[]} hidden where people are
 * @returns {Edge[]}
 */
export function uprights(grid, hidden) {
  const pixels = edgePixels(grid, hidden);
  // The two sides of something narrow are not one edge.
  return [true, false].flatMap((toLight) =>
    edgesOf(pixels.filter((pixel) => pixel.toLight === toLight), grid));
}

/**
 * @param {Pixel[]} pixels
 * @param {Grid} grid
 */
function edgesOf(pixels, { width, height }) {
  const votes = new Votes(width);
  for (const pixel of pixels) votes.cast(pixel, 1);
  /** @type {Edge[]} */
  const found = [];
  for (let round = 0; round < MOST_EDGES; round += 1) {
    const line = votes.best;
    if (line.votes < SHORTEST * height) break;
    const slope = tan(line.deg);
    const liesOn = (/** @type {Pixel} */ { x, y, deg }) =>
      Math.abs(x - y * slope - line.x) <= BESIDE_PX && Math.abs(deg - line.deg) <= 2 * NOISE_DEG;
    const its = pixels.filter(liesOn);
    for (const pixel of its) votes.cast(pixel, -1);
    pixels = pixels.filter((pixel) => !liesOn(pixel));
    const edge = edgeOf(its, width, height);
    if (edge) found.push(edge);
  }
  return found;
}

/**
 * @param {Grid} grid
 * @param {Box[]} hidden
 * @returns {Pixel[]}
 */
function edgePixels({ width, height, values }, hidden) {
  const pixels = [];
  const steepest = tan(LEANS_MOST_DEG);
  const across = (/** @type {number} */ at) =>
    (values[at + 1] - values[at - 1] + (values[at + 1 + width] - values[at - 1 + width]
      + values[at + 1 - width] - values[at - 1 - width]) / 2) / 4;
  const down = (/** @type {number} */ at) =>
    (values[at + width] - values[at - width] + (values[at + width + 1] - values[at - width + 1]
      + values[at + width - 1] - values[at - width - 1]) / 2) / 4;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 2; x < width - 2; x += 1) {
      const at = y * width + x;
      const gx = across(at);
      if (Math.abs(gx) < LEAST_GRADIENT || isWithin(hidden, x, y)) continue;
      const left = Math.abs(across(at - 1));
      const right = Math.abs(across(at + 1));
      if (Math.abs(gx) < left || Math.abs(gx) <= right) continue;
      const gy = down(at);
      if (Math.abs(gy) > steepest * Math.abs(gx)) continue;
      const aside = (right - left) / (2 * (2 * Math.abs(gx) - left - right) || 1);
      const deg = (Math.atan(gy / gx) * 180) / Math.PI;
      pixels.push({ x: x + aside, y: (height - 1) / 2 - y, deg, toLight: gx > 0 });
    }
  }
  return pixels;
}

/**
 * The straight line through some pixels; null where they make none that is long enough.
 * @param {Pixel[]} pixels
 * @param {number} width
 * @param {number} height
 * @returns {Edge | null}
 */
function edgeOf(pixels, width, height) {
  const rows = new Set(pixels.map(({ y }) => y));
  const span = Math.max(...rows) - Math.min(...rows) + 1;
  if (rows.size < SHORTEST * height || rows.size < UNBROKEN * span) return null;
  const mean = (/** @type {(pixel: Pixel) => number} */ of) =>
    pixels.reduce((sum, pixel) => sum + of(pixel), 0) / pixels.length;
  const [x, y] = [mean((pixel) => pixel.x), mean((pixel) => pixel.y)];
  const slope = mean((each) => (each.x - x) * (each.y - y)) / mean((each) => (each.y - y) ** 2);
  const rough = Math.sqrt(mean((each) => (each.x - x - slope * (each.y - y)) ** 2));
  if (rough > ROUGH_PX) return null;
  return {
    leanDeg: (Math.atan(slope) * 180) / Math.PI,
    from: (2 * (x - slope * y)) / (width - 1) - 1,
    length: rows.size / height,
  };
}
