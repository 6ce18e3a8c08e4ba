// Keeps to the person who began the set, whoever else comes into the picture.
// @ts-check

import { HIPS, isSeen, middle } from "./body.js";

/** @typedef {import("./types").Point} Point */
/** @typedef {import("./types").Sight} Sight */

/** Somebody so far from where the person was is somebody else: in body lengths. */
export const FURTHEST = 0.6;
/** Somebody so near is the person, whoever else there may be. */
export const NEAR = 0.25;
/** Somebody so much larger or smaller is somebody else. */
export const TIMES_LARGER = 2.5;
/** After so long without the person, whoever is there may go on. */
export const FORGOTTEN_MS = 8_000;
/** So long after somebody was found who is not surely the person, two people are looked for. */
export const COMPANY_MS = 10_000;

/** So long somebody else who was seen is still company. */
export const STILL_THERE_MS = 1500;

/** @typedef {{x: number, y: number, length: number}} Whereabouts in heights of the picture */
/** @typedef {import("./types").Person} Person */

export class Following {
  constructor() {
    /** @type {Whereabouts | null} */
    this.last = null;
    this.seenMs = 0;
    this.doubtMs = -Infinity;
    this.nowMs = 0;
    /** @type {Person[]} who was seen last and is not followed */
    this.others = [];
    this.togetherMs = -Infinity;
    /** @type {"left" | "right"} */
    this.lastSide = "left";
  }

  /** Whether somebody else may be there: two people are looked for, not to take one for the other. */
  get hasCompany() {
    return this.nowMs - this.doubtMs < COMPANY_MS;
  }

  /** On which side of the screen, a mirror, the one is who is followed; null without company. */
  get side() {
    return this.nowMs - this.togetherMs < STILL_THERE_MS ? this.lastSide : null;
  }

  /** Follow whoever is seen next. */
  forget() {
    this.last = null;
  }

  /**
   * Follow somebody from now on.
   * @param {Person} person
   * @param {Sight} sight
   */
  choose(person, sight) {
    this.last = whereabouts(person.points, sight.widthPx / sight.heightPx);
    this.seenMs = sight.timeMs;
  }

  /**
   * Leave in a sight only the person who is followed.
   * @param {Sight} sight
   * @returns {Sight}
   */
  push(sight) {
    if (sight.timeMs - this.seenMs > FORGOTTEN_MS) this.forget();
    const ratio = sight.widthPx / sight.heightPx;
    const nearest = sight.people
      .map((person) => ({ person, place: whereabouts(person.points, ratio) }))
      .map((each) => ({ ...each, off: this.off(each.place) }))
      .sort((one, other) => one.off - other.off)[0];
    const isFound = nearest !== undefined && nearest.off <= (this.hasCompany ? FURTHEST : NEAR);
    this.nowMs = sight.timeMs;
    if (sight.people.length > (isFound ? 1 : 0)) this.doubtMs = sight.timeMs;
    this.others = sight.people.filter((person) => !isFound || person !== nearest.person);
    if (!isFound) return { ...sight, people: [] };
    this.last = nearest.place;
    this.seenMs = sight.timeMs;
    if (this.others.length) {
      this.togetherMs = sight.timeMs;
      this.lastSide = nearest.place.x > whereabouts(this.others[0].points, ratio).x ? "left" : "right";
    }
    return { ...sight, people: [nearest.person] };
  }

  /**
   * How far somebody is from where the person was, in body lengths.
   * @param {Whereabouts} place
   */
  off(place) {
    if (!this.last) return 0;
    const larger = Math.max(place.length / this.last.length, this.last.length / place.length);
    if (larger > TIMES_LARGER) return Infinity;
    const apart = Math.hypot(place.x - this.last.x, place.y - this.last.y);
    return apart / Math.max(place.length, this.last.length);
  }
}

/**
 * Where a body is, and how long it is in the picture whatever its position.
 * @param {Point[]} points
 * @param {number} ratio width over height of the picture
 * @returns {Whereabouts}
 */
function whereabouts(points, ratio) {
  const seen = points.filter(isSeen);
  const of = seen.length ? seen : points;
  const reach = (/** @type {number[]} */ values) => Math.max(...values) - Math.min(...values);
  const length = Math.hypot(
    reach(of.map(({ x }) => x)) * ratio, reach(of.map(({ y }) => y)));
  const hips = middle(points, HIPS);
  return { x: hips.x * ratio, y: hips.y, length: Math.max(length, 0.01) };
}
