// The camera check where the server finds the body: pictures go up, who is in them comes back.
// @ts-check

import { picturePacket, pointsOf, worldOf } from "./packet.js";
import { distinct } from "./persons.js";

/** @typedef {import("./types").Sight} Sight */
/** @typedef {import("./types").Seen} Seen */

const OPEN = 1;
const STILLS = 6;
const FULL_BYTES = 64 * 1024;

/**
 * @typedef {object} Watcher
 * @property {(sight: Sight, still: HTMLCanvasElement) => void} saw
 * @property {(reason: string) => void} failed the server looks no more, and why
 */

export class Lookout {
  /**
   * @param {string} address
   * @param {string} token
   * @param {Watcher} watcher
   */
  constructor(address, token, watcher) {
    this.address = address;
    this.token = token;
    this.watcher = watcher;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.sequence = 0;
    this.zeroMs = performance.now();
    /** @type {Map<number, {timeMs: number, still: HTMLCanvasElement}>} */
    this.stills = new Map();
  }

  open() {
    if (this.socket) return;
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ kind: "look", token: this.token }));
    socket.onmessage = (event) => this.hear(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (socket === this.socket) this.watcher.failed(event.reason);
    };
  }

  /** @type {import("./eyes.js").Watcher["picture"]} */
  picture(timeMs, still, jpeg) {
    if (this.socket?.readyState !== OPEN || this.socket.bufferedAmount > FULL_BYTES) return;
    this.sequence += 1;
    const head = {
      sequence: this.sequence,
      timeMs: timeMs - this.zeroMs,
      widthPx: still.width,
      heightPx: still.height,
    };
    this.socket.send(picturePacket(head, jpeg));
    this.stills.set(this.sequence, { timeMs, still });
    const [oldest] = this.stills.keys();
    if (this.stills.size > STILLS) this.stills.delete(oldest);
  }

  /** @param {Seen} said */
  hear(said) {
    const kept = said.kind === "sight" && this.stills.get(said.seq);
    if (!kept) return;
    const { timeMs, still } = kept;
    const everybody = said.people.map(({ pose, world }) => ({
      points: pointsOf(pose),
      world: worldOf(world),
    }));
    const people = distinct(everybody, still.width / still.height);
    const sight = { timeMs, widthPx: still.width, heightPx: still.height, people };
    this.watcher.saw(sight, still);
  }

  close() {
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }
}
