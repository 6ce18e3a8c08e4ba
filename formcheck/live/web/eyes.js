// Looks at every new picture of the camera, in the way that is chosen, and says what it saw.
// @ts-check

import { CameraWatch } from "./camera_watch.js";
import { canFindPoses, PoseFinder } from "./pose.js";

/** @typedef {import("./types").Sight} Sight */
/** @typedef {"landmarks" | "frames"} Way */

const MOST_PER_S = 20;
const PICTURES_PER_S = 10;
const PICTURE_WIDTH_PX = 640;
/** So many pictures are kept unchanged, for what is found in them to be drawn on them. */
const KEPT = 8;
const JPEG_QUALITY = 0.7;
const SLOW_MS = 400;
const LOOKS = 12;

/**
 * @typedef {object} Watcher
 * @property {(sight: Sight, picture: HTMLCanvasElement) => void} saw a pose was looked for in this
 *   browser, in this picture
 * @property {(timeMs: number, picture: HTMLCanvasElement, jpeg: ArrayBuffer) => void} picture a
 *   picture was taken, for the server to look at
 * @property {() => void} slow finding poses here takes too long
 */

export class Eyes {
  /**
   * @param {HTMLVideoElement} video
   * @param {Watcher} watcher
   */
  constructor(video, watcher) {
    this.video = video;
    this.watcher = watcher;
    this.kept = Array.from({ length: KEPT }, () => document.createElement("canvas"));
    /** @type {PoseFinder | null} */
    this.finder = null;
    /** @type {Way} */
    this.way = "landmarks";
    this.open = false;
    this.busy = false;
    this.lastMs = 0;
    /** @type {number[]} */
    this.tookMs = [];
    this.looks = 0;
    /** @type {1 | 2} */
    this.people = 1;
    this.camera = new CameraWatch();
  }

  /**
   * Get ready to find poses here; say what keeps this browser from it, null where nothing does.
   * @param {string} vision
   * @param {string} model
   * @returns {Promise<"webgl" | "failed" | null>}
   */
  async prepare(vision, model) {
    if (!canFindPoses()) return "webgl";
    try {
      this.finder ??= await PoseFinder.load(vision, model);
      await this.finder.lookFor(this.people);
    } catch {
      return "failed";
    }
    return null;
  }

  /**
   * How many people are looked for. For two it takes longer, so speed is judged by one.
   * @param {1 | 2} count
   */
  async lookFor(count) {
    if (count === this.people) return;
    this.tookMs = [];
    this.people = count;
    await this.finder?.lookFor(count);
  }

  start() {
    if (this.open) return;
    this.open = true;
    this.next();
  }

  stop() {
    this.open = false;
  }

  next() {
    if (this.open) this.video.requestVideoFrameCallback(() => this.look());
  }

  look() {
    if (!this.open) return;
    const nowMs = performance.now();
    const perS = this.way === "frames" ? PICTURES_PER_S : MOST_PER_S;
    if (!this.busy && nowMs - this.lastMs >= 1000 / perS - 5 && this.video.videoWidth) {
      this.lastMs = nowMs;
      this.looks += 1;
      const picture = this.take();
      if (this.way === "landmarks") this.find(nowMs, picture);
      else this.send(nowMs, picture);
    }
    this.next();
  }

  /** Take a picture: the body is looked for in it, and drawn on it. */
  take() {
    const { videoWidth, videoHeight } = this.video;
    const scale = Math.min(1, PICTURE_WIDTH_PX / videoWidth);
    const picture = this.kept[this.looks % KEPT];
    picture.width = Math.round(videoWidth * scale);
    picture.height = Math.round(videoHeight * scale);
    // Everybody who looks at it reads its pixels, away from the graphics card.
    const pen = picture.getContext("2d", { willReadFrequently: true });
    pen?.drawImage(this.video, 0, 0, picture.width, picture.height);
    return picture;
  }

  /**
   * @param {number} nowMs
   * @param {HTMLCanvasElement} picture
   */
  find(nowMs, picture) {
    if (!this.finder) return;
    const sight = this.finder.look(picture, nowMs);
    this.tookMs.push(performance.now() - nowMs);
    if (this.tookMs.length > LOOKS) this.tookMs.shift();
    sight.camera = this.camera.look(picture, sight);
    this.watcher.saw(sight, picture);
    if (this.isSlow()) {
      this.tookMs = [];
      this.watcher.slow();
    }
  }

  isSlow() {
    if (this.people > 1 || this.tookMs.length < LOOKS) return false;
    return [...this.tookMs].sort((a, b) => a - b)[LOOKS / 2] > SLOW_MS;
  }

  /**
   * @param {number} nowMs
   * @param {HTMLCanvasElement} picture
   */
  async send(nowMs, picture) {
    this.busy = true;
    /** @type {Blob | null} */
    const blob = await new Promise((done) => picture.toBlob(done, "image/jpeg", JPEG_QUALITY));
    const jpeg = await blob?.arrayBuffer();
    this.busy = false;
    if (this.open && jpeg) this.watcher.picture(nowMs, picture, jpeg);
  }
}
