// Rules of what is drawn over the picture, and of whom the set keeps to; run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const web = process.env.WEB;
const { drivingArc, numberRad, sideOf } = await import(`${web}/angle.js`);
const { COLOURS, Drawing, NOTHING_DRAWN } = await import(`${web}/draw.js`);
const { COMPANY_MS, Following, FORGOTTEN_MS } = await import(`${web}/follow.js`);

const WIDTH = 640;
const HEIGHT = 480;
const [HIP, KNEE, ANKLE] = [23, 25, 27];

/** A pen that remembers what it drew, in pixels of the picture. */
class FakePen {
  arcs = [];
  texts = [];
  lines = [];
  mirrored = null;
  shift = [1, 0];
  setTransform(a, _b, _c, _d, e) {
    this.shift = [a, e];
  }
  drawImage() {
    this.mirrored = this.shift;
  }
  arc(x, y, radius, from, to) {
    this.arcs.push({ x, y, radius, from, to, width: this.lineWidth, colour: this.strokeStyle });
  }
  moveTo(x, y) {
    this.lines.push({ colour: this.strokeStyle, width: this.lineWidth, from: [x, y] });
  }
  strokeRect(x, y, width, height) {
    (this.rects ??= []).push({ x: x + width / 2, y: y + height / 2 });
  }
  fillText(text, x, y) {
    this.texts.push({ text, x, y });
  }
  lineTo() {}
  beginPath() {}
  stroke() {}
  fill() {}
  strokeText() {}
  clearRect() {}
}

/** Somebody at a place of the picture, whose left knee is bent by so much. */
function bent(deg, at = 0.4) {
  const points = Array.from({ length: 33 }, () => ({ x: at, y: 0.3, z: 0, visibility: 0.99 }));
  const rad = (deg * Math.PI) / 180;
  points[HIP] = { ...points[HIP], y: 0.4 };
  points[KNEE] = { ...points[KNEE], y: 0.6 };
  const shank = 0.2 * HEIGHT;
  points[ANKLE] = {
    ...points[ANKLE],
    x: at - (Math.sin(rad) * shank) / WIDTH,
    y: 0.6 + (Math.cos(rad) * shank) / HEIGHT,
  };
  return points;
}

const knee = (deg, more = {}) => ({
  ...NOTHING_DRAWN, points: bent(deg), joint: [HIP, KNEE, ANKLE], driver: deg, target: 90, unit: "deg",
  ...more,
});

function drawn(...bodies) {
  const pen = new FakePen();
  const drawing = new Drawing({ width: 0, height: 0, getContext: () => pen });
  drawing.show({ width: WIDTH, height: HEIGHT }, ...bodies);
  return { pen, drawing };
}

const KNEE_PX = { x: (1 - 0.4) * WIDTH, y: 0.6 * HEIGHT };
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

for (const deg of [4, 35, 90, 120]) {
  test(`arc, aim and dot sit at the joint, mirrored, at ${deg} degrees`, () => {
    const { pen } = drawn(knee(deg));
    const own = pen.arcs.filter((arc) => arc.y !== 0.3 * HEIGHT);
    assert.equal(own.length, 5);
    for (const arc of own) assert.ok(apart(arc, KNEE_PX) < 1, JSON.stringify(arc));
    const shankPx = 0.2 * HEIGHT;
    for (const arc of own) assert.ok(arc.radius < shankPx / 2, "nearer to the knee than the ankle");
    const [said] = pen.texts;
    assert.equal(said.text, `${deg}°`);
    assert.ok(apart(said, KNEE_PX) < shankPx, "the number is nearer to the knee than the ankle");
  });
}

test("the aim stands where the limb arrives when the target is reached", () => {
  const { pen } = drawn(knee(90));
  const aim = pen.arcs.filter(({ colour }) => colour === COLOURS.aim).at(-1);
  const middle = (aim.from + aim.to) / 2;
  const ankle = bent(90)[ANKLE];
  const towards = Math.atan2(ankle.y * HEIGHT - KNEE_PX.y, (1 - ankle.x) * WIDTH - KNEE_PX.x);
  assert.ok(Math.abs(Math.sin(middle - towards)) < 0.02);
  assert.ok(Math.cos(middle - towards) > 0.99);
});

