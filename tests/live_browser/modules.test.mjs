// Rules of the player's modules that need no browser; run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const web = process.env.WEB;
const { drivingArc } = await import(`${web}/angle.js`);
const { CameraCheck, problem, STEADY_MS } = await import(`${web}/check.js`);
const { Consent } = await import(`${web}/consent.js`);
const { Checking } = await import(`${web}/checking.js`);
const { Coaching } = await import(`${web}/coaching.js`);
const { Following } = await import(`${web}/follow.js`);
const { Absence, AWAY_MS, LAPSE_MS, RaisedHand, RAISED_MS } = await import(`${web}/gestures.js`);
const { lastWords, shownMs } = await import(`${web}/lastwords.js`);
const { distinct } = await import(`${web}/persons.js`);
const { picturePacket, posePacket } = await import(`${web}/packet.js`);
const { Line, SILENT_MS } = await import(`${web}/socket.js`);
const { Unsteady } = await import(`${web}/unsteady.js`);
const { Voice } = await import(`${web}/voice.js`);

const LIGHT = 120;
const PLACES = {
  0: [0, 0.12], 7: [0.01, 0.11], 8: [-0.01, 0.11],
  11: [0.05, 0.25], 12: [-0.05, 0.25], 13: [0.06, 0.38], 14: [-0.06, 0.38],
  15: [0.07, 0.5], 16: [-0.07, 0.5], 23: [0.03, 0.5], 24: [-0.03, 0.5],
  25: [0.03, 0.7], 26: [-0.03, 0.7], 27: [0.03, 0.9], 28: [-0.03, 0.9],
  31: [0.03, 0.92], 32: [-0.03, 0.92],
};

/** Somebody standing in the middle, 1.7 m tall, turned so far from facing the camera. */
function standing({ turned = 90, moved = {}, scale = 1, up = 0, aside = 0 } = {}) {
  const rad = (turned * Math.PI) / 180;
  const points = [];
  const world = [];
  for (let each = 0; each < 33; each += 1) {
    const [across, down] = moved[each] ?? PLACES[each] ?? [0, 0.3];
    const y = 0.5 + (down - 0.5) * scale + up;
    points.push({ x: 0.5 + aside + across * Math.cos(rad) * scale, y, z: 0, visibility: 0.99 });
    const wide = across * 2.2;
    const high = (down - 0.5) * 2.1;
    world.push({ x: wide * Math.cos(rad), y: high, z: wide * Math.sin(rad), visibility: 0.99 });
  }
  return { points, world };
}

const sight = (people, timeMs = 0) => ({ timeMs, widthPx: 640, heightPx: 480, people });
const says = (person, view = "side", light = LIGHT, onFloor = false) =>
  problem(sight(person ? [person] : []), light, { view, onFloor })?.says ?? "good";

test("a person who stands as the exercise needs is good", () => {
  assert.equal(says(standing()), "good");
  assert.equal(says(standing({ turned: 0 }), "front"), "good");
});

test("the first thing to change is said, one at a time", () => {
  const off = standing({ scale: 0.3 });
  assert.equal(says(null), "check_nobody");
  assert.equal(says(null, "side", 10), "check_dark");
  assert.equal(problem(sight([standing(), standing()]), LIGHT, {}).says, "check_many");
  assert.equal(says(off, "side", 10), "check_dark");
  assert.equal(says(off, "side", 250), "check_glare");
  assert.equal(says(off), "check_closer");
});

test("who is cut off at the feet is asked to step back", () => {
  assert.equal(says(standing({ up: 0.12 })), "check_back");
});

test("the camera goes to the height of the hips", () => {
  assert.equal(says(standing({ scale: 0.6, up: -0.25 })), "check_raise");
  assert.equal(says(standing({ scale: 0.56, up: 0.26 })), "check_lower");
});

test("beside a mat one may stand as one likes, and the camera stands low", () => {
  assert.equal(says(standing({ turned: 10 }), "side", LIGHT, true), "good");
  assert.equal(says(standing({ scale: 0.6, up: -0.25 }), "side", LIGHT, true), "good");
});

