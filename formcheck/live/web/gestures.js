// What a person says without words: a raised hand ends the set, walking away pauses it.
// @ts-check

import { isSeen, isUpright, NOSE, SHOULDERS, WRISTS } from "./body.js";

/** @typedef {import("./types").Sight} Sight */

export const RAISED_MS = 1500;
export const AWAY_MS = 2000;

/** Tells when one hand, and only one, is held above the head for long enough. */
export class RaisedHand {
  /** @type {number | null} */
  sinceMs = null;

  /**
   * @param {Sight} sight
   * @returns {number} how far on the way, 0 to 1; at 1 the hand has been up for long enough
   */
  push(sight) {
    this.sinceMs = isRaised(sight) ? this.sinceMs ?? sight.timeMs : null;
    if (this.sinceMs === null) return 0;
    return Math.min((sight.timeMs - this.sinceMs) / RAISED_MS, 1);
  }
}

/** @param {Sight} sight */
function isRaised(sight) {
  const points = sight.people[0]?.points;
  if (!points || !isUpright(points, sight.widthPx / sight.heightPx)) return false;
  const head = points[NOSE].y;
  const shoulder = (points[SHOULDERS[0]].y + points[SHOULDERS[1]].y) / 2;
  const above = head - (shoulder - head);
  const up = WRISTS.filter((wrist) => isSeen(points[wrist]) && points[wrist].y < above);
  const down = WRISTS.filter((wrist) => points[wrist].y > shoulder);
  return up.length === 1 && down.length === 1;
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
