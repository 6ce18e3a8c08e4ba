// Before a set: what the camera check asks for, shown and said until all is well.
// @ts-check

import { brightness } from "./camera.js";
import { CameraCheck, stepsOf } from "./check.js";

/** @typedef {import("./types").PlayerData} PlayerData */
/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./check.js").Problem} Problem */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./voice.js").Voice} Voice */

const NO_HURRY_MS = 700;

export class Checking {
  /**
   * @param {PlayerData} data
   * @param {Screen} screen
   * @param {Voice} voice
   * @param {(sight: Sight | null) => void} onDone all is well with who was seen last, or the check
   *   was skipped
   */
  constructor(data, screen, voice, onDone) {
    this.exercise = data.exercise;
    this.texts = data.texts;
    this.screen = screen;
    this.voice = voice;
    this.onDone = onDone;
    this.check = new CameraCheck(data.exercise);
    this.clip = data.clip && addressOf(data.clip);
    this.light = /** @type {CanvasRenderingContext2D} */ (
      Object.assign(document.createElement("canvas"), { width: 32, height: 24 })
        .getContext("2d", { willReadFrequently: true }));
    this.problemSinceMs = 0;
    /** @type {string | null} */
    this.problemSaid = null;
  }

  begin() {
    const { onFloor } = this.exercise;
    this.voice.say(this.texts[onFloor ? "check_begin_floor" : "check_begin"]);
  }

  /**
   * @param {Sight} sight
   * @param {HTMLCanvasElement} picture
   */
  saw(sight, picture) {
    const { problem, done } = this.check.push(sight, brightness(picture, this.light));
    this.show(problem, sight.timeMs);
    if (done) this.onDone(sight);
  }

  /** The server does not look. @param {string} reason */
  cannot(reason) {
    const { texts } = this;
    this.screen.showSheet({
      title: texts.check_cannot,
      about: `${reason} ${texts.check_cannot_hint}`,
      choices: [{ says: texts.skip_check, act: () => this.onDone(null) }],
    });
  }

  /**
   * @param {Problem | null} problem
   * @param {number} nowMs
   */
  show(problem, nowMs) {
    const says = problem?.says ?? "check_good";
    if (says !== this.problemSaid) {
      this.problemSaid = says;
      this.problemSinceMs = nowMs;
    }
    if (nowMs - this.problemSinceMs < NO_HURRY_MS && problem) return;
    const { texts } = this;
    const { onFloor } = this.exercise;
    const hint = problem?.step === "view" ? `${says}_hint` : "check_hint";
    this.voice.remind(texts[says], nowMs);
    this.screen.showSheet({
      title: texts[says],
      about: texts[onFloor ? "check_hint_floor" : hint],
      clip: problem?.step === "view" ? this.clip : null,
      steps: this.steps(problem),
      choices: [{ says: texts.skip_check, act: () => this.onDone(null) }],
    });
  }

  /**
   * @param {Problem | null} problem
   * @returns {import("./screen.js").Step[]}
   */
  steps(problem) {
    const steps = stepsOf(this.exercise.onFloor);
    const here = problem ? steps.indexOf(problem.step) : steps.length;
    return steps.map((step, number) => ({
      says: this.texts[`step_${step}`],
      state: number < here ? "good" : number === here ? "here" : "",
    }));
  }

  close() {
    if (this.clip) URL.revokeObjectURL(this.clip);
  }
}

/**
 * The address of a clip that came with the page.
 * @param {string} base64
 */
function addressOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: "video/mp4" }));
}