test("the wrong view is told with the way to turn", () => {
  assert.equal(says(standing({ turned: 10 }), "side"), "check_side");
  assert.equal(says(standing({ turned: 80 }), "front"), "check_front");
});

test("a tilted screen is set straight", () => {
  const across = Object.fromEntries(
    Object.entries(PLACES).map(([each, [x, y]]) => [each, [x + (0.9 - y) * 0.3, y]]));
  assert.equal(says(standing({ turned: 0, moved: across }), "front"), "check_level");
});

const level = (offLevelDeg, person = standing()) => problem(
  { ...sight([person]), camera: { offLevelDeg } }, LIGHT, { view: "side", onFloor: false })?.says ?? "good";

test("what the room shows of the camera is told from 3 degrees on, with the way to turn it", () => {
  assert.equal(level(2.9), "good");
  assert.equal(level(3.1), "check_level_right");
  assert.equal(level(-3.1), "check_level_left");
  assert.equal(level(NaN), "good");
});

test("who leans before a level camera is not told to turn it", () => {
  const across = Object.fromEntries(
    Object.entries(PLACES).map(([each, [x, y]]) => [each, [x + (0.9 - y) * 0.3, y]]));
  const leaning = { ...standing({ turned: 0, moved: across }), world: standing().world };
  assert.equal(level(NaN, leaning), "check_level");
  assert.equal(level(0, leaning), "good");
});

test("the check ends after everything was right for long enough", () => {
  const check = new CameraCheck({ view: "side", onFloor: false });
  assert.equal(check.push(sight([standing()], 0), LIGHT).done, false);
  assert.equal(check.push(sight([], 700), LIGHT).done, false);
  assert.equal(check.push(sight([standing()], 1000), LIGHT).done, false);
  assert.equal(check.push(sight([standing()], 1000 + STEADY_MS), LIGHT).done, true);
});

const ARM_UP = { 15: [0.07, -0.05], 13: [0.06, 0.12] };
const BOTH_UP = { ...ARM_UP, 16: [-0.07, -0.05], 14: [-0.06, 0.12] };

test("one hand held up for long enough ends the set, two hands do not", () => {
  const hand = new RaisedHand();
  assert.equal(hand.push(sight([standing({ moved: ARM_UP })], 0)), 0);
  assert.equal(hand.push(sight([standing({ moved: ARM_UP })], RAISED_MS)), 1);
  assert.equal(hand.push(sight([standing()], RAISED_MS + LAPSE_MS + 1)), 0);
  const both = new RaisedHand();
  both.push(sight([standing({ moved: BOTH_UP })], 0));
  assert.equal(both.push(sight([standing({ moved: BOTH_UP })], RAISED_MS)), 0);
});

test("a hand that is misplaced for a moment, or hidden behind the body, changes nothing", () => {
  const hand = new RaisedHand();
  const hidden = standing({ moved: { ...ARM_UP, 16: [-0.07, -0.05] } });
  hidden.points[16].visibility = 0.2;
  hand.push(sight([hidden], 0));
  hand.push(sight([standing()], LAPSE_MS));
  assert.equal(hand.push(sight([hidden], RAISED_MS)), 1);
});

test("a hand that has said what it had to say counts again after it was taken down", () => {
  const hand = new RaisedHand();
  const up = (timeMs) => hand.push(sight([standing({ moved: ARM_UP })], timeMs));
  up(0);
  hand.spend();
  assert.equal(up(100), 0);
  assert.equal(up(100 + RAISED_MS), 0);
  hand.push(sight([standing()], 3000));
  up(4000);
  assert.equal(up(4000 + RAISED_MS), 1);
});

test("one body found twice is one person, the larger of the two", () => {
  const body = standing({ turned: 0 });
  const again = standing({ turned: 0, aside: 0.01, scale: 0.98 });
  const head = standing({ turned: 0, scale: 0.1, up: -0.34 });
  const nobodyElse = [again, head, standing({ turned: 0, moved: ARM_UP, aside: 0.01 })];
  for (const other of nobodyElse) assert.equal(distinct([body, other], 4 / 3).length, 1);
  assert.deepEqual(distinct([head, body], 4 / 3), [body]);
});

