// The set itself: what was seen goes up the line, what the coach says comes down it.
// @ts-check

import { Coaching } from "./coaching.js";
import { Following } from "./follow.js";
import { Absence, RaisedHand } from "./gestures.js";
import { picturePacket, pointsOf, posePacket } from "./packet.js";
import { Line } from "./socket.js";
import { Unsteady } from "./unsteady.js";

/** @typedef {import("./types").PlayerData} PlayerData */
/** @typedef {import("./types").Over} Over */
/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./draw.js").Drawing} Drawing */
/** @typedef {import("./eyes.js").Way} Way */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./voice.js").Voice} Voice */

const TOKEN_REFUSED = 4401;
const STILLS = 6;
const MIRRORED = /** @type {const} */ ({ left: "right", middle: "middle", right: "left" });
/** The server looks at the whole set before it says that it is over; who gets no answer for so long
 * has no line any more. */
const NO_ANSWER_MS = 10000;

export class Running {
  /**
   * @param {PlayerData} data
   * @param {Screen} screen
   * @param {Voice} voice
   * @param {Drawing} drawing
   * @param {{over: (what: Over) => void, rest: () => void,
   *   lookFor: (people: 1 | 2) => void}} listener told when the set is over, when nothing more is to
   *   be seen of it, and how many people are to be looked for
   */
  constructor(data, screen, voice, drawing, listener) {
    this.data = data;
    this.screen = screen;
    this.voice = voice;
    this.drawing = drawing;
    this.listener = listener;
    this.coaching = new Coaching(data.exercise, data.texts, screen, voice);
    this.line = new Line(location.origin.replace(/^http/, "ws") + data.socket, data.run, {
      ready: (ready, resumed) => this.began(ready, resumed),
      coach: (said) => this.coached(said),
      end: (end) => listener.over({ reason: end.why, set: end.set, end }),
      cut: () => this.cut(),
      closed: (code, reason) => this.closed(code, reason),
    });
    this.hand = new RaisedHand();
    this.otherHand = new RaisedHand();
    this.unsteady = new Unsteady();
    this.absence = new Absence();
    this.following = new Following();
    /** @type {Map<number, HTMLCanvasElement>} */
    this.stills = new Map();
    /** @type {string | null} */
    this.set = null;
    /** @type {"asked" | "hand" | null} */
    this.ending = null;
    this.isLeft = false;
  }

  /** Whether one may still be on the way from standing to the mat: lost from sight, found elsewhere. */
  get isComingDown() {
    return this.data.exercise.onFloor && (this.coaching.phase ?? "waiting") === "waiting";
  }

  /** Begin the set, or go on with it. @param {Way} way */
  begin(way) {
    if (this.set) {
      this.screen.showSheet(null);
      return;
    }
    this.screen.showSheet({ title: this.data.texts.joining });
    this.line.open(this.data.token, way);
  }

  /**
   * @param {Sight} seen
   * @param {HTMLCanvasElement} picture
   */
  saw(seen, picture) {
    if (this.isComingDown && !this.following.side) this.following.forget();
    const sight = this.follow(seen);
    this.listener.lookFor(this.following.hasCompany ? 2 : 1);
    this.line.send(sight.timeMs, sight.widthPx, sight.heightPx, (head) =>
      posePacket(head, sight.people[0], sight.camera));
    if (!this.set || this.ending) return;
    this.coaching.company = this.following.side;
    this.coaching.isCameraMoving = this.unsteady.push(sight.camera, sight);
    this.drawing.show(picture, this.coaching.drawn(sight.people[0]?.points));
    this.read(sight);
  }

  /**
   * Leave in a sight who is followed. Before the first repetition whoever else raises a hand is
   * followed instead.
   * @param {Sight} seen
   * @returns {Sight}
   */
  follow(seen) {
    const sight = this.following.push(seen);
    const { others } = this.following;
    const wants = this.coaching.isBegun ? 0 : this.otherHand.push({ ...seen, people: others });
    if (wants < 1) return sight;
    this.following.choose(others[0], seen);
    this.otherHand.spend();
    this.hand.spend();
    this.coaching.say(this.data.texts.follow_changed, "plain", seen.timeMs);
    return this.following.push(seen);
  }

