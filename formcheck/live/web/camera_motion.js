// Where the camera is, as the room behind the person tells: a picture is held against a key picture,
// not against the one before, so that a still camera does not drift away.
// @ts-check

import { Background } from "./background.js";
import { halved, withoutLight } from "./grid.js";
import { after, mostMoved, NO_SHIFT, rollDegOf, scaleOf } from "./shift.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./shift.js").Shift} Shift */
/** @typedef {import("./background.js").Fit} Fit */

/**
 * The shift since the stretch began, in pixels of the small picture, and which of its parts
 * (dx, dy, scale, roll) the room tells.
 * @typedef {{shift: Shift, isTold: boolean[]}} Moved
 */

/** How much grey may differ, from the largest level to the smallest. */
const TOLERANCES = [9, 14, 24];
/** So often a fit is bettered. */
const STEPS = 4;
/** So many pixels, in so many blocks of the picture, are needed to tell anything. */
const LEAST_PIXELS = 40;
const LEAST_BLOCKS = 3;
/** No point of the picture moves by less without being still, in pixels of the small picture. */
const LEAST_MOTION_PX = 0.2;
/** Motion is believed where it leaves so little of what does not fit without it ... */
const CLEARLY_BETTER = 0.7;
/** ... and so little that does not fit at all; and a still camera where so little does not. */
const FITS_MOVED = 0.4;
const FITS_STILL = 0.5;
/** A fit as good as this needs no look from further away. */
const FITS_WELL = 0.2;
/** A block is for a motion, or against it, if less or more of it fits by such a factor. */
const FOR = 0.8;
const AGAINST = 1.25;
const FOR_TO_AGAINST = 2;
/** The grey of a pixel differs so much by itself (squared). */
const NOISE = 4;
/** So much of what the key picture shows must be shared, or else there is a new one. */
const SHARED_LEAST = 0.6;
const SCALE_MOST = 1.2;
const ROLL_MOST_DEG = 12;
const STALE = 0.3;
/** Grey differs by so much at least. Who is still in one way is likely to be so in the others. */
const STILL_NOISE = 0.7;
const MOVED_NOISE = 3;
/** A break lasts so long, so that it is noticed even if packets are dropped. */
export const BREAK_MS = 500;

export class CameraMotion {
  constructor() {
    /** @type {Background[] | null} */
    this.key = null;
    /** @type {Shift} where the camera was in the key picture */
    this.keyShift = NO_SHIFT;
    /** @type {Shift} since the key picture */
    this.lastShift = NO_SHIFT;
    this.wasMoving = false;
    this.brokenUntilMs = -Infinity;
    this.size = "";
  }

  /**
   * Take another picture.
   * @param {Grid} grey the small picture
   * @param {Box[]} hidden where people are in it
   * @param {number} timeMs
   * @returns {Moved | null} null where nothing can be told
   */
  push(grey, hidden, timeMs) {
    const size = `${grey.width} x ${grey.height}`;
    if (size !== this.size && this.key) this.lose(timeMs);
    this.size = size;
    if (timeMs < this.brokenUntilMs) return null;
    const levels = new Levels(grey);
    if (!this.key) return this.begin(levels, hidden);
    const found = this.compare(this.key, levels, hidden);
    if (!found) return this.lose(timeMs);
    const { fit, isTold, isSure } = found;
    const total = after(this.keyShift, fit.shift);
    this.lastShift = toldOr(this.lastShift, fit.shift, isTold);
    if (isSure && isWorn(this.key, fit) && isTold.every(Boolean)) this.renew(levels, hidden, total);
    return { shift: total, isTold };
  }

  /** Nothing can be told: the stretch ends. @param {number} timeMs @returns {null} */
  lose(timeMs) {
    this.key = null;
    this.brokenUntilMs = timeMs + BREAK_MS;
    return null;
  }

  /**
   * @param {Levels} levels
   * @param {Box[]} hidden
   * @returns {Moved | null}
   */
  begin(levels, hidden) {
    const key = keyOf(levels, hidden);
    if (!isEnough(key[0].fit(levels.at(0), hidden, NO_SHIFT, 0))) return null;
    this.key = key;
    this.keyShift = this.lastShift = NO_SHIFT;
    return { shift: NO_SHIFT, isTold: key[0].told(STILL_NOISE) };
  }

  /**
   * Go on with this picture as the key, where it tells enough.
   * @param {Levels} levels
   * @param {Box[]} hidden
   * @param {Shift} total
   */
  renew(levels, hidden, total) {
    const key = keyOf(levels, hidden);
    if (!isEnough(key[0].fit(levels.at(0), hidden, NO_SHIFT, 0))) return;
    this.key = key;
    this.keyShift = total;
    this.lastShift = NO_SHIFT;
  }