test("two who stand side by side, near or far, are two", () => {
  const body = standing({ turned: 0 });
  for (const other of [standing({ turned: 0, aside: 0.2 }), standing({ aside: 0.15, scale: 0.5 })]) {
    assert.deepEqual(distinct([body, other], 4 / 3), [body, other]);
  }
});

/** A camera check whose sheets and whose end are kept. */
function checking() {
  const sheets = [];
  const texts = new Proxy({}, { get: (_, name) => name });
  const following = new Following();
  const exercise = { view: "side", onFloor: false };
  const pen = { canvas: { width: 1, height: 1 }, drawImage() {},
    getImageData: () => ({ data: [LIGHT, LIGHT, LIGHT, 255] }) };
  globalThis.document = { createElement: () => ({ getContext: () => pen }) };
  const screen = { showSheet: (sheet) => sheets.push(sheet.title) };
  const seen = { done: null };
  const check = new Checking({ exercise, texts, clip: null }, screen, { remind() {} }, following,
    (its) => (seen.done = its));
  let nowMs = 0;
  const see = (...people) => {
    for (let each = 0; each < 20 && !seen.done; each += 1) {
      nowMs += 100;
      check.saw(sight(people, nowMs), null);
    }
    return sheets.at(-1);
  };
  return { check, see, seen, following };
}

test("of two people the check asks one to go, or to raise a hand", () => {
  const { check, see, seen } = checking();
  const [mine, other] = [standing({ aside: -0.2 }), standing({ aside: 0.2 })];
  assert.equal(see(mine, other), "check_many");
  const drawn = check.drawn(sight([mine, other]));
  assert.deepEqual(drawn.map(({ label, isOther }) => [label, isOther ?? false]),
    [["follow_label", false], ["", true]]);
  see(mine, standing({ aside: 0.2, moved: ARM_UP }));
  see(mine, other);
  assert.deepEqual(seen.done.people, [other]);
});

test("who raises a hand in the check is followed in the set", () => {
  const { see, following } = checking();
  see(standing({ aside: -0.2 }), standing({ aside: 0.2, moved: ARM_UP }));
  see(standing({ aside: -0.2 }), standing({ aside: 0.2 }));
  const [kept] = following.push(sight([standing({ aside: -0.2 }), standing({ aside: 0.2 })], 4100)).people;
  assert.ok(kept.points[0].x > 0.6);
  assert.equal(following.side, "left");
});

test("a camera that moves again and again is unsteady, one that is set right once is not", () => {
  const at = (unsteady, timeMs, dyPx) =>
    unsteady.push({ dxPx: NaN, dyPx, scale: 1, rollDeg: 0 }, { timeMs, heightPx: 480 });
  const [held, moved, still] = [new Unsteady(), new Unsteady(), new Unsteady()];
  const tells = { held: false, moved: false, still: false };
  for (let ms = 0; ms < 12_000; ms += 100) {
    tells.held ||= at(held, ms, 12 * Math.sin(ms / 400));
    tells.moved ||= at(moved, ms, ms < 3000 ? 0 : 40);
    tells.still ||= at(still, ms, 3 * Math.sin(ms / 400));
  }
  assert.deepEqual(tells, { held: true, moved: false, still: false });
});

test("who has left for a while is away, who blinked out of sight is not", () => {
  const absence = new Absence();
  assert.equal(absence.push(sight([], 0)), false);
  assert.equal(absence.push(sight([], AWAY_MS - 1)), false);
  assert.equal(absence.push(sight([], AWAY_MS)), true);
  assert.equal(absence.push(sight([standing()], AWAY_MS + 1)), false);
});

test("the arc at a joint shows the bend, counted from the straight limb", () => {
  const arc = drivingArc([[0, 0], [0, 1], [1, 1]], 90);
  assert.ok(Math.abs(Math.abs(arc.turnRad) - Math.PI / 2) < 1e-9);
  assert.equal(drivingArc([[0, 0], [0, 1], [1, 1]], 20), null);
});

const head = { sequence: 7, timeMs: 1234.5, widthPx: 640, heightPx: 480 };
const hex = (buffer) => Buffer.from(buffer).toString("hex");

