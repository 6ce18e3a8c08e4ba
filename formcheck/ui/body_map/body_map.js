// A body seen from behind and from the front: each region is a tick box, for finger and keyboard.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  neck: [[72, 48, 16, 14]],
  upper_back: [[56, 64, 48, 44]],
  low_back_left: [[57, 110, 15, 34]],
  low_back_centre: [[73, 110, 14, 34]],
  low_back_right: [[88, 110, 15, 34]],
  buttock_left: [[57, 146, 22, 26]],
  buttock_right: [[81, 146, 22, 26]],
  thigh_back_left: [[59, 174, 20, 54]],
  thigh_back_right: [[81, 174, 20, 54]],
  thigh_front_right: [[218, 166, 21, 62]],
  thigh_front_left: [[241, 166, 21, 62]],
  lower_leg_left: [[61, 232, 17, 56], [242, 232, 17, 56]],
  lower_leg_right: [[82, 232, 17, 56], [221, 232, 17, 56]],
  foot_left: [[60, 292, 18, 20], [243, 292, 18, 20]],
  foot_right: [[82, 292, 18, 20], [219, 292, 18, 20]],
};

class BodyMap {
  constructor(root, component) {
    this.root = root;
    this.chosen = new Set(component.data.chosen);
    this.take(component);
    root.querySelector(".behind").textContent = this.texts.behind;
    root.querySelector(".front").textContent = this.texts.front;
    root.setAttribute("aria-label", this.texts.label);
    for (const name of Object.keys(SHAPES)) this.add(name);
    this.show();
  }

  take({ data, setStateValue }) {
    this.texts = data.texts;
    this.tell = (chosen) => setStateValue("regions", chosen);
  }

  add(name) {
    const region = document.createElementNS(SVG, "g");
    region.classList.add("region");
    region.dataset.name = name;
    region.setAttribute("role", "checkbox");
    region.setAttribute("tabindex", "0");
    region.setAttribute("aria-label", this.texts[name]);
    for (const [x, y, width, height] of SHAPES[name]) {
      const box = document.createElementNS(SVG, "rect");
      Object.entries({ x, y, width, height, rx: 5 }).forEach(([key, value]) => box.setAttribute(key, value));
      region.append(box);
    }
    region.onclick = () => this.toggle(name);
    region.onkeydown = (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      this.toggle(name);
    };
    this.root.querySelector(".regions").append(region);
  }

  toggle(name) {
    if (!this.chosen.delete(name)) this.chosen.add(name);
    this.show();
    this.tell([...this.chosen]);
  }

  show() {
    for (const region of this.root.querySelectorAll(".region")) {
      region.setAttribute("aria-checked", String(this.chosen.has(region.dataset.name)));
    }
    const names = Object.keys(SHAPES).filter((name) => this.chosen.has(name));
    const said = names.map((name) => this.texts[name]).join(", ");
    this.root.querySelector(".chosen").textContent = said || this.texts.none;
  }
}

const shown = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".body-map");
  if (shown.has(root)) shown.get(root).take(component);
  else shown.set(root, new BodyMap(root, component));
}
