// Finds the body in the picture of the camera, in this browser.
// @ts-check

import { distinct } from "./persons.js";

/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./types").Point} Point */

/**
 * @typedef {object} Landmarker what is used of MediaPipe's
 * @property {(picture: HTMLCanvasElement, timeMs: number) =>
 *   {landmarks: Point[][], worldLandmarks: Point[][]}} detectForVideo
 * @property {(options: object) => Promise<void>} setOptions
 */

/** @type {Map<string, Promise<Landmarker>>} */
const made = new Map();

/** Whether this browser can find a pose at all. */
export function canFindPoses() {
  const canvas = document.createElement("canvas");
  return typeof WebAssembly === "object" && canvas.getContext("webgl2") !== null;
}

export class PoseFinder {
  /** @param {Landmarker} landmarker */
  constructor(landmarker) {
    this.landmarker = landmarker;
    this.lastMs = 0;
  }

  /**
   * Load what finds poses; once for each model, for all sets of this page.
   * @param {string} vision address of the folder of tasks-vision
   * @param {string} model address of the pose model
   */
  static async load(vision, model) {
    let loading = made.get(model);
    if (!loading) {
      loading = landmarker(vision, model);
      made.set(model, loading);
      loading.catch(() => made.delete(model));
    }
    return new PoseFinder(await loading);
  }

  /**
   * How many people are looked for; looking for more takes longer.
   * @param {1 | 2} count
   */
  async lookFor(count) {
    await this.landmarker.setOptions({ numPoses: count });
  }

  /**
   * Find who is in a picture.
   * @param {HTMLCanvasElement} picture
   * @param {number} timeMs
   * @returns {Sight}
   */
  look(picture, timeMs) {
    // The landmarker refuses times that do not increase, also from one set to the next.
    this.lastMs = Math.max(performance.now(), this.lastMs + 1);
    const found = this.landmarker.detectForVideo(picture, this.lastMs);
    const everybody = found.landmarks.map((points, each) => ({
      points,
      world: found.worldLandmarks[each],
    }));
    const people = distinct(everybody, picture.width / picture.height);
    return { timeMs, widthPx: picture.width, heightPx: picture.height, people };
  }
}

/**
 * @param {string} vision
 * @param {string} model
 * @returns {Promise<Landmarker>}
 */
async function landmarker(vision, model) {
  const { FilesetResolver, PoseLandmarker } = await import(`${vision}/vision_bundle.mjs`);
  const files = await FilesetResolver.forVisionTasks(`${vision}/wasm`);
  return PoseLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: model, delegate: "CPU" },
    runningMode: "VIDEO",
    numPoses: 1,
  });
}