const CAMERA = { dxPx: 12.5, dyPx: -3, rollDeg: 1.5, scale: 1.25, offLevelDeg: NaN };

test("packets are as the server reads them", () => {
  console.log(`PACKETS ${JSON.stringify({
    pose: hex(posePacket(head, standing(), CAMERA)),
    nobody: hex(posePacket(head, undefined)),
    picture: hex(picturePacket(head, new Uint8Array([255, 216, 1]).buffer)),
  })}`);
});

test("a landmark that is not a number is sent as zero", () => {
  const person = standing();
  person.world[3].x = NaN;
  const view = new DataView(posePacket(head, person));
  assert.equal(view.getFloat32(24 + 3 * 24 + 8, true), 0);
});

/** A socket that a test closes and speaks through. */
class FakeSocket {
  static made = [];
  constructor() {
    this.sent = [];
    this.bufferedAmount = 0;
    this.readyState = 1;
    FakeSocket.made.push(this);
  }
  send(what) {
    this.sent.push(what);
  }
  close() {}
  open() {
    this.onopen();
  }
  say(what) {
    this.onmessage({ data: JSON.stringify(what) });
  }
  drop(code, reason = "") {
    this.onclose({ code, reason });
  }
}

const memory = () => {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  };
};

function line(t, kept = memory()) {
  FakeSocket.made = [];
  globalThis.WebSocket = FakeSocket;
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const heard = [];
  const note = (name) => (...rest) => heard.push([name, ...rest]);
  const names = ["ready", "coach", "end", "cut", "closed"];
  const listener = Object.fromEntries(names.map((name) => [name, note(name)]));
  return { line: new Line("ws://here/live", "run", listener, kept), heard, kept };
}

const READY = { kind: "ready", set: "s", key: "k", sequence: 0, time_ms: 0, count: 0 };

test("a cut line goes on with the same set, and with its numbers", (t) => {
  const { line: one, heard } = line(t);
  one.open("token", "landmarks");
  FakeSocket.made[0].open();
  assert.deepEqual(JSON.parse(FakeSocket.made[0].sent[0]).kind, "begin");
  FakeSocket.made[0].say(READY);
  FakeSocket.made[0].drop(1006);
  t.mock.timers.tick(1000);
  FakeSocket.made[1].open();
  assert.deepEqual(JSON.parse(FakeSocket.made[1].sent[0]), { kind: "resume", key: "k", mode: "landmarks" });
  FakeSocket.made[1].say({ ...READY, sequence: 41 });
  one.send(performance.now() + 5, 640, 480, ({ sequence }) => sequence);
  assert.equal(FakeSocket.made[1].sent[1], 42);
  assert.deepEqual(heard.map(([name]) => name), ["ready", "cut", "ready"]);
});

test("a page that is loaded again goes on with its set", (t) => {
  const kept = memory();
  const { line: before } = line(t, kept);
  before.open("token", "landmarks");
  FakeSocket.made[0].say(READY);
  before.close();
  const { line: after } = line(t, kept);
  assert.equal(after.isKnown, true);
  after.open("another token", "landmarks");
  FakeSocket.made[0].open();
  assert.equal(JSON.parse(FakeSocket.made[0].sent[0]).kind, "resume");
});

test("what cannot be gone on with is told once, and forgotten", (t) => {
  for (const code of [4401, 4409, 4410, 1011]) {
    const { line: one, heard, kept } = line(t);
    one.open("token", "landmarks");
    FakeSocket.made[0].say(READY);
    FakeSocket.made[0].drop(code, "why");
    t.mock.timers.tick(5000);
    assert.deepEqual(heard.at(-1), ["closed", code, "why"]);
    assert.equal(FakeSocket.made.length, 1);
    assert.equal(kept.getItem("formcheck-live-run"), null);
  }
});