  /**
   * How far the room moved since the key picture; null where it cannot be told.
   * @param {Background[]} key
   * @param {Levels} levels
   * @param {Box[]} hidden
   * @returns {{fit: Fit, isTold: boolean[], isSure: boolean} | null} not sure where it may have moved
   *   by too little to be believed
   */
  compare(key, levels, hidden) {
    const finest = levels.at(0);
    const still = key[0].fit(finest, hidden, NO_SHIFT, 0);
    const isStill = still.cost <= FITS_STILL && isEnough(still);
    const asStill = isStill
      ? { fit: still, isTold: key[0].told(STILL_NOISE), isSure: false } : null;
    if (asStill && mostMoved(key[0].undoing(NO_SHIFT), finest) < LEAST_MOTION_PX / 2) {
      this.wasMoving = false;
      return { ...asStill, isSure: true };
    }
    const moved = this.follow(key, levels, hidden);
    const isTold = key[0].told(MOVED_NOISE);
    const fits = moved.cost <= FITS_MOVED && isEnough(moved);
    const most = mostMoved(toldOr(NO_SHIFT, moved.shift, isTold), finest);
    const isMoving = most >= LEAST_MOTION_PX && isBetter(still, moved);
    const isNew = !this.wasMoving;
    this.wasMoving = isMoving;
    // One picture alone may be badly compressed.
    if (isMoving && !(isNew && asStill)) return fits ? { fit: moved, isTold, isSure: true } : null;
    if (most >= LEAST_MOTION_PX || !fits) return asStill;
    return { fit: { ...moved, shift: NO_SHIFT }, isTold: asStill?.isTold ?? isTold, isSure: false };
  }

  /**
   * The best fit near where the camera was last; where there is none so near, from the smallest
   * level to the largest.
   * @param {Background[]} key
   * @param {Levels} levels
   * @param {Box[]} hidden
   */
  follow(key, levels, hidden) {
    const near = key[0].fit(levels.at(0), hidden, this.lastShift, STEPS);
    if (near.cost <= FITS_WELL) return near;
    let shift = this.lastShift;
    for (let level = key.length - 1; level > 0; level -= 1) {
      const guess = resized(shift, 1 / 2 ** level);
      const found = key[level].fit(levels.at(level), boxesAt(hidden, level), guess, STEPS);
      shift = resized(found.shift, 2 ** level);
    }
    return key[0].fit(levels.at(0), hidden, shift, STEPS);
  }
}

/** A picture, without light, at each size, the largest first; made when it is needed. */
class Levels {
  /** @param {Grid} grey */
  constructor(grey) {
    this.grey = [grey];
    /** @type {Grid[]} */
    this.made = [];
  }

  /** @param {number} level @returns {Grid} */
  at(level) {
    while (this.grey.length <= level) this.grey.push(halved(this.grey[this.grey.length - 1]));
    this.made[level] ??= withoutLight(this.grey[level]);
    return this.made[level];
  }
}

/** @param {Levels} levels @param {Box[]} hidden */
const keyOf = (levels, hidden) => TOLERANCES.map((tolerance, level) =>
  new Background(levels.at(level), boxesAt(hidden, level), tolerance));

/** @param {Box[]} boxes @param {number} level */
const boxesAt = (boxes, level) => boxes.map(({ left, right, top, bottom }) => ({
  left: left / 2 ** level,
  right: right / 2 ** level,
  top: top / 2 ** level,
  bottom: bottom / 2 ** level,
}));

/** @param {Shift} shift @param {number} times @returns {Shift} */
const resized = ({ dx, dy, a, b }, times) => ({ dx: dx * times, dy: dy * times, a, b });

/**
 * The parts of a shift that are told, and of the others what is held for likely.
 * @param {Shift} likely
 * @param {Shift} shift
 * @param {boolean[]} isTold
 * @returns {Shift}
 */
const toldOr = (likely, shift, [x, y, scale, roll]) => ({
  dx: (x ? shift : likely).dx,
  dy: (y ? shift : likely).dy,
  a: (scale ? shift : likely).a,
  b: (roll ? shift : likely).b,
});

/** @param {Fit} fit */
const isEnough = (fit) =>
  fit.count >= LEAST_PIXELS && fit.shared.filter((count) => count > 4).length >= LEAST_BLOCKS;

/**
 * Whether a motion explains the picture clearly better than none, in most parts of it: what moves
 * by itself (somebody walking by, a shadow, a screen) does not move the room.
 * @param {Fit} still
 * @param {Fit} moved
 */
function isBetter(still, moved) {
  if (!(moved.cost < CLEARLY_BETTER * still.cost)) return false;
  let [its, against] = [0, 0];
  moved.blocks.forEach((cost, block) => {
    if (moved.shared[block] < 5 || still.shared[block] < 5) return;
    const times = (cost / moved.shared[block] + NOISE) / (still.blocks[block] / still.shared[block] + NOISE);
    if (times < FOR) its += 1;
    else if (times > AGAINST) against += 1;
  });
  return its >= LEAST_BLOCKS && its >= FOR_TO_AGAINST * against;
}

/**
 * Whether the key picture has too little in common with what is seen now.
 * @param {Background[]} key
 * @param {Fit} fit
 */
function isWorn([finest], { shift, count, cost }) {
  const scale = scaleOf(shift);
  return count < SHARED_LEAST * finest.count || cost > STALE
    || Math.max(scale, 1 / scale) > SCALE_MOST || Math.abs(rollDegOf(shift)) > ROLL_MOST_DEG;
}
