// Before a set: what the camera check asks for, shown and said until all is well.
// @ts-check

import { brightness } from "./camera.js";
import { CameraCheck, stepsOf } from "./check.js";
import { NOTHING_DRAWN } from "./draw.js";
import { RaisedHand } from "./gestures.js";

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
   * @param {import("./follow.js").Following} following whom the set will follow
   * @param {(sight: Sight | null) => void} onDone all is well with who was seen last, or the check
   *   was skipped
   */
  constructor(data, screen, voice, following, onDone) {
    this.exercise = data.exercise;
    this.texts = data.texts;
    this.screen = screen;
    this.voice = voice;
    this.following = following;
    this.onDone = onDone;
    this.hand = new RaisedHand();
    this.otherHand = new RaisedHand();
    this.isChosen = false;
    /** Whether it is decided here who is followed. */
    this.mayChoose = true;
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
    const its = this.choose(sight);
    const { problem, done } = this.check.push(its, brightness(picture, this.light));
    this.show(problem, sight.timeMs);
    if (done) this.onDone(its);
  }

  /**
   * Who of several people is checked: all of them, until one of them raises a hand.
   * @param {Sight} sight
   * @returns {Sight}
   */
  choose(sight) {
    const followed = this.following.push(sight);
    const { others } = this.following;
    const inCompany = this.mayChoose && sight.people.length > 1;
    const isMine = this.hand.push(followed) >= 1;
    const isOthers = this.otherHand.push({ ...sight, people: others }) >= 1;
    if (inCompany && (isMine || isOthers)) this.isChosen = true;
    if (inCompany && isOthers) {
      this.following.choose(others[0], sight);
      this.hand.spend();
      this.otherHand.spend();
      return this.following.push(sight);
    }
    return this.isChosen && inCompany ? followed : sight;
  }

  /**
   * The bodies to draw: in company it is told who is followed.
   * @param {Sight} sight
   * @returns {import("./draw.js").Drawn[]}
   */
  drawn(sight) {
    const { others } = this.following;
    const inCompany = this.mayChoose && sight.people.length > 1;
    const label = inCompany ? this.texts.follow_label : "";
    return sight.people.map((person) => inCompany && others.includes(person)
      ? { ...NOTHING_DRAWN, points: person.points, isOther: true }
      : { ...NOTHING_DRAWN, points: person.points, label });
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
    const hasOwn = problem?.step === "view" || (this.mayChoose && says === "check_many");
    const hint = hasOwn ? `${says}_hint` : "check_hint";
    this.voice.remind(texts[says], nowMs);
    this.screen.showSheet({
      title: texts[says],
      about: texts[onFloor && !hasOwn ? "check_hint_floor" : hint],
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
