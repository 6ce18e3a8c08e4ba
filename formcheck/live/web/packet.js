// What is sent up while a set runs: one binary packet a picture, as docs/live-protocol.md says.
// @ts-check

/** @typedef {import("./types").Sight} Sight */

const MAGIC = 0xfc;
const VERSION = 1;
const HEADER_BYTES = 24;
const POSE = 1;
const NOBODY = 2;
const PICTURE = 3;
const POINTS = 33;
const COLUMNS = 6;
const FAR = 15.9;

/** @typedef {{sequence: number, timeMs: number, widthPx: number, heightPx: number}} Head */

/**
 * @param {number} kind
 * @param {Head} head
 * @param {number} bodyBytes
 * @returns {DataView<ArrayBuffer>}
 */
function packet(kind, head, bodyBytes) {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + bodyBytes));
  view.setUint8(0, MAGIC);
  view.setUint8(1, VERSION);
  view.setUint8(2, kind);
  view.setUint32(4, head.sequence, true);
  view.setFloat64(8, head.timeMs, true);
  view.setUint16(16, head.widthPx, true);
  view.setUint16(18, head.heightPx, true);
  view.setUint32(20, bodyBytes, true);
  return view;
}

const within = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
  Math.min(Math.max(value || 0, low), high);

/**
 * The packet of the person in front, or of nobody.
 * @param {Head} head
 * @param {Sight["people"][number] | undefined} person
 * @returns {ArrayBuffer}
 */
export function posePacket(head, person) {
  if (!person) return packet(NOBODY, head, 0).buffer;
  const view = packet(POSE, head, POINTS * COLUMNS * 4);
  for (let each = 0; each < POINTS; each += 1) {
    const { x, y, visibility } = person.points[each];
    const world = person.world[each];
    const place = HEADER_BYTES + each * COLUMNS * 4;
    [x, y, world.x, world.y, world.z].forEach((value, column) =>
      view.setFloat32(place + 4 * column, within(value, -FAR, FAR), true));
    view.setFloat32(place + 20, within(visibility, 0, 1), true);
  }
  return view.buffer;
}

/**
 * The packet of a picture.
 * @param {Head} head
 * @param {ArrayBuffer} jpeg
 * @returns {ArrayBuffer}
 */
export function picturePacket(head, jpeg) {
  const view = packet(PICTURE, head, jpeg.byteLength);
  new Uint8Array(view.buffer).set(new Uint8Array(jpeg), HEADER_BYTES);
  return view.buffer;
}

/**
 * The points that come back where the server finds the pose.
 * @param {number[]} thousandths
 * @returns {import("./types").Point[]}
 */
export function pointsOf(thousandths) {
  return Array.from({ length: POINTS }, (_, each) => ({
    x: thousandths[3 * each] / 1000,
    y: thousandths[3 * each + 1] / 1000,
    z: 0,
    visibility: thousandths[3 * each + 2] / 1000,
  }));
}

/**
 * The points of the body that come back in the camera check, in metres.
 * @param {number[]} millimetres
 * @returns {import("./types").Point[]}
 */
export function worldOf(millimetres) {
  return Array.from({ length: POINTS }, (_, each) => ({
    x: millimetres[3 * each] / 1000,
    y: millimetres[3 * each + 1] / 1000,
    z: millimetres[3 * each + 2] / 1000,
    visibility: 1,
  }));
}
