// The line of the set, as a test holds it: what is sent over it waits for its answer; it can be cut.

const line = { socket: null, isCut: false, isAsking: false, waiting: [], listeners: [] };

/** Call `ready`, `coach` or `end` when the server says so, `closed` at the end of the line. */
line.listen = (listener) => line.listeners.push(listener);

/** Do something as soon as nothing that was sent waits for its answer. */
line.whenAnswered = (act) => (line.isAsking ? line.waiting.push(act) : act());

line.tell = (what) => {
  line.isAsking = false;
  document.documentElement.dataset.line = what;
  line.listeners.forEach((listener) => listener[what]?.());
  line.waiting.splice(0).forEach((act) => act());
};

const Whole = window.WebSocket;
window.WebSocket = class extends Whole {
  constructor(address, ...rest) {
    const isLine = String(address).endsWith("/live");
    super(isLine && line.isCut ? `${address}-nowhere` : address, ...rest);
    if (!isLine) return;
    line.socket = this;
    this.addEventListener("message", ({ data }) => line.tell(JSON.parse(data).kind));
    this.addEventListener("close", () => this === line.socket && line.tell("closed"));
  }

  send(data) {
    if (this === line.socket && data instanceof ArrayBuffer) line.isAsking = true;
    super.send(data);
  }
};
window.line = line;
