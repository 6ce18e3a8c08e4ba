// The line to the coach: begins a set, goes on with it after the line was cut, ends it.
// @ts-check

/** @typedef {import("./types").Ready} Ready */
/** @typedef {import("./types").Coached} Coached */
/** @typedef {import("./types").End} End */
/** @typedef {import("./packet.js").Head} Head */

const OPEN = 1;
const AGAIN_MS = 1000;
const GIVE_UP_MS = 60_000;
const FULL_BYTES = 64 * 1024;
const CUT = [1001, 1005, 1006, 1012, 1013];
const SLOW_DOWN = 4429;
/** Every picture is answered; a line that says nothing for so long is cut, and does not know it. */
export const SILENT_MS = 8000;

/**
 * @typedef {object} Listener
 * @property {(ready: Ready, resumed: boolean) => void} ready
 * @property {(said: Coached) => void} coach
 * @property {(end: End) => void} end
 * @property {() => void} cut the line was cut; it is tried again
 * @property {(code: number, reason: string) => void} closed it is not tried again
 */

/** @typedef {"landmarks" | "frames"} Way */

export class Line {
  /**
   * @param {string} address
   * @param {string} run what tells this set from others in the memory of the window
   * @param {Listener} listener
   * @param {Storage} memory
   */
  constructor(address, run, listener, memory = sessionStorage) {
    this.address = address;
    this.memoryKey = `formcheck-live-${run}`;
    this.listener = listener;
    this.memory = memory;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {Way} */
    this.way = "landmarks";
    this.sequence = 0;
    this.zeroMs = 0;
    this.dropped = 0;
    this.isReady = false;
    this.isOver = false;
    /** @type {number | null} */
    this.unansweredMs = null;
    /** @type {number | null} */
    this.cutMs = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.again = undefined;
  }

  /** Whether this window began the set before: the page was loaded again meanwhile. */
  get isKnown() {
    return this.memory.getItem(this.memoryKey) !== null;
  }

  /**
   * Begin the set, or go on with it.
   * @param {string} token
   * @param {Way} way
   */
  open(token, way) {
    this.way = way;
    const key = this.memory.getItem(this.memoryKey);
    if (key) {
      this.cutMs ??= performance.now();
      this.connect({ kind: "resume", key, mode: way }, true);
    } else {
      this.connect({ kind: "begin", token, mode: way }, false);
    }
  }

  /**
   * @param {object} first
   * @param {boolean} resumed
   */
  connect(first, resumed) {
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.isReady = false;
    socket.onopen = () => socket.send(JSON.stringify(first));
    socket.onmessage = (event) => this.hear(JSON.parse(event.data), resumed);
    socket.onclose = (event) => {
      if (socket === this.socket) this.lost(event.code, event.reason);
    };
  }

  /**
   * @param {Ready | Coached | End} said
   * @param {boolean} resumed
   */
  hear(said, resumed) {
    this.unansweredMs = null;
    if (said.kind === "ready") {
      this.isReady = true;
      this.cutMs = null;
      this.sequence = said.sequence;
      this.zeroMs = performance.now() - said.time_ms;
      this.memory.setItem(this.memoryKey, said.key);
      this.listener.ready(said, resumed);
    } else if (said.kind === "coach") {
      this.listener.coach(said);
    } else if (said.kind === "end") {
      this.forget();
      this.listener.end(said);
    }
  }

  /**
   * @param {number} code
   * @param {string} reason
   */
  lost(code, reason) {
    this.isReady = false;
    if (this.isOver) return;
    const nowMs = performance.now();
    this.cutMs ??= nowMs;
    const key = this.memory.getItem(this.memoryKey);
    const mayReturn = CUT.includes(code) || code === SLOW_DOWN;
    if (!key || !mayReturn || nowMs - this.cutMs > GIVE_UP_MS) {
      this.forget();
      this.listener.closed(code, reason);
      return;
    }
    this.listener.cut();
    const first = { kind: "resume", key, mode: this.way };
    this.again = setTimeout(() => this.connect(first, true), AGAIN_MS);
  }

  /**
   * Send what was seen; what the line cannot carry at once is dropped.
   * @param {number} timeMs as performance.now() counts
   * @param {number} widthPx
   * @param {number} heightPx
   * @param {(head: Head) => ArrayBuffer} pack
   * @returns {number | null} its number, by which the answer names it; null where it was not sent
   */
  send(timeMs, widthPx, heightPx, pack) {
    const socket = this.socket;
    const mediaMs = timeMs - this.zeroMs;
    if (!socket || !this.isReady || mediaMs < 0) return null;
    const nowMs = performance.now();
    this.unansweredMs ??= nowMs;
    if (nowMs - this.unansweredMs > SILENT_MS) {
      this.drop(socket);
      return null;
    }
    if (socket.bufferedAmount > FULL_BYTES) {
      this.dropped += 1;
      return null;
    }
    this.sequence += 1;
    socket.send(pack({ sequence: this.sequence, timeMs: mediaMs, widthPx, heightPx }));
    return this.sequence;
  }

  /**
   * Give a line up that says nothing any more.
   * @param {WebSocket} socket
   */
  drop(socket) {
    this.unansweredMs = null;
    this.socket = null;
    socket.close();
    this.lost(CUT[0], "");
  }

  /**
   * End the set.
   * @param {"asked" | "hand"} why
   * @returns {boolean} whether the server was told
   */
  end(why) {
    if (!this.socket || !this.isReady || this.socket.readyState !== OPEN) return false;
    this.socket.send(JSON.stringify({ kind: "end", why }));
    return true;
  }

  /** Change how the pose is found, in the middle of the set.
   * @param {Way} way */
  change(way) {
    this.way = way;
    const key = this.memory.getItem(this.memoryKey);
    if (!key) return;
    const before = this.socket;
    this.socket = null;
    before?.close();
    this.connect({ kind: "resume", key, mode: way }, true);
  }

  /** Do not go on with this set from here. */
  forget() {
    this.isOver = true;
    clearTimeout(this.again);
    this.memory.removeItem(this.memoryKey);
  }

  /** Hang up; another page of this window may still go on with the set. */
  close() {
    this.isOver = true;
    clearTimeout(this.again);
    this.socket?.close();
  }
}
