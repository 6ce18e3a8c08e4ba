// One set from the camera check to its end.
// @ts-check

import { Checking } from "./checking.js";
import { Drawing } from "./draw.js";
import { lastWords, shownMs } from "./lastwords.js";
import { Lookout } from "./lookout.js";
import { Options } from "./options.js";
import { Running } from "./running.js";
import { Screen } from "./screen.js";
import { Voice } from "./voice.js";
import { Watch } from "./watch.js";

/** @typedef {import("./types").PlayerData} PlayerData */
/** @typedef {import("./types").Host} Host */
/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./types").Over} Over */
/** @typedef {import("./eyes.js").Way} Way */

const WITH_VERDICT = ["goal", "asked", "hand"];

export class Player {
  /**
   * @param {HTMLElement} root
   * @param {PlayerData} data
   * @param {Host} host
   */
  constructor(root, data, host) {
    this.data = data;
    this.host = host;
    this.screen = new Screen(root, data.texts);
    this.drawing = new Drawing(this.screen.canvas);
    this.voice = new Voice(data.voice);
    this.running = new Running(data, this.screen, this.voice, this.drawing, {
      over: (what) => this.over(what),
      rest: () => this.rest(),
      lookFor: (people) => this.watch.eyes.lookFor(people),
    });
    this.watch = new Watch(data, this.screen, this.voice, {
      saw: (sight, picture) => this.saw(sight, picture),
      picture: (timeMs, still, jpeg) =>
        (this.checking ? this.lookout : this.running).picture(timeMs, still, jpeg),
      on: (way) => this.watching(way),
      off: () => this.drawing.clear(),
      changed: (way) => this.changed(way),
      mayAsk: () => !this.running.set,
      leave: () => this.running.stop("asked"),
    });
    this.lookout = new Lookout(this.running.line.address, data.token, {
      saw: (sight, still) => this.saw(sight, still),
      failed: (reason) => this.checking?.cannot(reason),
    });
    this.checking = data.check && !this.running.line.isKnown
      ? new Checking(data, this.screen, this.voice, this.running.following,
        (sight) => this.checked(sight))
      : null;
    this.isOver = false;
    this.isHidden = false;
    this.listening = new AbortController();
    root.classList.toggle("floor", data.exercise.onFloor);
    this.listen(root);
    this.watch.start();
  }

  /** @param {HTMLElement} root */
  listen(root) {
    const { signal } = this.listening;
    const { voice, way, texts } = this.data;
    this.options = new Options(root, texts, { voice, way }, (chosen) => this.choose(chosen));
    this.options.listen(signal);
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      this.screen.find(selector).addEventListener("click", act, { signal });
    on(".stop", () => this.running.stop("asked"));
    on(".lens", () => this.watch.switch());
    root.addEventListener("keydown", (event) => this.press(event), { signal });
    document.addEventListener("visibilitychange", () => this.looked(), { signal });
    root.focus();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    event.stopPropagation();
    if (event.key === "Escape") this.running.stop("asked");
  }

  /** @param {{voice: import("./types").VoiceChoice, way: PlayerData["way"]}} chosen */
  choose(chosen) {
    this.voice.choice = chosen.voice;
    if (!chosen.voice.on) this.voice.close();
    this.host.chosen(chosen);
    this.watch.choose(chosen.way);
  }

  /** The window was hidden, or is looked at again. */
  looked() {
    if (this.isOver || !this.watch.isOn) return;
    if (document.hidden) {
      const { hidden: title, hidden_hint: about } = this.data.texts;
      this.voice.quiet();
      this.isHidden = true;
      this.screen.showSheet({ title, about });
    } else if (this.isHidden && this.running.set) {
      this.isHidden = false;
      this.screen.showSheet(null);
    }
  }

  /** @param {Way} way */
  async watching(way) {
    if (this.checking) {
      await this.lookBy(way);
      this.checking.begin();
    } else {
      this.running.begin(way);
    }
  }

  /** @param {Way} way */
  changed(way) {
    if (this.running.set) this.running.line.change(way);
    else if (this.checking) this.lookBy(way);
    else this.running.begin(way);
  }

  /** Let the camera check look for everybody who is there. @param {Way} way */
  async lookBy(way) {
    if (this.checking) this.checking.mayChoose = way === "landmarks";
    if (way === "frames") {
      this.lookout.open();
      return;
    }
    this.lookout.close();
    await this.watch.eyes.lookFor(2);
  }

  /** @param {Sight | null} sight */
  async checked(sight) {
    if (!this.checking) return;
    this.forgetCheck();
    if (sight) this.host.checked({ view: this.data.exercise.view });
    await this.watch.eyes.lookFor(1);
    if (!this.isOver) this.running.begin(this.watch.way);
  }

  forgetCheck() {
    this.lookout.close();
    this.checking?.close();
    this.checking = null;
  }

  /**
   * @param {Sight} sight
   * @param {HTMLCanvasElement} picture
   */
  saw(sight, picture) {
    if (!this.checking) {
      this.running.saw(sight, picture);
      return;
    }
    const { checking } = this;
    checking.saw(sight, picture);
    this.drawing.show(picture, ...checking.drawn(sight));
  }

  /** Nothing more is seen or chosen of this set. */
  rest() {
    this.options?.close();
    this.watch.end();
    this.screen.root.classList.add("left");
  }

  /** @param {Over} what */
  over({ set, reason, end }) {
    if (this.isOver) return;
    this.isOver = true;
    this.watch.end();
    this.running.line.forget();
    const { run } = this.data;
    const leave = once(() => this.host.ended({ run, set, reason }));
    const waitMs = end && WITH_VERDICT.includes(reason) ? this.tellLast(end, leave) : 0;
    setTimeout(leave, waitMs);
  }

  /**
   * Tell what came out of the set; return how long that stays up.
   * @param {import("./types").End} end
   * @param {() => void} leave
   */
  tellLast(end, leave) {
    const words = lastWords(end, this.data.texts);
    const choices = [{ says: this.data.texts.see_result, act: leave, main: true }];
    this.voice.close();
    this.voice.say(words.spoken);
    this.screen.root.classList.add("over");
    this.screen.showSheet({ title: words.title, about: words.about, choices });
    return shownMs(words, this.voice.isOn ? this.voice.lastsMs(words.spoken) : 0);
  }

  /** Leave the page: the camera goes off, the set waits to be gone on with. */
  close() {
    this.isOver = true;
    this.listening.abort();
    this.watch.end();
    this.voice.close();
    this.running.line.close();
    this.forgetCheck();
  }
}

/**
 * Return a function that acts the first time only.
 * @param {() => void} act
 */
function once(act) {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
