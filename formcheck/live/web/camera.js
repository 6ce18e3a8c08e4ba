// The camera: opened, watched, switched off.
// @ts-check

/** Why there is no picture. */
export class CameraProblem extends Error {
  /** @param {"refused" | "none" | "busy" | "insecure" | "unplugged"} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @type {Record<string, "refused" | "none" | "busy">} */
const REASONS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

const WANTED = {
  audio: false,
  video: {
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 30 },
    facingMode: "user",
  },
};

/**
 * Show what the camera sees.
 * @param {HTMLVideoElement} video
 * @param {() => void} onLost called when the camera goes away by itself
 * @returns {Promise<() => void>} switches the camera off
 * @throws {CameraProblem}
 */
export async function openCamera(video, onLost) {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraProblem("insecure");
  const stream = await navigator.mediaDevices.getUserMedia(WANTED).catch((error) => {
    throw new CameraProblem(REASONS[error.name] ?? "busy");
  });
  for (const track of stream.getTracks()) track.addEventListener("ended", onLost, { once: true });
  const off = () => {
    for (const track of stream.getTracks()) {
      track.removeEventListener("ended", onLost);
      track.stop();
    }
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play().catch(() => {
    off();
    throw new CameraProblem("busy");
  });
  return off;
}

/**
 * How bright the picture is, 0 to 255, looked at in a few points.
 * @param {CanvasImageSource} picture
 * @param {CanvasRenderingContext2D} pen of a canvas kept for it
 */
export function brightness(picture, pen) {
  const { width, height } = pen.canvas;
  pen.drawImage(picture, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  let sum = 0;
  for (let place = 0; place < data.length; place += 4) {
    sum += 0.299 * data[place] + 0.587 * data[place + 1] + 0.114 * data[place + 2];
  }
  return sum / (data.length / 4);
}
