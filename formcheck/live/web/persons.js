// One body is one person: a head, a back or a limb of somebody is nobody else.
// @ts-check

import { BONES, isSeen, middle, NOSE, SHOULDERS } from "./body.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Point} Point */
/** @typedef {{x: number, y: number}} Place in heights of the picture */

/** Two bodies whose landmarks lie so near each other, in body lengths, are one. */
const SAME = 0.12;
/** So far from its bones reaches a body, in body lengths. */
const THICK = 0.08;
/** Somebody of whom so much lies on a body is a part of it. */
const ON_IT = 0.8;

/**
 * Leave of everybody found those who are not one body found twice; the larger stays.
 * @param {Person[]} people
 * @param {number} ratio width over height of the picture
 * @returns {Person[]}
 */
export function distinct(people, ratio) {
  if (people.length < 2) return people;
  const bodies = people.map((person) => bodyOf(person.points, ratio));
  const isPart = (/** @type {number} */ one) => bodies.some((body, other) =>
    one !== other && isOn(bodies[one], body) && goesFirst(bodies, other, one));
  return people.filter((_, each) => !isPart(each));
}

/** Of two found on each other the larger stays, of two as large the clearer.
 * @param {Body[]} bodies
 * @param {number} one
 * @param {number} other */
const goesFirst = (bodies, one, other) =>
  bodies[one].length > bodies[other].length || (bodies[one].length === bodies[other].length && one < other);

/** @typedef {{places: Place[], seen: number[], length: number, bones: [Place, Place][]}} Body */

/**
 * @param {Point[]} points
 * @param {number} ratio
 * @returns {Body}
 */
function bodyOf(points, ratio) {
  const place = (/** @type {Place} */ { x, y }) => ({ x: x * ratio, y });
  const places = points.map(place);
  const seen = points.flatMap((point, each) => (isSeen(point) ? [each] : []));
  const [xs, ys] = [seen.map((each) => places[each].x), seen.map((each) => places[each].y)];
  const length = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const neck = place(middle(points, SHOULDERS));
  /** @type {[Place, Place][]} */
  const bones = [...BONES.map(([one, other]) =>
    /** @type {[Place, Place]} */ ([places[one], places[other]])), [neck, places[NOSE]]];
  return { places, seen, length, bones };
}

/**
 * Whether a body lies on another: landmark on landmark, or all of it somewhere on that one.
 * @param {Body} body
 * @param {Body} other
 */
function isOn(body, other) {
  const longer = Math.max(body.length, other.length);
  const apart = body.seen.filter((each) => other.seen.includes(each)).map((each) =>
    Math.hypot(body.places[each].x - other.places[each].x, body.places[each].y - other.places[each].y));
  apart.sort((one, another) => one - another);
  if (apart.length && apart[apart.length >> 1] <= SAME * longer) return true;
  const on = body.seen.filter((each) =>
    other.bones.some((bone) => besides(body.places[each], bone) <= THICK * other.length));
  return on.length >= ON_IT * body.seen.length;
}

/** How far a place is from a bone. @param {Place} place @param {[Place, Place]} bone */
function besides({ x, y }, [from, to]) {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const square = alongX ** 2 + alongY ** 2 || 1;
  const share = Math.min(Math.max(((x - from.x) * alongX + (y - from.y) * alongY) / square, 0), 1);
  return Math.hypot(x - from.x - share * alongX, y - from.y - share * alongY);
}
