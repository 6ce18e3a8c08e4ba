// The camera where poses are found: a device of the browser, until a reel of pictures takes its
// place. A look comes after the answer to the one before, at the picture that is there by then.

const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
const request = HTMLVideoElement.prototype.requestVideoFrameCallback;
const STILL_THERE_MS = 250;
const ROUNDED_MS = 1; // the browser tells a frame's time to the microsecond
let film = null;
let video = null; // where the camera is looked at

class Film {
  constructor() {
    const track = new MediaStreamTrackGenerator({ kind: "video" });
    this.pictures = track.writable.getWriter();
    this.stream = new MediaStream([track]);
    // A camera goes on showing what there is; a browser need not present all of it.
    setInterval(() => this.show(), STILL_THERE_MS);
  }

  async show() {
    const { piece } = window.reel;
    if (piece !== this.piece) {
      this.piece = piece;
      this.picture = null;
      const picture = await pictureOf(piece);
      if (piece !== this.piece) return;
      this.picture = picture;
      this.sinceMs = really();
    }
    if (!this.picture) return;
    const frame = new VideoFrame(this.picture, { timestamp: 1000 * really() });
    this.pictures.write(frame).catch(() => frame.close()); // the camera was switched off
  }

  /** Whether a frame that was presented shows what there is to see now. */
  isOfNow({ mediaTime }) {
    return this.piece === window.reel.piece && 1000 * mediaTime >= this.sinceMs - ROUNDED_MS;
  }
}

const pictureOf = (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
};

window.play = async (...given) => {
  load(...given);
  film ??= new Film();
  if (!video?.srcObject || video.srcObject === film.stream) return;
  video.srcObject.getTracks().forEach((track) => track.stop());
  video.srcObject = film.stream;
  await video.play();
};

navigator.mediaDevices.getUserMedia = async (wanted) => {
  const lent = await ask(wanted);
  if (!film) return lent;
  lent.getTracks().forEach((track) => track.stop());
  return film.stream;
};

HTMLVideoElement.prototype.requestVideoFrameCallback = function (look) {
  video = this;
  const seen = (nowMs, frame) => {
    if (!film || film.isOfNow(frame)) look(nowMs, frame);
    else request.call(this, seen);
  };
  line.whenAnswered(() => {
    request.call(this, seen);
    film?.show();
  });
};
