// The camera and the eyes behind it: on, off or lost, and in which way the pose is found.
// @ts-check

import { CameraProblem, openCamera } from "./camera.js";
import { Consent } from "./consent.js";
import { Eyes } from "./eyes.js";

/** @typedef {import("./types").PlayerData} PlayerData */
/** @typedef {import("./eyes.js").Way} Way */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./voice.js").Voice} Voice */

/**
 * @typedef {object} Watched
 * @property {import("./eyes.js").Watcher["saw"]} saw
 * @property {import("./eyes.js").Watcher["picture"]} picture
 * @property {(way: Way) => Promise<void>} on the camera is on, and it is known how poses are found
 * @property {() => void} off there is no picture any more
 * @property {(way: Way) => void} changed poses are found in another way from now on
 * @property {() => boolean} mayAsk whether there is time for a question
 * @property {() => void} leave the person does not want the camera on again
 */

export class Watch {
  /**
   * @param {PlayerData} data
   * @param {Screen} screen
   * @param {Voice} voice
   * @param {Watched} listener
   */
  constructor(data, screen, voice, listener) {
    this.data = data;
    this.screen = screen;
    this.voice = voice;
    this.listener = listener;
    this.chosen = data.way;
    this.consent = new Consent(data, screen, voice);
    this.eyes = new Eyes(screen.video, {
      saw: listener.saw,
      picture: listener.picture,
      slow: () => this.slow(),
    });
    /** @type {(() => void) | null} */
    this.off = null;
    this.isOver = false;
    this.wasSlow = false;
  }

  get isOn() {
    return this.off !== null;
  }

  get way() {
    return this.eyes.way;
  }

  /** Open the camera and get ready to find the body. */
  async start() {
    const { texts } = this.data;
    this.screen.showCamera(false, "landmarks");
    this.screen.showSheet({ title: texts.starting, about: texts.starting_hint });
    if (!(await this.open())) return;
    await this.settle();
  }

  /** Find the way in which the body is found, and begin to look. */
  async settle() {
    this.screen.showCamera(true, "landmarks");
    const way = await this.choice();
    if (!way || this.isOver || !this.off) return;
    this.eyes.way = way;
    this.screen.showCamera(true, way);
    await this.listener.on(way);
    this.eyes.start();
  }

  /**
   * The way that was chosen. Where this browser cannot go it, the person is asked; null where they
   * did not say yes to another.
   * @returns {Promise<Way | null>}
   */
  async choice() {
    if (this.chosen === "frames") return "frames";
    if (this.chosen === "auto" && this.consent.given) return "frames";
    const hindrance = await this.prepare();
    if (this.isOver || !this.off) return null;
    if (!hindrance) return "landmarks";
    return this.ask(hindrance);
  }

  /**
   * @param {import("./consent.js").Hindrance} hindrance
   * @returns {Promise<Way | null>}
   */
  async ask(hindrance) {
    const answer = await this.consent.ask(hindrance, this.chosen);
    if (this.isOver) return null;
    if (answer === "leave") this.listener.leave();
    if (answer === "again") return this.choice();
    return answer === "frames" || answer === "landmarks" ? answer : null;
  }

  /** Finding the body here takes too long: ask, where there is time for that. */
  async slow() {
    if (this.chosen !== "auto" || this.wasSlow || !this.listener.mayAsk()) return;
    this.wasSlow = true;
    this.eyes.stop();
    const way = await this.ask("slow");
    if (!way || this.isOver || !this.off) return;
    await this.go(way);
    this.eyes.start();
  }

  async prepare() {
    const { vision, model, isMissing } = this.data;
    if (isMissing) return "missing";
    return this.eyes.prepare(location.origin + vision, location.origin + model);
  }

  async open() {
    try {
      this.off = await openCamera(this.screen.video, () => this.lost("unplugged"));
    } catch (error) {
      this.lost(error instanceof CameraProblem ? error.reason : "busy");
      return false;
    }
    if (this.isOver) this.close();
    return !this.isOver;
  }

  /** Switch the camera off. */
  close() {
    this.eyes.stop();
    this.off?.();
    this.off = null;
    this.listener.off();
    this.screen.showCamera(false, this.eyes.way);
  }

  /** Switch the camera off, for good. */
  end() {
    this.isOver = true;
    this.close();
  }

  /** @param {string} reason */
  lost(reason) {
    this.close();
    if (this.isOver) return;
    const { texts } = this.data;
    const title = texts[`camera_${reason}`];
    this.voice.say(title);
    this.screen.showSheet({
      title,
      about: texts[`camera_${reason}_hint`],
      choices: [
        { says: texts.try_again, act: () => this.start(), main: true },
        { says: texts.leave, act: this.listener.leave },
      ],
    });
  }

  switch() {
    if (this.isOver) return;
    if (this.off) this.lost("is_off");
    else this.start();
  }

  /**
   * Find the pose where the person wants it.
   * @param {PlayerData["way"]} way
   */
  choose(way) {
    if (way === this.chosen) return;
    this.chosen = way;
    if (this.consent.pending) {
      this.consent.drop();
      this.settle();
      return;
    }
    this.go(way === "frames" ? "frames" : "landmarks");
  }

  /**
   * Find the pose in another way from now on; where this browser cannot, the way stays as it is.
   * @param {Way} way
   */
  async go(way) {
    if (way === this.eyes.way || !this.off) return;
    if (way === "landmarks" && (await this.prepare())) return;
    this.eyes.way = way;
    this.screen.showCamera(true, way);
    this.listener.changed(way);
  }
}
