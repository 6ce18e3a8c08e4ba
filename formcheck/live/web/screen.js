// What stands over the picture: phase, count, ring, tempo, the one thing to say, and the buttons.
// @ts-check

/** @typedef {import("./types").Phase} Phase */
/** @typedef {import("./types").VoiceChoice} VoiceChoice */

const CUE_MS = 4000;

/** @typedef {{title: string, about?: string, clip?: string | null, steps?: Step[],
 *   choices?: Choice[]}} Sheet */
/** @typedef {{says: string, state: "good" | "here" | ""}} Step */
/** @typedef {{says: string, act: () => void, main?: boolean}} Choice */

export class Screen {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, string>} texts
   */
  constructor(root, texts) {
    this.root = root;
    this.texts = texts;
    this.video = /** @type {HTMLVideoElement} */ (this.find(".stage video"));
    this.canvas = /** @type {HTMLCanvasElement} */ (this.find(".stage canvas"));
    this.shownSheet = "";
    this.cueUntilMs = 0;
    root.setAttribute("aria-label", texts.label);
    this.find(".stop").textContent = texts.stop;
    this.find(".more").textContent = texts.options;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /**
   * Say whether the camera is on, and how the pose is found.
   * @param {boolean} on
   * @param {"landmarks" | "frames"} way
   */
  showCamera(on, way) {
    this.root.classList.toggle("dark-lens", !on);
    const text = on ? this.texts[`camera_on_${way}`] : this.texts.camera_off;
    this.find(".camera span").textContent = text;
    this.find(".lens").textContent = this.texts[on ? "switch_off" : "switch_on"];
  }

  /**
   * @param {string} text
   * @param {string} view
   * @param {boolean} isRight
   */
  showPhase(text, view, isRight) {
    this.find(".phase").textContent = text;
    this.find(".view").textContent = view;
    this.find(".view").classList.toggle("wrong", !isRight);
  }

  /**
   * @param {number} count
   * @param {string} of
   */
  showCount(count, of) {
    const box = this.find(".count");
    const number = this.find(".count b");
    const text = String(count);
    if (number.textContent !== text && number.textContent !== "") {
      box.classList.remove("new");
      void box.offsetWidth;
      box.classList.add("new");
    }
    number.textContent = text;
    this.find(".count span").textContent = of;
  }

  /**
   * Fill the ring.
   * @param {number | null} share 0 to 1; null for no ring
   * @param {string} text
   */
  showRing(share, text) {
    this.find(".gauge").hidden = share === null;
    if (share === null) return;
    const gone = 100 * Math.min(Math.max(share, 0), 1);
    this.find(".gone").style.strokeDasharray = `${gone} 100`;
    this.find(".gauge .left").textContent = text;
  }

  /**
   * Fill the parts of a repetition as they pass.
   * @param {number[] | null} seconds how long each part should take
   * @param {number} part which is on; -1 for none
   * @param {number} gone seconds since it began
   */
  showTempo(seconds, part, gone) {
    const bar = this.find(".tempo");
    bar.hidden = seconds === null;
    if (seconds === null) return;
    bar.querySelectorAll("i").forEach((each, number) => {
      const full = seconds[number] || 0.01;
      const filled = number < part ? 1 : number === part ? Math.min(gone / full, 1) : 0;
      each.style.setProperty("--share", String(full));
      each.style.setProperty("--filled", String(filled));
      each.hidden = !seconds[number];
      each.classList.toggle("over", number === part && gone > 2 * full);
    });
  }

  /**
   * Show the one thing to say, for a while.
   * @param {string} text
   * @param {"look" | "praise" | "plain"} kind
   * @param {number} nowMs
   */
  showCue(text, kind, nowMs) {
    const cue = this.find(".cue");
    cue.textContent = text;
    cue.className = `panel cue ${kind}`;
    cue.hidden = false;
    this.cueUntilMs = nowMs + CUE_MS;
    this.read(text);
  }

  /**
   * Show what holds things up, or is good to know; it goes when it is over.
   * @param {string | undefined} text
   * @param {"look" | "plain"} kind
   * @param {number} nowMs
   */
  showMessage(text, kind, nowMs) {
    const cue = this.find(".cue");
    if (text && nowMs >= this.cueUntilMs) {
      if (cue.textContent !== text) this.read(text);
      cue.textContent = text;
      cue.className = `panel cue ${kind}`;
      cue.hidden = false;
    } else if (!text && nowMs >= this.cueUntilMs) {
      cue.hidden = true;
    }
  }

  /** Tell a screen reader.
   * @param {string} text */
  read(text) {
    this.find(".aloud").textContent = text;
  }

  /**
   * Put a sheet over the picture; null takes it away.
   * @param {Sheet | null} sheet
   */
  showSheet(sheet) {
    const now = sheet ? JSON.stringify(sheet) : "";
    if (now === this.shownSheet) return;
    const isNew = sheet?.title !== this.find(".card h2").textContent;
    this.shownSheet = now;
    this.find(".sheet").hidden = !sheet;
    const checking = Boolean(sheet?.steps?.length);
    this.root.classList.toggle("checking", checking);
    this.root.classList.toggle("dim", sheet !== null && !checking);
    if (!sheet) return;
    this.find(".card h2").textContent = sheet.title;
    this.find(".card .about").textContent = sheet.about ?? "";
    this.showClip(sheet.clip ?? null);
    this.showSteps(sheet.steps ?? []);
    this.showChoices(sheet.choices ?? []);
    if (isNew) this.read(`${sheet.title} ${sheet.about ?? ""}`);
  }

  /** @param {string | null} address */
  showClip(address) {
    const clip = /** @type {HTMLVideoElement} */ (this.find(".clip"));
    clip.hidden = address === null;
    if (address === null || clip.getAttribute("src") === address) return;
    clip.src = address;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    clip.play().catch(() => (clip.hidden = true));
  }

  /** @param {Step[]} steps */
  showSteps(steps) {
    const list = this.find(".steps");
    list.hidden = !steps.length;
    list.replaceChildren(...steps.map(({ says, state }) => {
      const item = document.createElement("li");
      item.textContent = says;
      item.className = state;
      return item;
    }));
  }

  /** @param {Choice[]} choices */
  showChoices(choices) {
    this.find(".choices").replaceChildren(...choices.map(({ says, act, main }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = says;
      button.className = main ? "main" : "";
      button.addEventListener("click", act);
      return button;
    }));
  }
}
