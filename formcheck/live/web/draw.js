// Draws the picture as in a mirror, and the body found in it: limbs, the driving angle, its aim.
// @ts-check

import { drivingArc, drivingEnds, numberRad, sideOf } from "./angle.js";
import { BONES, EARS, isSeen, NOSE } from "./body.js";

/** @typedef {import("./types").Point} Point */
/** @typedef {import("./angle.js").Place} Place */

export const COLOURS = {
  good: "#56B4E9",
  look: "#E69F00",
  aim: "#3DDBA4",
  edge: "#0B0F14",
  plain: "#FFFFFF",
  other: "#A9B2BC",
};

/** The smallest arc that can be seen from 3 m, in hundredths of the picture's shorter side. */
const LEAST_RADIUS = 5;
/** How high a number and a label are. */
const NUMBER = 6.5;
const LABEL = 5;

/**
 * A body and what is to be looked at in it; lengths are hundredths of the picture's shorter side.
 * @typedef {object} Drawn
 * @property {Point[] | undefined} points
 * @property {number[]} joint landmarks around the driving angle
 * @property {number | null} driver its value
 * @property {number | null} target what it aims for
 * @property {number} tolerance
 * @property {string} unit
 * @property {number[]} faulty landmarks to look at
 * @property {string} label what stands above the head; empty for nothing
 * @property {boolean} [isOther] whether it is somebody who is not followed
 */

/** @type {Drawn} */
export const NOTHING_DRAWN = {
  points: undefined, joint: [], driver: null, target: null, tolerance: 5, unit: "", faulty: [],
  label: "",
};

