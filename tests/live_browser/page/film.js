// The camera where poses are found: a device of the browser, until a reel of pictures takes its
// place. A look comes after the answer to the one before, at the picture that is there by then.

const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
const request = HTMLVideoElement.prototype.requestVideoFrameCallback;
const STILL_THERE_MS = 250;
const LOST_MS = 5000;
let film = null;
let video = null; // where the camera is looked at

class Film {
  constructor() {
    const track = new MediaStreamTrackGenerator({ kind: "video" });
    this.pictures = track.writable.getWriter();
    this.stream = new MediaStream([track]);
    this.isAwaited = false;
    this.shownMs = 0;
    // A camera goes on showing what there is. While a look waits for what is next, nothing else
    // may come: it would look at that.
    setInterval(() => {
      if (!this.isAwaited || really() - this.shownMs > LOST_MS) this.show();
    }, STILL_THERE_MS);
  }

  async show() {
    const { piece } = window.reel;
    if (piece !== this.piece) this.picture = await pictureOf(piece);
    this.piece = piece;
    this.shownMs = really();
    const frame = new VideoFrame(this.picture, { timestamp: 1000 * this.shownMs });
    this.pictures.write(frame).catch(() => frame.close()); // the camera was switched off
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
  const seen = (...frame) => {
    if (film) film.isAwaited = false;
    look(...frame);
  };
  line.whenAnswered(() => {
    if (film) film.isAwaited = true;
    film?.show();
    request.call(this, seen);
  });
};