test("a line that answers nothing for long is cut, and tried again", (t) => {
  let nowMs = 1000;
  t.mock.method(performance, "now", () => nowMs);
  const { line: one, heard } = line(t);
  one.open("token", "landmarks");
  FakeSocket.made[0].say(READY);
  const send = () => one.send(nowMs, 640, 480, () => "pose");
  send();
  nowMs += SILENT_MS - 1;
  send();
  FakeSocket.made[0].say({ kind: "coach", seq: 1 });
  nowMs += SILENT_MS + 1;
  send();
  assert.equal(FakeSocket.made.length, 1);
  nowMs += SILENT_MS + 1;
  send();
  assert.deepEqual(heard.at(-1), ["cut"]);
  t.mock.timers.tick(1000);
  assert.equal(FakeSocket.made.length, 2);
});

test("a set cannot be ended over a line that closes just now", (t) => {
  const { line: one } = line(t);
  one.open("token", "landmarks");
  FakeSocket.made[0].say(READY);
  FakeSocket.made[0].readyState = 2;
  assert.equal(one.end("asked"), false);
});

test("a line that is full drops poses and counts them", (t) => {
  const { line: one } = line(t);
  one.open("token", "landmarks");
  FakeSocket.made[0].say(READY);
  FakeSocket.made[0].bufferedAmount = 1e6;
  one.send(performance.now() + 5, 640, 480, () => "pose");
  assert.equal(one.dropped, 1);
  assert.deepEqual(FakeSocket.made[0].sent, []);
});

class FakeSpeech {
  spoken = [];
  cancel() {}
  speak(words) {
    this.spoken.push(words);
  }
  get texts() {
    return this.spoken.map(({ text }) => text);
  }
}

globalThis.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};

const LOUD = { on: true, volume: 1, language: "en-GB" };

function speaking(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const speech = new FakeSpeech();
  return { speech, voice: new Voice(LOUD, speech) };
}

test("numbers are said at once, cues one after the other, the newest of those that wait", (t) => {
  const { speech, voice } = speaking(t);
  voice.say("first");
  voice.say("second");
  voice.say("third");
  assert.deepEqual(speech.texts, ["first"]);
  speech.spoken[0].onend();
  assert.deepEqual(speech.texts, ["first", "third"]);
  voice.count(4);
  assert.deepEqual(speech.texts, ["first", "third", "4"]);
});

test("a browser without a voice does not hold up what waits", (t) => {
  const { speech, voice } = speaking(t);
  voice.say("first");
  voice.say("second");
  t.mock.timers.tick(60_000);
  assert.deepEqual(speech.texts, ["first", "second"]);
});

test("a voice that is off says nothing", () => {
  const speech = new FakeSpeech();
  const voice = new Voice({ ...LOUD, on: false }, speech);
  voice.say("first");
  voice.count(1);
  assert.deepEqual(speech.texts, []);
});

test("what must be heard is said next, and gives way to no newer cue", (t) => {
  const { speech, voice } = speaking(t);
  voice.say("first");
  voice.say("old");
  voice.tell("heed");
  voice.say("new");
  speech.spoken.at(-1).onend();
  speech.spoken.at(-1).onend();
  speech.spoken.at(-1).onend();
  assert.deepEqual(speech.texts, ["first", "heed", "new"]);
});

test("how the set goes is heard by who stands ready before the check has spoken to its end", (t) => {
  const { speech, voice } = speaking(t);
  const screen = new Proxy({}, { get: () => () => {} });
  const texts = { take_position_hand: "how it goes", begin_now: "begin", of_reps: "of {goal}" };
  const coaching = new Coaching({ endsByHand: true, mode: "reps", tempo: null }, texts, screen, voice);
  voice.say("good");
  coaching.begin({ count: 0, goal: 5, goal_unit: "reps" }, false, 0);
  coaching.push({ phase: "ready", count: 0 }, 100);
  speech.spoken.at(-1).onend();
  speech.spoken.at(-1).onend();
  assert.deepEqual(speech.texts, ["good", "how it goes", "begin"]);
});

/** A coach in the player whose sentences are kept. */
function coached(t, texts = {}) {
  const { speech, voice } = speaking(t);
  const shown = [];
  const screen = new Proxy({}, { get: (_, name) => (...what) => shown.push([name, ...what]) });
  const coaching = new Coaching(
    { endsByHand: true, mode: "reps", tempo: null }, { take_position_hand: "begin", of_reps: "of {goal}", ...texts }, screen, voice);
  return { coaching, shown, speech };
}

