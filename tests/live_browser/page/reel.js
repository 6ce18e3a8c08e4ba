// What there is to see: poses found before, or pictures. Each is seen until that was answered.

class Reel {
  constructor(pieces, stepMs) {
    this.pieces = pieces;
    this.stepMs = stepMs;
    this.at = 0;
  }

  get piece() {
    return this.pieces[this.at];
  }

  turn() {
    if (this.at < this.pieces.length - 1) this.at += 1;
    else document.documentElement.dataset.reel = "played";
  }
}

const load = (pieces, stepMs) => {
  window.reel = new Reel(pieces, stepMs);
  document.documentElement.dataset.reel = "playing";
};

window.reel = new Reel([window.standing], 100);
window.play = load;
line.listen({ coach: () => window.reel.turn() });
