// Replays a set: a skeleton on a canvas, and a cursor on the course of what drives it.

const MISSING = -32768;
const STEP_S = 0.2;
const TALLEST_PX = 440;
const ARC_FRAC = 0.06;

const unpacked = (text, Kind) =>
  new Kind(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);

const clock = (seconds) => {
  const tenths = Math.round(Math.max(seconds, 0) * 10);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  return `${Math.floor(tenths / 600)}:${rest}`;
};

class Replay {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.texts = data.texts;
    this.times = unpacked(data.times, Float32Array);
    this.points = unpacked(data.points, Int16Array);
    this.arcs = unpacked(data.arcs, Int16Array);
    this.driver = unpacked(data.driver, Float32Array);
    this.canvas = this.find("canvas");
    this.scrubber = this.find(".time");
    this.first = this.times[0] ?? 0;
    this.last = this.times[this.times.length - 1] ?? 0;
    this.now = this.data.spans[0]?.start ?? this.first;
    this.speed = 1;
    this.playing = null;
    this.listening = new AbortController();
    this.label();
    this.drawCurve();
    this.listen();
    this.resize();
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  label() {
    const name = (selector, text) => this.find(selector).setAttribute("aria-label", text);
    this.root.setAttribute("aria-label", this.texts.label);
    name("canvas", this.texts.label);
    name(".earlier", this.texts.earlier);
    name(".later", this.texts.later);
    name(".play", this.texts.play);
    name(".time", this.texts.time);
    this.find(".pace span").textContent = this.texts.speed;
    this.find(".help").textContent = this.texts.help;
    this.scrubber.min = this.first;
    this.scrubber.max = this.last;
    for (const step of [this.find(".earlier"), this.find(".later")]) {
      step.hidden = this.data.spans.length < 2;
    }
  }

  drawCurve() {
    const holder = this.find(".scroll");
    holder.innerHTML = this.data.curve ?? "";
    const drawing = holder.querySelector("svg");
    this.find(".views").classList.toggle("alone", !drawing);
    if (!drawing) return;
    const [, height, , , top, bottom] = this.data.curve_size;
    this.cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
    this.cursor.setAttribute("class", "cursor");
    this.cursor.setAttribute("y1", top);
    this.cursor.setAttribute("y2", height - bottom);
    drawing.append(this.cursor);
  }

