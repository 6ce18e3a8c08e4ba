// What a person says without words: a raised hand ends the set, walking away pauses it.
// @ts-check

import { isSeen, isUpright, NOSE, SHOULDERS, WRISTS } from "./body.js";

/** @typedef {import("./types").Sight} Sight */

export const RAISED_MS = 1500;
/** A hand is still up if it is misplaced for no longer than this. */
export const LAPSE_MS = 400;
export const AWAY_MS = 2000;

/** Tells when one hand, and only one, is held above the head for long enough. */
export class RaisedHand {
  /** @type {number | null} */
  sinceMs = null;
  lastMs = 0;
  isSpent = false;

  /** A hand that is up has said what it had to say: it counts again after it was taken down. */
  spend() {
    this.isSpent = true;
    this.sinceMs = null;
  }

  /**
   * @param {Sight} sight
   * @returns {number} how far on the way, 0 to 1; at 1 the hand has been up for long enough
   */
  push(sight) {
    const isRaisedNow = isRaised(sight);
    if (!isRaisedNow && sight.people.length) this.isSpent = false;
    const isUp = isRaisedNow && !this.isSpent;
    if (isUp) this.lastMs = sight.timeMs;
    else if (sight.timeMs - this.lastMs > LAPSE_MS) this.sinceMs = null;
    if (isUp) this.sinceMs ??= sight.timeMs;
    return this.sinceMs === null ? 0 : Math.min((this.lastMs - this.sinceMs) / RAISED_MS, 1);
  }
}

/**
 * Whether one hand is seen above the head, and the other is not: a hand behind the body may be
 * guessed anywhere.
 * @param {Sight} sight
 */
function isRaised(sight) {
  const points = sight.people[0]?.points;
  if (!points || !isUpright(points, sight.widthPx / sight.heightPx)) return false;
  const head = points[NOSE].y;
  const shoulder = (points[SHOULDERS[0]].y + points[SHOULDERS[1]].y) / 2;
  const above = head - (shoulder - head);
  const seen = WRISTS.map((wrist) => points[wrist]).filter(isSeen);
  const up = seen.filter(({ y }) => y < above);
  return up.length === 1 && seen.every((hand) => hand === up[0] || hand.y > shoulder);
}

/** Tells when nobody has been seen for a while. */
export class Absence {
  /** @type {number | null} */
  sinceMs = null;

  /**
   * @param {Sight} sight
   * @returns {boolean} whether the person has left
   */
  push(sight) {
    this.sinceMs = sight.people.length ? null : this.sinceMs ?? sight.timeMs;
    return this.sinceMs !== null && sight.timeMs - this.sinceMs >= AWAY_MS;
  }
}
