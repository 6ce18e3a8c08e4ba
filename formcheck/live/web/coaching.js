// Turns what the coach says into what is shown and spoken.
// @ts-check

/** @typedef {import("./types").Coached} Coached */
/** @typedef {import("./types").Ready} Ready */
/** @typedef {import("./types").Exercise} Exercise */
/** @typedef {import("./types").Phase} Phase */
/** @typedef {import("./draw.js").Drawn} Drawn */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./voice.js").Voice} Voice */

const EVERY_S = 10;
/** @type {Phase[]} */
const TEMPO_PHASES = ["out", "peak", "return"];

export class Coaching {
  /**
   * @param {Exercise} exercise
   * @param {Record<string, string>} texts
   * @param {Screen} screen
   * @param {Voice} voice
   */
  constructor(exercise, texts, screen, voice) {
    this.exercise = exercise;
    this.texts = texts;
    this.screen = screen;
    this.voice = voice;
    /** @type {Ready | null} */
    this.set = null;
    /** @type {Coached | null} */
    this.last = null;
    /** @type {Phase | null} */
    this.phase = null;
    this.phaseMs = 0;
    this.count = 0;
    this.saidS = 0;
    this.hasToldUncounted = false;
    this.hasToldCamera = false;
    this.isAway = false;
    this.isCameraMoving = false;
    /** @type {"left" | "middle" | "right" | null} where who is followed is on the screen, in company */
    this.company = null;
  }

  /**
   * The set begins, or goes on. How it goes is heard even by who stands ready at once.
   * @param {Ready} ready
   * @param {boolean} resumed
   * @param {number} nowMs
   */
  begin(ready, resumed, nowMs) {
    this.set = ready;
    this.count = ready.count;
    this.show(null, nowMs);
    const text = resumed ? this.texts.back : this.howItGoes;
    this.screen.showCue(text, "plain", nowMs);
    this.voice.tell(text);
  }

  /**
   * @param {Coached} said
   * @param {number} nowMs
   */
  push(said, nowMs) {
    this.last = said;
    if (said.phase !== this.phase) this.enter(said.phase, nowMs);
    this.countAloud(said);
    if (said.cue) this.say(said.cue, said.praise ? "praise" : "look", nowMs);
    else if (said.not_counted && !said.message) this.tellUncounted(said.not_counted.says, nowMs);
    if (said.message) this.voice.remind(said.message, nowMs);
    if (said.message) this.screen.showMessage(said.message, "look", nowMs);
    else this.screen.showMessage(this.aside(), "plain", nowMs);
    this.show(said, nowMs);
  }

  /**
   * What is shown where nothing keeps the coach from judging: whom it follows, as long as that can
   * be changed, or that the camera moves, which is said aloud once in a set.
   */
  aside() {
    const { texts } = this;
    if (this.company && !this.isBegun) {
      return `${texts[`follow_${this.company}`]} ${texts.follow_change}`;
    }
    if (!this.isCameraMoving) return undefined;
    if (!this.hasToldCamera) this.voice.say(texts.camera_moves);
    this.hasToldCamera = true;
    return texts.camera_moves;
  }

  /** Whether anything was counted or held yet. */
  get isBegun() {
    return this.count > 0 || (this.last?.hold_s ?? 0) > 0;
  }

  /**
   * Tell once in a set that a movement was not counted; the last words name them all.
   * @param {string} text
   * @param {number} nowMs
   */
  tellUncounted(text, nowMs) {
    if (this.hasToldUncounted) return;
    this.hasToldUncounted = true;
    this.say(text, "plain", nowMs);
  }

  /** How the set is begun, and how it is ended, without touching anything. */
  get howItGoes() {
    return this.exercise.endsByHand ? this.texts.take_position_hand : this.texts.take_position;
  }

  /**
   * @param {Phase} phase
   * @param {number} nowMs
   */
  enter(phase, nowMs) {
    const before = this.phase;
    this.phase = phase;
    this.phaseMs = nowMs;
    if (before === "waiting" || before === null) {
      if (phase === "ready") this.say(this.texts.begin_now, "plain", nowMs);
      if (phase === "hold") this.say(this.texts.hold_now, "plain", nowMs);
    }
    if (phase === "inhale" || phase === "exhale") this.voice.say(this.texts[`phase_${phase}`]);
  }