const MISSED = { reason: "given_up", says: "That one turned back early, so I did not count it." };

test("what was not counted is told once in a set", (t) => {
  const { coaching, shown } = coached(t);
  coaching.push({ phase: "out", count: 0, not_counted: MISSED }, 0);
  coaching.push({ phase: "out", count: 0, not_counted: MISSED }, 9000);
  assert.deepEqual(shown.filter(([name]) => name === "showCue").map(([, text]) => text), [MISSED.says]);
});

test("what was not counted gives way to a cue and to what keeps the coach from judging", (t) => {
  const { coaching, shown } = coached(t);
  coaching.push({ phase: "out", count: 0, not_counted: MISSED, cue: "Sit lower." }, 0);
  coaching.push({ phase: "out", count: 0, not_counted: MISSED, message: "Turn side-on." }, 5000);
  assert.deepEqual(shown.filter(([name]) => name === "showCue").map(([, text]) => text), ["Sit lower."]);
});

test("a count that is approximate stands with its about", (t) => {
  const { coaching, shown } = coached(t, { about: "about" });
  coaching.begin({ count: 0, goal: 5, goal_unit: "reps" }, false, 0);
  coaching.push({ phase: "out", count: 2, basis: "approximate" }, 100);
  coaching.push({ phase: "out", count: 3 }, 200);
  const counts = shown.filter(([name]) => name === "showCount").map(([, ...what]) => what);
  assert.deepEqual(counts, [[0, "of 5"], [2, "about, of 5"], [3, "of 5"]]);
});

test("a camera that moves is shown as long as it does, and said once", (t) => {
  const { coaching, shown, speech } = coached(t, { camera_moves: "Put it down." });
  const messages = () => shown.filter(([name]) => name === "showMessage").map(([, text]) => text);
  coaching.isCameraMoving = true;
  coaching.push({ phase: "out", count: 0 }, 0);
  coaching.push({ phase: "out", count: 0 }, 9000);
  coaching.push({ phase: "out", count: 0, message: "Turn side-on." }, 10_000);
  coaching.isCameraMoving = false;
  coaching.push({ phase: "out", count: 0 }, 19_000);
  assert.deepEqual(messages(), ["Put it down.", "Put it down.", "Turn side-on.", undefined]);
  assert.equal(speech.texts.filter((each) => each === "Put it down.").length, 1);
});

test("in company it is shown who is followed, and how to change it before the first repetition", (t) => {
  const texts = { begin_now: "begin", follow_left: "The one on the left.", follow_change: "Raise a hand.", follow_label: "You" };
  const { coaching, shown } = coached(t, texts);
  coaching.company = "left";
  coaching.push({ phase: "ready", count: 0 }, 0);
  coaching.push({ phase: "out", count: 1 }, 100);
  const messages = shown.filter(([name]) => name === "showMessage").map(([, text]) => text);
  assert.deepEqual(messages, ["The one on the left. Raise a hand.", undefined]);
  assert.equal(coaching.drawn(undefined).label, "You");
});

/** A set whose pictures the server looks at; its answers are given by hand. */
async function lookedAtElsewhere(t) {
  globalThis.location = { origin: "http://here" };
  globalThis.sessionStorage = { getItem: () => null, setItem() {}, removeItem() {} };
  const { Running } = await import(`${web}/running.js`);
  const { voice } = speaking(t);
  const messages = [];
  const screen = new Proxy({ root: { classList: { toggle() {} } } }, {
    get: (root, name) => root[name] ?? ((...what) => name === "showMessage" && messages.push(what[0])),
  });
  const sides = ["left", "middle", "right"];
  const follow = Object.fromEntries(sides.map((side) => [`follow_${side}`, `${side}.`]));
  const texts = { begin_now: "begin", of_reps: "of {goal}", follow_change: "Raise.", ...follow };
  const exercise = { endsByHand: true, mode: "reps", tempo: null };
  const data = { exercise, texts, socket: "/live", run: "run" };
  const running = new Running(data, screen, voice, { show() {} }, {});
  running.line.end = () => true;
  const answer = (seq, said) => {
    running.stills.set(seq, { width: 640, height: 480 });
    running.coached({ seq, time_ms: seq * 100, phase: "ready", count: 0, ...said });
  };
  return { running, messages, answer };
}

