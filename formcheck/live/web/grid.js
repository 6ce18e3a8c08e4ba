// A picture made small and grey, and what stays of it when light and shade are taken out.
// @ts-check

/** @typedef {{width: number, height: number, values: Float32Array}} Grid row by row */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Box in its pixels */

/** So far around a pixel the light is taken for even. */
const EVEN_PX = 3;

/**
 * Return the grey of a picture.
 * @param {ImageData} picture
 * @returns {Grid}
 */
export function greyOf({ width, height, data }) {
  const values = new Float32Array(width * height);
  for (let at = 0, from = 0; at < values.length; at += 1, from += 4) {
    values[at] = 0.299 * data[from] + 0.587 * data[from + 1] + 0.114 * data[from + 2];
  }
  return { width, height, values };
}

/**
 * Return a picture at half its size.
 * @param {Grid} grid
 * @returns {Grid}
 */
export function halved(grid) {
  const width = grid.width >> 1;
  const height = grid.height >> 1;
  const values = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0, from = 2 * y * grid.width; x < width; x += 1, at += 1, from += 2) {
      const below = from + grid.width;
      values[at] = (grid.values[from] + grid.values[from + 1]
        + grid.values[below] + grid.values[below + 1]) / 4;
    }
  }
  return { width, height, values };
}

/**
 * Return how far each pixel, a little blurred, differs from the mean around it: edges stay, light
 * does not, and what is too fine for these pixels does not jump from one to the next.
 * @param {Grid} grid
 * @returns {Grid}
 */
export function withoutLight({ width, height, values }) {
  const blurred = acrossAndDown(values, width, height, blurAlong);
  const mean = acrossAndDown(values, width, height, meanAlong);
  for (let at = 0; at < blurred.length; at += 1) blurred[at] -= mean[at];
  return { width, height, values: blurred };
}

/**
 * Write a row or column of pixels that depends on another.
 * @typedef {(from: Float32Array, to: Float32Array, first: number, last: number, step: number) =>
 *   void} Along
 */

/**
 * @param {Float32Array} values
 * @param {number} width
 * @param {number} height
 * @param {Along} along
 */
function acrossAndDown(values, width, height, along) {
  const rows = new Float32Array(values.length);
  for (let first = 0; first < rows.length; first += width) {
    along(values, rows, first, first + width - 1, 1);
  }
  const both = new Float32Array(values.length);
  for (let first = 0; first < width; first += 1) {
    along(rows, both, first, first + (height - 1) * width, width);
  }
  return both;
}

/** @type {Along} */
function blurAlong(from, to, first, last, step) {
  for (let at = first; at <= last; at += step) {
    const before = from[at > first ? at - step : at];
    const after = from[at < last ? at + step : at];
    to[at] = (before + 2 * from[at] + after) / 4;
  }
}

/** @type {Along} */
function meanAlong(from, to, first, last, step) {
  const reach = EVEN_PX * step;
  const all = 2 * EVEN_PX + 1;
  let sum = 0;
  for (let at = first - reach; at <= first + reach; at += step) {
    sum += from[at < first ? first : at > last ? last : at];
  }
  for (let at = first; at <= last; at += step) {
    to[at] = sum / all;
    const [gone, next] = [at - reach, at + reach + step];
    sum += from[next > last ? last : next] - from[gone < first ? first : gone];
  }
}

/**
 * Whether a point lies in one of some boxes.
 * @param {Box[]} boxes
 * @param {number} x
 * @param {number} y
 */
export function isWithin(boxes, x, y) {
  for (const { left, right, top, bottom } of boxes) {
    if (x >= left && x <= right && y >= top && y <= bottom) return true;
  }
  return false;
}
