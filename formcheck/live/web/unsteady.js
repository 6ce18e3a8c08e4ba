// Tells when the camera moves again and again, as one does that is held by hand.
// @ts-check

/** @typedef {import("./types").CameraPlace} CameraPlace */

/** More than a little is such a share of the picture's height ... */
const LITTLE = 0.02;
/** ... within so long. */
const WITHIN_MS = 2000;
/** A camera that was moved so often, in so long, was not only set right. */
const OFTEN = 3;
const LATELY_MS = 12_000;

export class Unsteady {
  constructor() {
    /** @type {{timeMs: number, x: number, y: number}[]} where it was lately, in picture heights */
    this.places = [];
    /** @type {number[]} */
    this.movedMs = [];
  }

  /**
   * @param {CameraPlace | undefined} camera
   * @param {{timeMs: number, heightPx: number}} sight
   * @returns {boolean} whether the camera moves again and again
   */
  push(camera, { timeMs, heightPx }) {
    const [x, y] = [camera?.dxPx, camera?.dyPx].map((px) => (px || 0) / heightPx);
    const isKnown = camera && !(Number.isNaN(camera.dxPx) && Number.isNaN(camera.dyPx));
    this.places = isKnown
      ? [...this.places.filter((each) => timeMs - each.timeMs <= WITHIN_MS), { timeMs, x, y }] : [];
    if (this.reach > LITTLE) {
      this.movedMs.push(timeMs);
      this.places = [];
    }
    this.movedMs = this.movedMs.filter((each) => timeMs - each <= LATELY_MS);
    return this.movedMs.length >= OFTEN;
  }

  /** How far it went lately, in heights of the picture. */
  get reach() {
    if (!this.places.length) return 0;
    const span = (/** @type {number[]} */ values) => Math.max(...values) - Math.min(...values);
    return Math.max(span(this.places.map(({ x }) => x)), span(this.places.map(({ y }) => y)));
  }
}