test("whom the server follows is shown by the side of the screen, a mirror of the picture", async (t) => {
  const { messages, answer } = await lookedAtElsewhere(t);
  answer(1, { follows: "left" });
  answer(2, { follows: "middle" });
  answer(3, {});
  assert.deepEqual(messages, ["right. Raise.", "middle. Raise.", undefined]);
});

test("the hand by which somebody is followed from now on does not end their set", async (t) => {
  const { running, answer } = await lookedAtElsewhere(t);
  answer(1, { follows: "left" });
  assert.equal(running.hand.isSpent, false);
  answer(2, { follows: "right" });
  assert.equal(running.hand.isSpent, true);
});

const LAST = { headline: "4 of 6 squats with nothing to change.", score: 93.3, count: 6 };
const WORDS = { well_done: "Well done", over: "The set is over", perhaps_hint: "On the next page." };

test("the last words are the headline, praised where something was judged", () => {
  assert.deepEqual(lastWords(LAST, WORDS), {
    title: LAST.headline, about: "", spoken: `Well done. ${LAST.headline}`,
  });
  const blind = { headline: "Turn side-on: I saw 4 squats and could judge none.", count: 4 };
  assert.equal(lastWords(blind, WORDS).spoken, blind.headline);
});

test("a count that differs from what was heard is told once, on the card and aloud", () => {
  const recount = "I counted 9 while you moved; looking at the whole set there were 10.";
  const words = lastWords({ ...LAST, recount }, WORDS);
  assert.equal(words.about, recount);
  assert.equal(words.spoken.split(recount).length, 2);
});

test("the question after another exercise says where to answer it", () => {
  const question = "Is this perhaps a hip hinge?";
  const words = lastWords({ headline: "I saw no squat.", question, count: 0 }, WORDS);
  assert.equal(words.about, "Is this perhaps a hip hinge? On the next page.");
  assert.equal(words.spoken, "I saw no squat. Is this perhaps a hip hinge? On the next page.");
});

test("an older server's end still ends the set", () => {
  assert.equal(lastWords({ count: 3 }, WORDS).title, "The set is over");
});

test("the card stays until it is read and heard, and goes by itself", () => {
  assert.equal(shownMs({ about: "" }, 0), 1200);
  assert.equal(shownMs({ about: "more" }, 0), 4000);
  assert.equal(shownMs({ about: "" }, 5000), 5000);
  assert.equal(shownMs({ about: "more" }, 60000), 10000);
});

/** What is asked on a screen of no browser; `press` answers. */
function asking(hindrance, chosen) {
  const shown = [];
  const texts = new Proxy({}, { get: (_, name) => name });
  const consent = new Consent({ texts }, { showSheet: (sheet) => shown.push(sheet) }, { say() {} });
  const answer = consent.ask(hindrance, chosen);
  const [sheet] = shown;
  const press = (says) => sheet.choices.find((each) => each.says === `ask_answer_${says}`).act();
  return { consent, answer, sheet, press, offers: sheet.choices.map((each) => each.says) };
}

test("no picture is sent before somebody says yes", async () => {
  const { consent, answer, press, offers } = asking("missing", "auto");
  assert.equal(consent.given, false);
  assert.ok(offers.includes("ask_answer_frames"));
  press("again");
  assert.equal(await answer, "again");
  assert.equal(consent.given, false);
});

test("who chose the browser alone is offered nothing else", () => {
  for (const hindrance of ["webgl", "failed", "missing"]) {
    const { offers, sheet } = asking(hindrance, "landmarks");
    assert.deepEqual(offers, ["ask_answer_again", "ask_answer_leave"]);
    assert.match(sheet.about, /ask_chosen/);
  }
});

test("a browser that is slow may go on as it is", () => {
  assert.ok(asking("slow", "auto").offers.includes("ask_answer_landmarks"));
});

test("who said yes is not asked again until the page is left", async () => {
  const { consent, answer, press } = asking("webgl", "auto");
  press("frames");
  assert.equal(await answer, "frames");
  assert.equal(consent.given, true);
});