  listen() {
    const on = (target, event, act) =>
      target.addEventListener(event, act, { signal: this.listening.signal });
    on(this.find(".play"), "click", () => this.toggle());
    on(this.find(".earlier"), "click", () => this.jump(-1));
    on(this.find(".later"), "click", () => this.jump(1));
    on(this.scrubber, "input", () => this.seek(Number(this.scrubber.value)));
    on(this.find("select"), "change", (event) => (this.speed = Number(event.target.value)));
    on(this.root, "keydown", (event) => this.press(event));
    on(this.find(".scroll"), "pointerdown", (event) => this.point(event));
    on(this.find(".scroll"), "pointermove", (event) => event.buttons && this.point(event));
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.find(".stage"));
  }

  press(event) {
    const onScrubber = event.target === this.scrubber;
    const acts = {
      " ": () => this.toggle(),
      "[": () => this.jump(-1),
      "]": () => this.jump(1),
      ...(onScrubber || event.target.tagName === "SELECT"
        ? {}
        : {
            ArrowLeft: () => this.seek(this.now - STEP_S),
            ArrowRight: () => this.seek(this.now + STEP_S),
            Home: () => this.seek(this.first),
            End: () => this.seek(this.last),
          }),
    };
    const act = acts[event.key];
    if (!act || (event.key === " " && event.target.tagName === "SELECT")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  point(event) {
    const drawing = this.find(".scroll svg");
    if (!drawing) return;
    const [width, , left, right] = this.data.curve_size;
    const box = drawing.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    const share = (x - left) / (width - left - right);
    this.seek(this.first + Math.min(Math.max(share, 0), 1) * (this.last - this.first));
  }

  toggle() {
    if (this.playing !== null) {
      this.pause();
      return;
    }
    if (this.now >= this.last) this.now = this.first;
    let before = performance.now();
    const tick = (moment) => {
      this.now += ((moment - before) / 1000) * this.speed;
      before = moment;
      if (this.now >= this.last) {
        this.now = this.last;
        this.pause();
      } else {
        this.playing = requestAnimationFrame(tick);
      }
      this.draw();
    };
    this.playing = requestAnimationFrame(tick);
    this.showPlaying(true);
  }

  pause() {
    cancelAnimationFrame(this.playing);
    this.playing = null;
    this.showPlaying(false);
  }

  showPlaying(playing) {
    this.find(".play").setAttribute("aria-label", playing ? this.texts.pause : this.texts.play);
    this.find(".says").setAttribute("aria-live", playing ? "off" : "polite");
    this.find(".symbol").setAttribute("d", playing ? "M7 5h3.4v14H7zM13.6 5H17v14h-3.4z" : "M8 5v14l11-7z");
  }

  jump(way) {
    const starts = this.data.spans.map((span) => span.start);
    const next = starts.find((start) => start > this.now + 0.05) ?? this.last;
    const before = starts.filter((start) => start < this.now - 0.3).pop() ?? this.first;
    this.seek(way > 0 ? next : before);
  }

  seek(seconds) {
    this.now = Math.min(Math.max(seconds, this.first), this.last);
    this.draw();
  }

  resize() {
    const width = this.find(".stage").clientWidth;
    if (!width || !this.times.length) return;
    const [across, down] = this.data.size;
    const height = Math.min(TALLEST_PX, Math.max(200, (width * down) / across));
    const dots = window.devicePixelRatio || 1;
    this.canvas.style.height = `${height}px`;
    this.canvas.width = Math.round(width * dots);
    this.canvas.height = Math.round(height * dots);
    this.dots = dots;
    this.scale = Math.min(width / across, height / down);
    this.shift = [(width - across * this.scale) / 2, (height - down * this.scale) / 2];
    this.draw();
  }

  frame() {
    let low = 0;
    let high = this.times.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.times[middle] <= this.now + 1e-3) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  at(frame, point) {
    const place = 2 * (frame * this.data.point_count + point);
    const x = this.points[place];
    if (x === MISSING) return null;
    return [x * this.scale + this.shift[0], this.points[place + 1] * this.scale + this.shift[1]];
  }

  draw() {
    const frame = this.frame();
    const faults = this.data.faults.filter((each) => each.start <= this.now && this.now <= each.end);
    const colours = getComputedStyle(this.root);
    this.colour = (name) => colours.getPropertyValue(name).trim();
    const pen = this.canvas.getContext("2d");
    pen.setTransform(this.dots, 0, 0, this.dots, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    pen.lineCap = "round";
    this.drawBody(pen, frame, new Set(faults.flatMap((each) => each.bones)));
    for (const joint of new Set(faults.flatMap((each) => each.joints))) this.drawJoint(pen, frame, joint);
    this.drawAngle(pen, frame);
    this.say(frame, faults);
    this.moveCursor();
  }

  drawBody(pen, frame, faulty) {
    const far = new Set(this.data.far);
    const rank = (bone) => (faulty.has(bone) ? 2 : far.has(bone) ? 0 : 1);
    const order = this.data.bones.map((_, bone) => bone).sort((a, b) => rank(a) - rank(b));
    for (const bone of order) {
      const [start, end] = this.data.bones[bone].map((point) => this.at(frame, point));
      if (!start || !end) continue;
      pen.strokeStyle = this.colour(["--far", "--good", "--look"][rank(bone)]);
      pen.lineWidth = [5, 7, 9][rank(bone)];
      pen.beginPath();
      pen.moveTo(...start);
      pen.lineTo(...end);
      pen.stroke();
    }
    this.drawHead(pen, frame);
  }

  drawHead(pen, frame) {
    const [nose, ...ears] = this.data.head.map((point) => this.at(frame, point));
    const seen = ears.filter(Boolean);
    if (!nose || !seen.length) return;
    const middle = [0, 1].map((axis) => seen.reduce((sum, ear) => sum + ear[axis], 0) / seen.length);
    const size = Math.max(0.75 * Math.hypot(nose[0] - middle[0], nose[1] - middle[1]), 10);
    pen.fillStyle = this.colour("--good");
    pen.beginPath();
    pen.arc((nose[0] + middle[0]) / 2, (nose[1] + middle[1]) / 2, size, 0, 2 * Math.PI);
    pen.fill();
  }

  drawJoint(pen, frame, joint) {
    const place = this.at(frame, joint);
    if (!place) return;
    pen.strokeStyle = this.colour("--ink");
    pen.lineWidth = 2.5;
    pen.strokeRect(place[0] - 10, place[1] - 10, 20, 20);
  }

  drawAngle(pen, frame) {
    const corner = this.at(frame, this.data.point_count - 1);
    const start = this.arcs[2 * frame];
    if (!corner || start === MISSING || Number.isNaN(this.driver[frame])) return;
    const [from, turn] = [start, this.arcs[2 * frame + 1]].map((tenths) => (tenths * Math.PI) / 1800);
    const radius = ARC_FRAC * Math.max(...this.data.size) * this.scale;
    const along = (angle, length) => [
      corner[0] + Math.cos(angle) * length,
      corner[1] + Math.sin(angle) * length,
    ];
    pen.strokeStyle = this.colour("--ink");
    pen.lineWidth = 2;
    pen.setLineDash([5, 4]);
    pen.beginPath();
    pen.moveTo(...corner);
    pen.lineTo(...along(from, 1.35 * radius));
    pen.stroke();
    pen.setLineDash([]);
    pen.lineWidth = 3;
    pen.beginPath();
    pen.arc(...corner, radius, from, from + turn, turn < 0);
    pen.stroke();
    this.write(pen, this.value(frame), along(from + turn / 2, 1.9 * radius));
  }

  write(pen, text, place) {
    pen.font = `700 19px ${this.colour("--st-font") || "sans-serif"}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineWidth = 5;
    pen.strokeStyle = this.colour("--st-secondary-background-color");
    pen.strokeText(text, ...place);
    pen.fillStyle = this.colour("--ink");
    pen.fillText(text, ...place);
  }

  value(frame) {
    const value = this.driver[frame];
    return Number.isNaN(value) ? "" : `${Math.round(value)}${this.data.unit}`.replace("-", "\u2212");
  }

  say(frame, faults) {
    const span = this.data.spans.find((each) => each.start <= this.now && this.now <= each.end);
    const place = span ? span.name : this.texts.between;
    const value = this.value(frame);
    const measured = value ? `${this.data.driver_name} ${value}` : this.texts.not_seen;
    const says = `${clock(this.now)} · ${place} · ${measured}`;
    this.find(".says").textContent = says;
    this.scrubber.value = this.now;
    this.scrubber.setAttribute("aria-valuetext", says);
    const look = this.find(".look");
    look.hidden = !faults.length;
    look.textContent = faults.length ? `${this.texts.look}: ${faults.map((each) => each.says).join("; ")}` : "";
  }

  moveCursor() {
    if (!this.cursor) return;
    const [width, , left, right] = this.data.curve_size;
    const share = (this.now - this.first) / (this.last - this.first || 1);
    const x = left + share * (width - left - right);
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
    const holder = this.find(".scroll");
    if (this.playing === null || holder.scrollWidth <= holder.clientWidth) return;
    holder.scrollLeft = (x / width) * holder.scrollWidth - holder.clientWidth / 2;
  }

  end() {
    if (this.playing !== null) this.pause();
    this.listening.abort();
    this.sizes.disconnect();
  }
}

const isDark = (colour) => {
  const [red, green, blue] = (colour.match(/\d+(\.\d+)?/g) ?? [255, 255, 255]).map(Number);
  return red + green + blue < 382;
};

const shown = new WeakMap();

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".replay");
  const ground = getComputedStyle(root.querySelector("canvas")).backgroundColor;
  root.classList.toggle("dark", isDark(ground));
  const before = shown.get(root);
  if (before?.data.id === data.id) {
    before.draw();
  } else {
    before?.end();
    shown.set(root, new Replay(root, data));
  }
  // Called between two looks at the same page too: what is still on it goes on.
  return () => setTimeout(() => root.isConnected || shown.get(root)?.end());
}
