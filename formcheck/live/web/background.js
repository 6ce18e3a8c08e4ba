// What a key picture shows of the room, and how well a later picture fits it when it is shifted.
// @ts-check

import { isWithin } from "./grid.js";
import { after, inverse, mostMoved } from "./shift.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./shift.js").Shift} Shift */

/** A pixel tells where it is if the grey changes by so much from it to the next. */
const LEAST_GRADIENT = 2;
/** So many pixels of each block of the picture are looked at, the clearest: none outweighs others. */
const PER_BLOCK = 24;
const BLOCKS_ACROSS = 8;
const BLOCKS_DOWN = 6;
const BLOCKS = BLOCKS_ACROSS * BLOCKS_DOWN;
const MARGIN_PX = 2;
/** Pixels of one place differ by such a share of the contrast (both squared). */
const LIKE = 0.5;
const GAIN_LEAST = 0.5;
const GAIN_MOST = 2;
/** What the picture does not determine stays where it is. */
const DAMPING = 20;
/** Few who film go nearer, or turn the camera: where the picture hardly tells, it did not happen. */
const UNLIKELY = 500;
/** Gradients up to so many times the noise may be noise. */
const NOISY = 1.5;
const TOLD_PX = 0.1;
/** A fit that gets better by less is good. */
const ALMOST_PX = 0.05;

/**
 * How well a picture fits. `cost` is 0 where all fits, about 1 where nothing does.
 * @typedef {object} Fit
 * @property {Shift} shift in pixels of the level
 * @property {number} cost
 * @property {Float64Array} blocks the cost of each block
 * @property {Float64Array} shared how many pixels of each block both pictures show
 * @property {number} count how many these are
 */

/** One size of a key picture: the pixels that tell where they are. */
export class Background {
  /**
   * @param {Grid} grid without light
   * @param {Box[]} hidden where people are
   * @param {number} least so much grey two pixels of one place may differ at least; where contrast
   *   is high, between pixels lies more
   */
  constructor(grid, hidden, least) {
    this.middleX = (grid.width - 1) / 2;
    this.middleY = (grid.height - 1) / 2;
    this.reach = grid.width / 2;
    const clear = clearest(grid, hidden);
    const contrast = clear.reduce((sum, { value }) => sum + value ** 2, 0) / Math.max(clear.length, 1);
    this.square = Math.max(least ** 2, LIKE * contrast);
    this.count = clear.length;
    this.block = Uint8Array.from(clear, ({ block }) => block);
    const column = (/** @type {(pixel: Pixel) => number} */ of) => Float32Array.from(clear, of);
    this.x = column(({ x }) => x - this.middleX);
    this.y = column(({ y }) => y - this.middleY);
    this.gx = column(({ gx }) => gx);
    this.gy = column(({ gy }) => gy);
    this.value = column(({ value }) => value);
    /** How far each pixel was off, and how much it is believed, when last compared. */
    this.off = new Float32Array(this.count);
    this.trust = new Float32Array(this.count);
    this.gain = 1;
  }

  /**
   * Find the shift that brings the key picture onto another, near a first guess.
   * @param {Grid} grid without light
   * @param {Box[]} hidden
   * @param {Shift} guess
   * @param {number} steps
   * @returns {Fit}
   */
  fit(grid, hidden, guess, steps) {
    let shift = guess;
    for (let step = 0; step < steps; step += 1) {
      this.compare(grid, hidden, shift);
      const undo = this.undoing(shift);
      shift = after(undo, shift);
      if (mostMoved(undo, grid) < ALMOST_PX) break;
    }
    const { blocks, shared, none } = this.compare(grid, hidden, shift);
    const cost = total(blocks) / Math.max(total(none), 1e-9);
    return { shift, cost, blocks, shared, count: total(shared) };
  }

  /**
   * Compare all pixels once.
   * @param {Grid} grid
   * @param {Box[]} hidden
   * @param {Shift} shift
   */
  compare({ width, height, values }, hidden, shift) {
    const { x: xs, y: ys, value, off, trust, gain, square, middleX, middleY } = this;
    const { dx, dy, a, b } = shift;
    const blocks = new Float64Array(BLOCKS);
    const none = new Float64Array(BLOCKS);
    const shared = new Float64Array(BLOCKS);
    let both = 0;
    let own = 0;
    for (let each = 0; each < this.count; each += 1) {
      const x = xs[each];
      const y = ys[each];
      const nowX = x + a * x - b * y + dx + middleX;
      const nowY = y + b * x + a * y + dy + middleY;
      trust[each] = 0;
      if (!(nowX >= 0 && nowY >= 0 && nowX < width - 1 && nowY < height - 1)) continue;
      if (isWithin(hidden, nowX, nowY)) continue;
      const corner = (nowY | 0) * width + (nowX | 0);
      const below = corner + width;
      const aside = nowX - (nowX | 0);
      const upper = values[corner] + aside * (values[corner + 1] - values[corner]);
      const lower = values[below] + aside * (values[below + 1] - values[below]);
      const now = upper + (nowY - (nowY | 0)) * (lower - upper);
      const then = value[each];
      const differs = gain * now - then;
      const weight = 1 / (1 + (differs * differs) / square);
      const block = this.block[each];
      blocks[block] += differs * differs * weight;
      none[block] += (then * then) / (1 + (then * then) / square);
      shared[block] += 1;
      off[each] = differs;
      trust[each] = weight * weight;
      both += trust[each] * now * then;
      own += trust[each] * now * now;
    }
    this.gain = own > 0 ? Math.min(Math.max(both / own, GAIN_LEAST), GAIN_MOST) : 1;
    return { blocks, none, shared };
  }