export class Drawing {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.unit = 1;
    this.side = 0;
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  clear() {
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /**
   * Show a picture together with the bodies that were found in it.
   * @param {HTMLCanvasElement} picture
   * @param {...Drawn} bodies
   */
  show(picture, ...bodies) {
    this.mirror(picture);
    this.unit = Math.min(this.canvas.width, this.canvas.height) / 100;
    for (const each of bodies) if (each.points) this.body(each, each.points);
  }

  /** @param {HTMLCanvasElement} picture */
  mirror(picture) {
    const { canvas, pen } = this;
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    pen.setTransform(-1, 0, 0, 1, canvas.width, 0);
    pen.drawImage(picture, 0, 0);
    pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  /**
   * @param {Drawn} drawn
   * @param {Point[]} points
   */
  body(drawn, points) {
    const { pen } = this;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    const places = points.map((point) => this.place(point));
    const faulty = new Set(drawn.faulty);
    const isFaulty = (/** @type {[number, number]} */ bone) => bone.every((end) => faulty.has(end));
    const seen = BONES.filter((bone) => bone.every((end) => isSeen(points[end])));
    for (const [start, end] of seen) this.line(places[start], places[end], 3, COLOURS.edge);
    for (const bone of seen) {
      const colour = isFaulty(bone) ? COLOURS.look : drawn.isOther ? COLOURS.other : COLOURS.good;
      this.line(places[bone[0]], places[bone[1]], isFaulty(bone) ? 2.6 : 1.8, colour);
    }
    this.head(places, drawn);
    for (const each of faulty) this.mark(places[each]);
    this.angle(places, drawn);
  }

  /**
   * @param {Point} point
   * @returns {Place}
   */
  place({ x, y }) {
    return [(1 - x) * this.canvas.width, y * this.canvas.height];
  }

  /**
   * @param {Place} start
   * @param {Place} end
   * @param {number} width
   * @param {string} colour
   */
  line(start, end, width, colour) {
    const { pen } = this;
    pen.strokeStyle = colour;
    pen.lineWidth = width * this.unit;
    pen.beginPath();
    pen.moveTo(...start);
    pen.lineTo(...end);
    pen.stroke();
  }

  /**
   * @param {Place[]} places
   * @param {Drawn} drawn
   */
  head(places, { label, isOther }) {
    const { pen } = this;
    const ears = EARS.map((ear) => places[ear]);
    const centre = [0, 1].map((axis) => (ears[0][axis] + ears[1][axis]) / 2);
    const reach = Math.max(...ears.map((ear) =>
      Math.hypot(ear[0] - places[NOSE][0], ear[1] - places[NOSE][1])));
    const radius = Math.max(reach, 2 * this.unit);
    pen.strokeStyle = isOther ? COLOURS.other : COLOURS.good;
    pen.lineWidth = 1.2 * this.unit;
    pen.beginPath();
    pen.arc(centre[0], centre[1], radius, 0, 2 * Math.PI);
    pen.stroke();
    const above = Math.max(centre[1] - radius - LABEL * this.unit, LABEL * this.unit);
    if (label) this.write(label, [centre[0], above], LABEL);
  }

  /** Mark a joint by its shape too, for eyes that cannot tell the colours apart.
   * @param {Place} place */
  mark([x, y]) {
    const { pen } = this;
    const half = 2.6 * this.unit;
    pen.lineWidth = 0.9 * this.unit;
    pen.strokeStyle = COLOURS.plain;
    pen.strokeRect(x - half, y - half, 2 * half, 2 * half);
  }

  /**
   * @param {Place[]} places
   * @param {Drawn} drawn
   */
  angle(places, drawn) {
    if (drawn.driver === null || drawn.unit !== "deg") return;
    const ends = drivingEnds(drawn.joint.map((each) => places[each]));
    const arc = ends && drivingArc(ends, drawn.driver);
    if (!arc) return;
    this.side = sideOf(arc, this.side);
    const rad = (/** @type {number} */ deg) => (this.side * Math.abs(deg) * Math.PI) / 180;
    const radius = Math.max(arc.radius / this.unit, LEAST_RADIUS);
    const turned = /** @type {Place} */ ([arc.fromRad, arc.turnRad]);
    this.arc(arc.corner, radius, turned, { width: 2.4, colour: COLOURS.edge });
    this.arc(arc.corner, radius, turned, { width: 1.2, colour: COLOURS.plain });
    if (drawn.target !== null) {
      const from = arc.fromRad + rad(Math.max(Math.abs(drawn.target) - drawn.tolerance, 0));
      const aim = /** @type {Place} */ ([from, rad(2 * drawn.tolerance)]);
      this.arc(arc.corner, radius, aim, { width: 5, colour: COLOURS.edge });
      this.arc(arc.corner, radius, aim, { width: 3.4, colour: COLOURS.aim });
    }
    this.dot(arc.corner);
    const far = (radius + 7) * this.unit;
    const towards = numberRad(arc, this.side);
    this.write(`${Math.round(Math.abs(drawn.driver))}°`, [
      arc.corner[0] + Math.cos(towards) * far,
      arc.corner[1] + Math.sin(towards) * far,
    ]);
  }

  /** Mark the joint whose angle is shown.
   * @param {Place} place */
  dot([x, y]) {
    const { pen } = this;
    pen.fillStyle = COLOURS.plain;
    pen.strokeStyle = COLOURS.edge;
    pen.lineWidth = 0.8 * this.unit;
    pen.beginPath();
    pen.arc(x, y, 1.8 * this.unit, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  }

  /**
   * @param {Place} corner
   * @param {number} radius
   * @param {Place} turned from where, and by how much, in radians
   * @param {{width: number, colour: string}} look
   */
  arc(corner, radius, [from, by], { width, colour }) {
    const { pen } = this;
    pen.strokeStyle = colour;
    pen.lineCap = "butt";
    pen.lineWidth = width * this.unit;
    pen.beginPath();
    pen.arc(corner[0], corner[1], radius * this.unit, from, from + by, by < 0);
    pen.stroke();
  }

  /**
   * @param {string} text
   * @param {Place} place
   * @param {number} high
   */
  write(text, place, high = NUMBER) {
    const { pen } = this;
    const size = high * this.unit;
    pen.font = `700 ${size}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineWidth = size / 4;
    pen.strokeStyle = COLOURS.edge;
    pen.strokeText(text, ...place);
    pen.fillStyle = COLOURS.plain;
    pen.fillText(text, ...place);
  }
}
