// Rules of where the camera is, in drawn rooms; run by test_modules.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const web = process.env.WEB;
const { BREAK_MS, CameraMotion } = await import(`${web}/camera_motion.js`);
const { CameraWatch } = await import(`${web}/camera_watch.js`);
const { LevelWatch, offLevelDeg } = await import(`${web}/off_level.js`);
const { after, inverse, NO_SHIFT } = await import(`${web}/shift.js`);

const WIDTH = 96;
const HEIGHT = 72;
const STEP_MS = 50;

/** A living room: boards, a shelf, a picture on the wall; x and y from its middle. */
const edge = (at) => Math.tanh(3 * Math.sin(at));
const room = (x, y) => 128 + 40 * edge(x / 6 + Math.sin(x / 17)) + 40 * edge(y / 5 + Math.sin(x / 11))
  + 30 * edge((x + 2 * y) / 13);
const skirting = (_x, y) => 200 - 60 / (1 + Math.exp(-2 * (y - 12)));
const whiteWall = () => 200;

/** The picture of a room that was moved by so much. */
function seen(of, { dx = 0, dy = 0, rollDeg = 0, scale = 1 } = {}, size = [WIDTH, HEIGHT]) {
  const [width, height] = size;
  const rad = (rollDeg * Math.PI) / 180;
  const [a, b] = [scale * Math.cos(rad) - 1, scale * Math.sin(rad)];
  const back = inverse({ dx, dy, a, b });
  const values = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const [fromX, fromY] = [x - (width - 1) / 2, y - (height - 1) / 2];
      values[at] = of(
        fromX + back.a * fromX - back.b * fromY + back.dx,
        fromY + back.b * fromX + back.a * fromY + back.dy);
    }
  }
  return { width, height, values };
}

/** Somebody, or something, dark at a place of the picture. */
function withBox(grid, { left, right, top, bottom }) {
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) grid.values[y * grid.width + x] = 20 + 30 * ((x + y) % 5);
  }
  return grid;
}

const body = (left, right) => ({ left, right, top: 20, bottom: 66 });

/** A camera that looks at pictures one after the other; where it is at the last. */
function looked(motion, ...pictures) {
  let place = null;
  pictures.forEach((picture, at) => (place = motion.push(picture, [], at * STEP_MS)));
  return place;
}

test("doing and undoing is nothing", () => {
  const shift = { dx: 3, dy: -2, a: 0.1, b: 0.05 };
  for (const each of Object.values(after(shift, inverse(shift)))) assert.ok(Math.abs(each) < 1e-12);
});

test("a still camera stands exactly still, whoever moves in front of it", () => {
  const motion = new CameraMotion();
  for (let at = 0; at < 20; at += 1) {
    const box = body(20 + at, 44 + at);
    const { shift } = motion.push(withBox(seen(room), box), [box], at * STEP_MS);
    assert.deepEqual(shift, NO_SHIFT);
  }
});

test("somebody who walks by, whom nobody found, does not move the room", () => {
  const motion = new CameraMotion();
  for (let at = 0; at < 20; at += 1) {
    const { shift } = motion.push(withBox(seen(room), body(3 * at, 3 * at + 20)), [], at * STEP_MS);
    assert.deepEqual(shift, NO_SHIFT);
  }
});

test("light that changes does not move the room", () => {
  const darker = seen((x, y) => 0.7 * room(x, y) + 0.2 * x - 20);
  assert.deepEqual(looked(new CameraMotion(), seen(room), darker).shift, NO_SHIFT);
});

for (const [name, moved] of Object.entries({
  "a bob": { dx: 0.2, dy: 2.5 },
  "a sway": { dx: -4, dy: 1, rollDeg: 2 },
  "a roll": { rollDeg: 5 },
  "a zoom": { scale: 1.08, dx: 1 },
})) {
  test(`${name} of the camera is told`, () => {
    const part = (share) => Object.fromEntries(Object.entries(moved).map(([of, much]) =>
      [of, of === "scale" ? 1 + (much - 1) * share : much * share]));
    const way = [0, 0.25, 0.5, 0.75, 1, 1].map((share) => seen(room, part(share)));
    const { shift, isTold } = looked(new CameraMotion(), ...way);
    assert.deepEqual(isTold, [true, true, true, true]);
    const { dx = 0, dy = 0, rollDeg = 0, scale = 1 } = moved;
    assert.ok(Math.abs(shift.dx - dx) < 0.15 && Math.abs(shift.dy - dy) < 0.15, JSON.stringify(shift));
    assert.ok(Math.abs((Math.atan2(shift.b, 1 + shift.a) * 180) / Math.PI - rollDeg) < 0.2);
    assert.ok(Math.abs(Math.hypot(1 + shift.a, shift.b) - scale) < 0.005);
  });
}