  /** @param {Coached} said */
  countAloud(said) {
    if (said.count > this.count) {
      this.count = said.count;
      this.voice.count(said.count);
      const left = this.set?.goal_unit === "reps" ? this.set.goal - said.count : 0;
      if (left === 1) this.voice.say(this.texts.one_more);
    }
    const seconds = Math.floor((said.hold_s ?? 0) / EVERY_S) * EVERY_S;
    if (seconds > this.saidS) {
      this.saidS = seconds;
      this.voice.say(this.texts.seconds_aloud.replace("{count}", String(seconds)));
    }
  }

  /**
   * @param {string} text
   * @param {"look" | "praise" | "plain"} kind
   * @param {number} nowMs
   */
  say(text, kind, nowMs) {
    this.screen.showCue(text, kind, nowMs);
    this.voice.say(text);
  }

  /**
   * @param {Coached | null} said
   * @param {number} nowMs
   */
  show(said, nowMs) {
    const phase = said?.phase ?? "waiting";
    const { texts, screen } = this;
    const view = said?.message ? texts.view_look : texts[`view_${this.exercise.view}`];
    screen.showPhase(texts[this.isAway ? "away" : `phase_${phase}`], view, !said?.message);
    this.showDone(said);
    this.showPace(said, nowMs);
  }

  /** @param {Coached | null} said */
  showDone(said) {
    const held = this.exercise.mode === "hold";
    const number = held ? Math.floor(said?.hold_s ?? 0) : said?.count ?? this.count;
    const goal = this.set?.goal ?? 0;
    const unit = held ? "of_seconds" : this.set?.goal_unit === "s" ? "so_far" : "of_reps";
    const of = this.texts[unit].replace("{goal}", String(Math.round(goal)));
    this.screen.showCount(number, said?.basis === "approximate" ? `${this.texts.about}, ${of}` : of);
  }

  /**
   * @param {Coached | null} said
   * @param {number} nowMs
   */
  showPace(said, nowMs) {
    const { tempo } = this.exercise;
    const goal = this.set?.goal ?? 1;
    const goneS = (nowMs - this.phaseMs) / 1000;
    if (this.exercise.mode === "hold") {
      const heldS = said?.hold_s ?? 0;
      this.screen.showRing(heldS / goal, String(Math.max(Math.ceil(goal - heldS), 0)));
    } else if (said?.left_s !== undefined) {
      this.screen.showRing(goneS / (goneS + said.left_s || 1), String(Math.ceil(said.left_s)));
    } else {
      this.screen.showRing(null, "");
    }
    const parts = tempo && [tempo.out, tempo.peak, tempo.return];
    const part = TEMPO_PHASES.indexOf(said?.phase ?? "waiting");
    this.screen.showTempo(said?.left_s === undefined ? parts : null, part, goneS);
  }

  /** What of the set is counted and kept, in words. */
  get kept() {
    const held = this.exercise.mode === "hold";
    const number = held ? Math.floor(this.last?.hold_s ?? 0) : this.count;
    const name = `kept_${held ? "seconds" : number === 1 ? "one" : "reps"}`;
    return this.texts[number ? name : "kept_none"].replace("{count}", String(number));
  }

  /**
   * What to draw over the picture.
   * @param {import("./types").Point[] | undefined} points
   * @returns {Drawn}
   */
  drawn(points) {
    const said = this.last;
    return {
      points,
      joint: said?.joint ?? [],
      driver: said?.driver ?? null,
      target: this.set?.unit === "deg" ? this.set.target ?? null : null,
      tolerance: this.set?.tolerance || 5,
      unit: said?.unit ?? "",
      faulty: said?.faults?.flatMap((fault) => fault.landmarks) ?? [],
      label: this.company ? this.texts.follow_label : "",
    };
  }
}