test("the number does not jump from side to side of a straight limb", () => {
  const at = (turned) => drivingArc(
    [[0, 0], [0, 100], [turned, 200]], (Math.atan2(Math.abs(turned), 100) * 180) / Math.PI);
  const first = sideOf(at(-4), 0);
  assert.equal(sideOf(at(4), first), first);
  assert.equal(sideOf(at(84), first), -first);
  assert.ok(Math.abs(numberRad(at(-4), first) - Math.PI / 2) > 0.8, "beside the limb, not on it");
});

test("the picture the body was found in is drawn with it, as in a mirror", () => {
  const { pen, drawing } = drawn(knee(35));
  assert.deepEqual(pen.mirrored, [-1, WIDTH]);
  assert.deepEqual([drawing.canvas.width, drawing.canvas.height], [WIDTH, HEIGHT]);
});

test("a faulty limb has a colour, a width and a mark of its own", () => {
  const { pen } = drawn(knee(35, { faulty: [HIP, KNEE] }));
  const thigh = pen.lines.filter(({ colour }) => colour === COLOURS.look);
  const others = pen.lines.filter(({ colour }) => colour === COLOURS.good);
  assert.equal(thigh.length, 1);
  assert.ok(thigh[0].width > others[0].width);
  assert.equal(pen.rects.length, 2);
  assert.ok(pen.rects.some((mark) => apart(mark, KNEE_PX) < 1));
});

const sight = (timeMs, ...places) => ({
  timeMs, widthPx: WIDTH, heightPx: HEIGHT,
  people: places.map((at) => ({ points: bent(10, at), world: [] })),
});
const kept = (found) => found.people.map(({ points }) => points[HIP].x);

test("the set keeps to who began it, in whatever order people are found", () => {
  const following = new Following();
  assert.deepEqual(kept(following.push(sight(0, 0.4))), [0.4]);
  assert.deepEqual(kept(following.push(sight(200, 0.9, 0.42))), [0.42]);
  assert.deepEqual(kept(following.push(sight(400, 0.43, 0.88))), [0.43]);
});

test("somebody else alone in the picture is nobody, until the first comes back", () => {
  const following = new Following();
  following.push(sight(0, 0.4));
  assert.deepEqual(kept(following.push(sight(200, 0.95))), []);
  assert.deepEqual(kept(following.push(sight(400, 0.38))), [0.38]);
});

test("two are looked for while somebody else is, or lately was, in the picture", () => {
  const following = new Following();
  following.push(sight(0, 0.4));
  assert.equal(following.hasCompany, false);
  following.push(sight(200, 0.95));
  assert.equal(following.hasCompany, true);
  following.push(sight(400, 0.4, 0.95));
  following.push(sight(400 + COMPANY_MS - 1, 0.4));
  assert.equal(following.hasCompany, true);
  following.push(sight(400 + COMPANY_MS, 0.4));
  assert.equal(following.hasCompany, false);
});

test("who is suddenly elsewhere is believed only once nobody nearer is found", () => {
  const following = new Following();
  following.push(sight(0, 0.4));
  assert.deepEqual(kept(following.push(sight(200, 0.62))), []);
  assert.deepEqual(kept(following.push(sight(400, 0.62, 0.4))), [0.4]);
  const alone = new Following();
  alone.push(sight(0, 0.4));
  alone.push(sight(200, 0.62));
  assert.deepEqual(kept(alone.push(sight(400, 0.62))), [0.62]);
});

test("who walks is followed; who comes back elsewhere after a while may go on", () => {
  const following = new Following();
  for (let step = 0; step <= 10; step += 1) {
    const at = 0.1 + step * 0.08;
    assert.deepEqual(kept(following.push(sight(step * 200, at))), [at]);
  }
  assert.deepEqual(kept(following.push(sight(2000 + FORGOTTEN_MS + 1, 0.1))), [0.1]);
});