  /** What the person says without words. @param {Sight} sight */
  read(sight) {
    this.coaching.isAway = this.absence.push(sight);
    this.screen.root.classList.toggle("away", this.coaching.isAway);
    if (this.data.exercise.endsByHand && this.hand.push(sight) >= 1) this.stop("hand");
  }

  /**
   * Send a picture up, and keep it until the server says where the body is in it.
   * @type {import("./eyes.js").Watcher["picture"]}
   */
  picture(timeMs, still, jpeg) {
    const sequence = this.line.send(timeMs, still.width, still.height, (head) =>
      picturePacket(head, jpeg));
    if (sequence === null) return;
    this.stills.set(sequence, still);
    const [oldest] = this.stills.keys();
    if (this.stills.size > STILLS) this.stills.delete(oldest);
  }

  /**
   * @param {import("./types").Ready} ready
   * @param {boolean} resumed
   */
  began(ready, resumed) {
    this.set = ready.set;
    if (this.ending) {
      this.line.end(this.ending);
      return;
    }
    this.screen.root.classList.add("running");
    this.screen.showSheet(null);
    this.coaching.begin(ready, resumed, performance.now());
  }

  /** @param {import("./types").Coached} said */
  coached(said) {
    if (this.ending) return;
    const still = this.stills.get(said.seq);
    if (still) this.inCompany(said.follows);
    this.coaching.push(said, performance.now());
    if (!still) return;
    const points = said.pose && pointsOf(said.pose);
    this.drawing.show(still, this.coaching.drawn(points));
    const people = points ? [{ points, world: [] }] : [];
    this.read({ timeMs: said.time_ms, widthPx: still.width, heightPx: still.height, people });
  }

  /**
   * Say whom the server follows, which sees the picture as it is: on the screen it is a mirror.
   * Whoever is followed from now on by a raised hand does not end the set with it.
   * @param {import("./types").Coached["follows"]} side
   */
  inCompany(side) {
    const shown = side ? MIRRORED[side] : null;
    if (shown && this.coaching.company && shown !== this.coaching.company) this.hand.spend();
    this.coaching.company = shown;
  }

  /** The line was cut; it is tried again. */
  cut() {
    const { texts } = this.data;
    if (this.ending) {
      this.leaveIt(texts.safe, texts.safe_hint);
      return;
    }
    this.screen.showSheet({ title: texts.cut, about: `${this.coaching.kept} ${texts.cut_hint}` });
  }

  /**
   * The set cannot go on from here.
   * @param {number} code
   * @param {string} reason
   */
  closed(code, reason) {
    if (code === TOKEN_REFUSED && !this.set) {
      this.listener.over({ reason: "token", set: null });
      return;
    }
    const { texts } = this.data;
    this.leaveIt(this.ending ? texts.safe : texts.stopped, reason || texts.stopped_hint);
  }

  /**
   * End the set. Where the line is cut, the person is told that what they did is safe; the full
   * result comes when the line does.
   * @param {"asked" | "hand"} why
   */
  stop(why) {
    if (!this.set) {
      this.listener.over({ reason: "left", set: null });
      return;
    }
    if (this.ending) return;
    this.ending = why;
    const { safe, safe_hint: hint } = this.data.texts;
    if (!this.line.end(why)) {
      this.leaveIt(safe, hint);
      return;
    }
    this.screen.showSheet({ title: this.data.texts.looking });
    setTimeout(() => this.leaveIt(safe, hint), NO_ANSWER_MS);
  }

  /**
   * Say that the set is kept, and let the person go.
   * @param {string} title
   * @param {string} about
   */
  leaveIt(title, about) {
    if (this.isLeft) return;
    this.isLeft = true;
    const { kept } = this.coaching;
    this.listener.rest();
    this.voice.say(`${title}. ${kept}`);
    const act = () => this.listener.over({ reason: "cut", set: this.set });
    this.screen.showSheet({
      title,
      about: `${kept} ${about}`,
      choices: [{ says: this.data.texts.see_result, act, main: true }],
    });
  }
}
