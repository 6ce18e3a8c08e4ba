// The voice: counts aloud and says one thing at a time.
// @ts-check

/** @typedef {import("./types").VoiceChoice} VoiceChoice */

const SAME_AGAIN_MS = 8000;
const PER_LETTER_MS = 70;
const LONGEST_WAIT_MS = 700;

/** Speaks; what is newer takes the place of what waits, but not of what must be heard. */
export class Voice {
  /**
   * @param {VoiceChoice} choice
   * @param {SpeechSynthesis | undefined} speech
   */
  constructor(choice, speech = globalThis.speechSynthesis) {
    this.choice = choice;
    this.speech = speech;
    /** @type {string | null} */
    this.due = null;
    /** @type {string | null} */
    this.waiting = null;
    this.busy = false;
    /** @type {Map<string, number>} */
    this.saidMs = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.watch = undefined;
  }

  /**
   * Say a number at once: it belongs to this moment.
   * @param {number} count
   */
  count(count) {
    this.quiet();
    this.speak(String(count));
  }

  /**
   * Say something as soon as the voice is free.
   * @param {string} text
   */
  say(text) {
    if (this.busy) this.waiting = text;
    else this.speak(text);
  }

  /**
   * Say something that must be heard: next, in place of what waits, and before anything newer.
   * @param {string} text
   */
  tell(text) {
    this.waiting = null;
    if (this.busy) this.due = text;
    else this.speak(text);
  }

  /**
   * Say something that stays true for a while, not again and again.
   * @param {string} text
   * @param {number} nowMs
   */
  remind(text, nowMs) {
    if (nowMs - (this.saidMs.get(text) ?? -Infinity) < SAME_AGAIN_MS) return;
    this.saidMs.set(text, nowMs);
    this.say(text);
  }

  /** Stop speaking. */
  quiet() {
    clearTimeout(this.watch);
    this.busy = false;
    this.speech?.cancel();
  }

  /** Stop speaking, and forget what waits. */
  close() {
    this.due = this.waiting = null;
    this.quiet();
  }

  /** Whether anything can be heard. */
  get isOn() {
    return Boolean(this.speech) && this.choice.on && this.choice.volume > 0;
  }

  /** How long a text takes to be spoken, at most. @param {string} text */
  lastsMs(text) {
    return LONGEST_WAIT_MS + PER_LETTER_MS * text.length;
  }

  /** @param {string} text */
  speak(text) {
    if (!this.speech || !this.isOn) return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = this.choice.language;
    words.volume = this.choice.volume;
    this.busy = true;
    const done = () => this.next(words);
    words.onend = done;
    words.onerror = done;
    this.current = words;
    // Browsers without a voice never say that they have finished.
    this.watch = setTimeout(done, this.lastsMs(text));
    this.speech.speak(words);
  }

  /** @param {SpeechSynthesisUtterance} words */
  next(words) {
    if (words !== this.current) return;
    clearTimeout(this.watch);
    this.busy = false;
    const text = this.due ?? this.waiting;
    if (this.due) this.due = null;
    else this.waiting = null;
    if (text) this.speak(text);
  }
}
