// Counts the rest down, and says when the next set begins.

const LOOK_MS = 250;
const WARN_S = 10;

class Rest {
  constructor(root, { data, setTriggerValue }) {
    this.root = root;
    this.data = data;
    this.over = () => setTriggerValue("over", true);
    this.leftMs = data.seconds * 1000;
    this.beforeMs = performance.now();
    this.running = true;
    this.warned = false;
    this.label();
    this.timer = setInterval(() => this.tick(), LOOK_MS);
    this.say(`${data.texts.rest} ${data.next}`);
    this.tick();
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  label() {
    const { texts, next } = this.data;
    this.root.setAttribute("aria-label", texts.rest);
    this.find(".what").textContent = texts.rest;
    this.find(".next").textContent = next;
    this.find(".start").textContent = texts.rest_start;
    this.find(".hold").textContent = texts.rest_wait;
    this.find(".start").onclick = () => this.finish();
    this.find(".hold").onclick = () => this.toggle();
  }

  toggle() {
    this.running = !this.running;
    const { texts } = this.data;
    this.find(".hold").textContent = this.running ? texts.rest_wait : texts.rest_go_on;
  }

  tick() {
    const nowMs = performance.now();
    if (this.running) this.leftMs -= nowMs - this.beforeMs;
    this.beforeMs = nowMs;
    const leftS = Math.max(Math.ceil(this.leftMs / 1000), 0);
    this.find("b").textContent = String(leftS);
    const share = 100 * Math.min(Math.max(this.leftMs / (this.data.seconds * 1000), 0), 1);
    this.find(".gone").style.strokeDasharray = `${share} 100`;
    if (leftS <= WARN_S && !this.warned && this.data.seconds > 1.5 * WARN_S) {
      this.warned = true;
      this.say(this.data.texts.rest_soon);
    }
    if (this.leftMs <= 0) this.finish();
  }

  say(text) {
    const { voice } = this.data;
    if (!voice.on || !globalThis.speechSynthesis) return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = voice.language;
    words.volume = voice.volume;
    speechSynthesis.speak(words);
  }

  finish() {
    this.close();
    this.over();
  }

  close() {
    clearInterval(this.timer);
  }
}

const isDark = (colour) => {
  const [red, green, blue] = (colour.match(/\d+(\.\d+)?/g) ?? [0, 0, 0]).map(Number);
  return red + green + blue > 382;
};

const shown = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".rest");
  root.classList.toggle("dark", isDark(getComputedStyle(root).color));
  if (!shown.has(root)) shown.set(root, new Rest(root, component));
  return () => setTimeout(() => root.isConnected || shown.get(root)?.close());
}