test("a pan goes on over what the first picture did not show", () => {
  const pans = Array.from({ length: 60 }, (_, at) => seen(room, { dx: at }));
  assert.ok(Math.abs(looked(new CameraMotion(), ...pans).shift.dx - 59) < 0.6);
});

test("a wall with one line tells up and down, not to and fro", () => {
  const line = looked(new CameraMotion(), ...[0, 1, 2, 2].map((dy) => seen(skirting, { dy })));
  assert.ok(Math.abs(line.shift.dy - 2) < 0.15);
  assert.deepEqual([line.isTold[0], line.isTold[1]], [false, true]);
});

test("a white wall tells nothing", () => {
  assert.equal(looked(new CameraMotion(), seen(whiteWall), seen(whiteWall)), null);
});

test("after a cut nothing is known for a while, and then all begins anew", () => {
  const motion = new CameraMotion();
  looked(motion, seen(room), seen(room, { dx: 1 }), seen(room, { dx: 2 }));
  const other = seen((x, y) => room(y + 300, x - 80));
  assert.equal(motion.push(other, [], 1000), null);
  assert.equal(motion.push(other, [], 1000 + BREAK_MS - 1), null);
  assert.deepEqual(motion.push(other, [], 1000 + BREAK_MS).shift, NO_SHIFT);
});

test("what moved is told in pixels of the picture in which people were found", () => {
  const watch = new CameraWatch();
  const sized = [2 * WIDTH, 2 * HEIGHT];
  let place;
  [0, 2, 4, 4].forEach((dx, at) => {
    const grey = seen((x, y) => room(x / 2, y / 2), { dx }, sized);
    place = watch.push(grey, { timeMs: at * STEP_MS, widthPx: 640, heightPx: 480, people: [] });
  });
  assert.ok(Math.abs(place.dxPx - (4 * 640) / sized[0]) < 1, place.dxPx);
});

const FINE = [192, 144];
const step = (at) => 200 - 110 / (1 + Math.exp(-2 * at));
const door = (x) => step(15 - Math.abs(x + 50)) + step(12 - Math.abs(x - 60)) - 200;
/** Uprights that lean together at the sides, as a camera that looks down sees them. */
const fanned = (x, y) => door(x / (1 + y / 900));
const floorLine = (_x, y) => step(y - 30);

test("doors and cupboards tell how far off level the camera is", () => {
  for (const rollDeg of [-12, -3, 0, 3, 8]) {
    const lean = offLevelDeg(seen(door, { rollDeg }, FINE), [], NaN);
    assert.ok(Math.abs(lean - rollDeg) < 0.5, `${lean} for ${rollDeg}`);
  }
  assert.ok(Math.abs(offLevelDeg(seen(fanned, { rollDeg: 4 }, FINE), [], NaN) - 4) < 0.8);
});

test("one upright at the side, or none, tells nothing", () => {
  const one = (x) => step(x - 70);
  assert.equal(offLevelDeg(seen(one, { rollDeg: 4 }, FINE), [], NaN), NaN);
  assert.equal(offLevelDeg(seen(whiteWall, {}, FINE), [], NaN), NaN);
});

test("a level edge is believed where a straight body stands like that", () => {
  const picture = seen(floorLine, { rollDeg: 6 }, FINE);
  assert.ok(Math.abs(offLevelDeg(picture, [], 5) - 6) < 0.5);
  assert.equal(offLevelDeg(picture, [], 0), NaN);
  assert.equal(offLevelDeg(picture, [], NaN), NaN);
});

test("how the camera rolls is carried on until the next look", () => {
  const level = new LevelWatch();
  const grid = seen(door, { rollDeg: 3 }, FINE);
  const at = (rollDeg, timeMs) => level.push(grid, [], { bodyDeg: NaN, rollDeg, timeMs });
  assert.ok(Math.abs(at(0, 0) - 3) < 0.5);
  assert.ok(Math.abs(at(2, 100) - 5) < 0.5);
});
