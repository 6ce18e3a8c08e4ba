// Voice and way of finding the pose, chosen while the set runs.
// @ts-check

/** @typedef {import("./types").VoiceChoice} VoiceChoice */
/** @typedef {"auto" | "landmarks" | "frames"} Way */

const WAYS = /** @type {const} */ (["auto", "landmarks", "frames"]);

export class Options {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, string>} texts
   * @param {{voice: VoiceChoice, way: Way}} chosen
   * @param {(chosen: {voice: VoiceChoice, way: Way}) => void} onChoice
   */
  constructor(root, texts, chosen, onChoice) {
    this.form = /** @type {HTMLFormElement} */ (root.querySelector(".options"));
    this.opener = /** @type {HTMLButtonElement} */ (root.querySelector(".more"));
    this.onChoice = onChoice;
    this.label(texts);
    this.fill(texts, chosen);
    this.opener.setAttribute("aria-expanded", "false");
  }

  /** @param {Record<string, string>} texts */
  label(texts) {
    const say = (/** @type {string} */ selector, /** @type {string} */ text) => {
      const element = this.form.querySelector(selector);
      if (element) element.textContent = text;
    };
    say("h2", texts.options);
    say(".spoken span", texts.voice_on);
    say(".volume span", texts.voice_volume);
    say(".language span", texts.voice_language);
    say(".way span", texts.way);
    say("button", texts.close);
  }

  /**
   * @param {Record<string, string>} texts
   * @param {{voice: VoiceChoice, way: Way}} chosen
   */
  fill(texts, { voice, way }) {
    const option = (/** @type {string} */ value, /** @type {string} */ text) =>
      new Option(text, value);
    this.field("language").append(
      ...texts.languages.split(" ").map((each) => option(each, texts[`language_${each}`])));
    this.field("way").append(...WAYS.map((each) => option(each, texts[`way_${each}`])));
    this.field("language").value = voice.language;
    this.field("way").value = way;
    this.field("volume").value = String(voice.volume);
    /** @type {HTMLInputElement} */ (this.field("on")).checked = voice.on;
  }

  /**
   * @param {string} name
   * @returns {HTMLInputElement}
   */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.opener.addEventListener("click", () => this.toggle(), { signal });
    this.form.addEventListener("change", () => this.onChoice(this.chosen()), { signal });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.toggle();
    }, { signal });
  }

  close() {
    this.form.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  toggle() {
    this.form.hidden = !this.form.hidden;
    this.opener.setAttribute("aria-expanded", String(!this.form.hidden));
    (this.form.hidden ? this.opener : this.field("on")).focus();
  }

  /** @returns {{voice: VoiceChoice, way: Way}} */
  chosen() {
    return {
      voice: {
        on: /** @type {HTMLInputElement} */ (this.field("on")).checked,
        volume: Number(this.field("volume").value),
        language: this.field("language").value,
      },
      way: /** @type {Way} */ (this.field("way").value),
    };
  }
}
