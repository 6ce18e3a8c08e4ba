// What is told when a set is over: what matters most, and how the count differs from what was heard.
// @ts-check

/** @typedef {import("./types").End} End */

/** Time to see that the set is over where nothing is spoken. */
const SEEN_MS = 1200;
/** Time to read a sentence that stands below the first. */
const READ_MS = 4000;
const LONGEST_MS = 10000;

/**
 * Put the server's sentences on a card and into one speech. Praise only where something was judged.
 * @param {End} end
 * @param {Record<string, string>} texts
 * @returns {{title: string, about: string, spoken: string}}
 */
export function lastWords(end, texts) {
  const title = end.headline ?? texts.over;
  const asked = end.question ? `${end.question} ${texts.perhaps_hint}` : undefined;
  const rest = [end.recount, asked].filter(Boolean);
  const praise = end.score === undefined ? [] : [`${texts.well_done}.`];
  return { title, about: rest.join(" "), spoken: [...praise, title, ...rest].join(" ") };
}

/**
 * Return how long the card stays up before the page goes on by itself.
 * @param {{about: string}} words
 * @param {number} spokenMs how long they take to be spoken; 0 where the voice is off
 */
export function shownMs(words, spokenMs) {
  const readMs = words.about ? READ_MS : SEEN_MS;
  return Math.min(Math.max(readMs, spokenMs), LONGEST_MS);
}
