// What is sent up while a set runs: one binary packet a picture, as docs/live-protocol.md says.
// @ts-check

/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./types").CameraPlace} CameraPlace */

const MAGIC = 0xfc;
const VERSION = 2;
const HEADER_BYTES = 24;
const POSE = 1;
const NOBODY = 2;
const PICTURE = 3;
const POINTS = 33;
const COLUMNS = 6;
const POSE_BYTES = POINTS * COLUMNS * 4;
const CAMERA_BYTES = 5 * 4;
const FAR = 15.9;
const ROLLED_MOST_DEG = 180;
const OFF_LEVEL_MOST_DEG = 90;

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
 * The packet of the person in front, or of nobody, and of where the camera is.
 * @param {Head} head
 * @param {Sight["people"][number] | undefined} person
 * @param {CameraPlace} [camera] left out where nothing is known of it
 * @returns {ArrayBuffer}
 */
export function posePacket(head, person, camera) {
  const view = packet(person ? POSE : NOBODY, head, (person ? POSE_BYTES : 0) + CAMERA_BYTES);
  if (person) writePerson(view, person);
  cameraNumbers(head, camera).forEach((value, part) =>
    view.setFloat32(view.byteLength - CAMERA_BYTES + 4 * part, value, true));
  return view.buffer;
}

/**
 * @param {DataView} view
 * @param {Sight["people"][number]} person
 */
function writePerson(view, person) {
  for (let each = 0; each < POINTS; each += 1) {
    const { x, y, visibility } = person.points[each];
    const world = person.world[each];
    const place = HEADER_BYTES + each * COLUMNS * 4;
    [x, y, world.x, world.y, world.z].forEach((value, column) =>
      view.setFloat32(place + 4 * column, within(value, -FAR, FAR), true));
    view.setFloat32(place + 20, within(visibility, 0, 1), true);
  }
}

/**
 * Where the camera is, as it is sent: a number that cannot be right is not known.
 * @param {Head} head
 * @param {CameraPlace | undefined} camera
 */
function cameraNumbers({ widthPx, heightPx }, camera) {
  if (!camera) return [NaN, NaN, NaN, NaN, NaN];
  const upTo = (/** @type {number} */ value, /** @type {number} */ most) =>
    Math.abs(value) <= most ? value : NaN;
  const { dxPx, dyPx, rollDeg, scale, offLevelDeg } = camera;
  return [
    upTo(dxPx, FAR * widthPx), upTo(dyPx, FAR * heightPx), upTo(rollDeg, ROLLED_MOST_DEG),
    scale * FAR >= 1 ? upTo(scale, FAR) : NaN, upTo(offLevelDeg, OFF_LEVEL_MOST_DEG),
  ];
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