  /**
   * The shift that undoes what is off, as the pixels tell that were compared last.
   * @param {Shift} shift with which they were compared
   */
  undoing(shift) {
    const { reach } = this;
    const { strength, slope } = this.tells(0);
    slope[2] += UNLIKELY * shift.a * reach;
    slope[3] += UNLIKELY * shift.b * reach;
    const [dx, dy, a, b] = solved(strength, slope, [DAMPING, DAMPING, UNLIKELY, UNLIKELY]);
    return inverse({ dx, dy, a: a / reach, b: b / reach });
  }

  /**
   * How strongly the pixels that were compared last tell each part of a shift (a 4 x 4 matrix), and
   * what they tell of it.
   * @param {number} noise of gradients, which tells nothing
   */
  tells(noise) {
    let [xx, xy, xa, xb, yy, ya, yb, aa, ab, bb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let [ofX, ofY, ofA, ofB] = [0, 0, 0, 0];
    const { trust, off, reach } = this;
    for (let each = 0; each < this.count; each += 1) {
      const much = trust[each];
      if (much === 0) continue;
      const gx = beyond(this.gx[each], noise);
      const gy = beyond(this.gy[each], noise);
      const x = this.x[each] / reach;
      const y = this.y[each] / reach;
      const ga = gx * x + gy * y;
      const gb = gy * x - gx * y;
      xx += much * gx * gx;
      xy += much * gx * gy;
      xa += much * gx * ga;
      xb += much * gx * gb;
      yy += much * gy * gy;
      ya += much * gy * ga;
      yb += much * gy * gb;
      aa += much * ga * ga;
      ab += much * ga * gb;
      bb += much * gb * gb;
      const offBy = much * off[each];
      ofX += offBy * gx;
      ofY += offBy * gy;
      ofA += offBy * ga;
      ofB += offBy * gb;
    }
    const strength = [[xx, xy, xa, xb], [xy, yy, ya, yb], [xa, ya, aa, ab], [xb, yb, ab, bb]];
    return { strength, slope: [ofX, ofY, ofA, ofB] };
  }

  /**
   * Which of dx, dy, scale and roll the pixels tell that were compared last: those that are known
   * to a tenth of a pixel, at the edge of the picture, in spite of the noise.
   * @param {number} leastNoise so much grey differs at least
   */
  told(leastNoise) {
    const noise = Math.max(this.noise(), leastNoise);
    const { strength } = this.tells(NOISY * noise);
    return [0, 1, 2, 3].map((part) => {
      const only = [0, 1, 2, 3].map((each) => (each === part ? 1 : 0));
      const damping = only.map((isIt, each) => (each < 2 || isIt ? DAMPING : UNLIKELY));
      return noise * Math.sqrt(solved(strength, only, damping)[part]) <= TOLD_PX;
    });
  }

  /** How much grey differs where it is the same. */
  noise() {
    let [sum, all] = [0, 0];
    for (let each = 0; each < this.count; each += 1) {
      sum += this.trust[each] * this.off[each] ** 2;
      all += this.trust[each];
    }
    return Math.sqrt(sum / Math.max(all, 1));
  }
}

/** @typedef {{x: number, y: number, gx: number, gy: number, value: number, block: number}} Pixel */

/**
 * The clearest pixels of each block, away from people.
 * @param {Grid} grid
 * @param {Box[]} hidden
 * @returns {Pixel[]}
 */
function clearest({ width, height, values }, hidden) {
  /** @type {Pixel[][]} */
  const blocks = Array.from({ length: BLOCKS }, () => []);
  for (let y = MARGIN_PX; y < height - MARGIN_PX; y += 1) {
    for (let x = MARGIN_PX; x < width - MARGIN_PX; x += 1) {
      const at = y * width + x;
      const gx = (values[at + 1] - values[at - 1]) / 2;
      const gy = (values[at + width] - values[at - width]) / 2;
      if (gx * gx + gy * gy < LEAST_GRADIENT ** 2 || isWithin(hidden, x, y)) continue;
      const row = Math.floor((y * BLOCKS_DOWN) / height);
      const block = row * BLOCKS_ACROSS + Math.floor((x * BLOCKS_ACROSS) / width);
      blocks[block].push({ x, y, gx, gy, value: values[at], block });
    }
  }
  const clear = (/** @type {Pixel} */ { gx, gy }) => gx * gx + gy * gy;
  return blocks.flatMap((pixels) =>
    pixels.sort((one, other) => clear(other) - clear(one)).slice(0, PER_BLOCK));
}

/** @param {number} gradient @param {number} noise */
const beyond = (gradient, noise) => gradient > noise ? gradient - noise
  : gradient < -noise ? gradient + noise : 0;

const total = (/** @type {Float64Array} */ values) => values.reduce((sum, each) => sum + each, 0);

/**
 * Solve 4 equations.
 * @param {number[][]} matrix
 * @param {number[]} right
 * @param {number[]} damping keeps at 0 what the equations do not determine
 */
function solved(matrix, right, damping) {
  const rows = matrix.map((row, each) => [...row, right[each]]);
  rows.forEach((row, each) => (row[each] += damping[each]));
  for (let pivot = 0; pivot < 4; pivot += 1) {
    for (let row = 0; row < 4; row += 1) {
      if (row === pivot) continue;
      const times = rows[row][pivot] / rows[pivot][pivot];
      for (let column = pivot; column < 5; column += 1) rows[row][column] -= times * rows[pivot][column];
    }
  }
  return rows.map((row, each) => row[4] / row[each]);
}
