// The camera check: does the camera see what the exercise needs?
// @ts-check

import {
  ANKLES, HIPS, isSeen, isUpright, leanDeg, middle, NOSE, turnedDeg, WRISTS,
} from "./body.js";

/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./types").Point} Point */
/** @typedef {import("./types").WantedView} WantedView */

export const DARK = 45;
export const GLARING = 225;
const EDGE = 0.015;
const SMALL = 0.42;
const LARGE = 0.93;
/** What the room shows of the camera is believed from here on, ... */
const OFF_LEVEL_DEG = 3;
/** ... the line of the body only from there on: nobody stands quite straight. */
const BODY_OFF_DEG = 12;
const HIPS_FROM = 0.3;
const HIPS_TO = 0.75;
const SIDE_FROM_DEG = 50;
const FRONT_UNTIL_DEG = 35;
/** So long everything must be right. */
export const STEADY_MS = 1500;

/** @typedef {"person" | "light" | "whole" | "distance" | "level" | "height" | "view"} Step */

/** @type {Step[]} */
const ON_FLOOR = ["person", "light", "whole", "distance", "level"];

/**
 * The steps of the check in the order in which they are asked for. Beside a mat one stands as one
 * likes, and the camera stands low: height and view show when one lies.
 * @param {boolean} onFloor
 * @returns {Step[]}
 */
export const stepsOf = (onFloor) => (onFloor ? ON_FLOOR : [...ON_FLOOR, "height", "view"]);

/** @typedef {{step: Step, says: string}} Problem */

const WHOLE = [NOSE, ...WRISTS, ...ANKLES];

/**
 * The first thing to change before the set can begin; null where all is well.
 * @param {Sight} sight
 * @param {number} light 0 to 255
 * @param {{view: WantedView, onFloor: boolean}} wanted
 * @returns {Problem | null}
 */
export function problem(sight, light, { view, onFloor }) {
  const [person, other] = sight.people;
  if (!person) return { step: "person", says: light < DARK ? "check_dark" : "check_nobody" };
  if (other) return { step: "person", says: "check_many" };
  if (light < DARK) return { step: "light", says: "check_dark" };
  if (light > GLARING) return { step: "light", says: "check_glare" };
  const ratio = sight.widthPx / sight.heightPx;
  const framed = framing(person.points, ratio)
    ?? offLevel(sight.camera?.offLevelDeg ?? NaN, person.points, ratio);
  if (framed || onFloor) return framed;
  return height(person.points) ?? turning(person.world, view);
}

/**
 * @param {Point[]} points
 * @param {number} ratio
 * @returns {Problem | null}
 */
function framing(points, ratio) {
  if (!isUpright(points, ratio)) return { step: "whole", says: "check_stand" };
  const feet = middle(points, ANKLES);
  const tall = feet.y - points[NOSE].y;
  if (!isWhole(points)) return { step: "whole", says: tall > 0.6 ? "check_back" : "check_whole" };
  if (tall > LARGE) return { step: "distance", says: "check_back" };
  if (tall < SMALL) return { step: "distance", says: "check_closer" };
  return null;
}

/**
 * @param {number} offLevelDeg as the room tells it; NaN where it does not
 * @param {Point[]} points
 * @param {number} ratio
 * @returns {Problem | null}
 */
function offLevel(offLevelDeg, points, ratio) {
  // Who looks at the screen sees the camera from the front: what leans to the right in its picture
  // stands straight when the side at their right hand is raised.
  if (offLevelDeg > OFF_LEVEL_DEG) return { step: "level", says: "check_level_right" };
  if (offLevelDeg < -OFF_LEVEL_DEG) return { step: "level", says: "check_level_left" };
  if (Number.isNaN(offLevelDeg) && Math.abs(leanDeg(points, ratio)) > BODY_OFF_DEG) {
    return { step: "level", says: "check_level" };
  }
  return null;
}

/**
 * @param {Point[]} points
 * @returns {Problem | null}
 */
function height(points) {
  const hips = middle(points, HIPS).y;
  if (hips < HIPS_FROM) return { step: "height", says: "check_raise" };
  if (hips > HIPS_TO) return { step: "height", says: "check_lower" };
  return null;
}

/** @param {Point[]} points */
function isWhole(points) {
  const inside = (/** @type {number} */ each) =>
    points[each].x > EDGE && points[each].x < 1 - EDGE
    && points[each].y > EDGE && points[each].y < 1 - EDGE;
  return WHOLE.every(inside) && isSeen(points[NOSE]) && ANKLES.some((each) => isSeen(points[each]));
}

/**
 * @param {Point[]} world
 * @param {WantedView} view
 * @returns {Problem | null}
 */
function turning(world, view) {
  const deg = turnedDeg(world);
  if (view === "side" && deg < SIDE_FROM_DEG) return { step: "view", says: "check_side" };
  if (view === "front" && deg > FRONT_UNTIL_DEG) return { step: "view", says: "check_front" };
  return null;
}

/** Runs until everything was right for long enough. */
export class CameraCheck {
  /** @param {{view: WantedView, onFloor: boolean}} wanted */
  constructor(wanted) {
    this.wanted = wanted;
    /** @type {number | null} */
    this.steadySinceMs = null;
    this.isDone = false;
  }

  /**
   * Take another look.
   * @param {Sight} sight
   * @param {number} light
   * @returns {{problem: Problem | null, done: boolean}}
   */
  push(sight, light) {
    const found = problem(sight, light, this.wanted);
    if (found) {
      this.steadySinceMs = null;
      return { problem: found, done: false };
    }
    this.steadySinceMs ??= sight.timeMs;
    this.isDone = sight.timeMs - this.steadySinceMs >= STEADY_MS;
    return { problem: null, done: this.isDone };
  }
}
