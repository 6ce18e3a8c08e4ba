// Whether pictures may go to the server where this browser cannot find the body: asked, never taken.
// @ts-check

/** @typedef {import("./types").PlayerData} PlayerData */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./voice.js").Voice} Voice */
/** @typedef {"webgl" | "failed" | "missing" | "slow"} Hindrance */
/** @typedef {"frames" | "landmarks" | "again" | "leave"} Answer */

/** What was said yes to, until this page is left or loaded again. */
const said = { yes: false };

export class Consent {
  /**
   * @param {PlayerData} data
   * @param {Screen} screen
   * @param {Voice} voice
   */
  constructor(data, screen, voice) {
    this.texts = data.texts;
    this.screen = screen;
    this.voice = voice;
    /** @type {((answer: Answer) => void) | null} */
    this.pending = null;
  }

  /** Whether the person agreed on this page already. */
  get given() {
    return said.yes;
  }

  /**
   * Ask what to do. Who chose that the picture stays in the browser is offered nothing else.
   * @param {Hindrance} hindrance
   * @param {PlayerData["way"]} chosen
   * @returns {Promise<Answer>}
   */
  ask(hindrance, chosen) {
    this.drop();
    const { texts } = this;
    const title = texts[`ask_${hindrance}`];
    const offers = chosen === "auto";
    const about = `${texts[`ask_${hindrance}_hint`]} ${texts[offers ? "ask_offer" : "ask_chosen"]}`;
    this.voice.say(title);
    return new Promise((resolve) => {
      this.pending = resolve;
      const choice = (/** @type {Answer} */ answer) => ({
        says: texts[`ask_answer_${answer}`],
        act: () => this.answer(answer),
      });
      const stay = choice(hindrance === "slow" ? "landmarks" : "again");
      const choices = [stay, ...(offers ? [choice("frames")] : []), choice("leave")];
      this.screen.showSheet({ title, about, choices });
    });
  }

  /** @param {Answer} answer */
  answer(answer) {
    if (answer === "frames") said.yes = true;
    this.pending?.(answer);
    this.pending = null;
  }

  /** Take the question back: it was answered otherwise. */
  drop() {
    this.pending = null;
  }
}
