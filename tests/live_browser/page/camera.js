// The camera where poses are given: a device of the browser that shows somebody standing. What is
// seen does not matter, so it shows little of it, and a look need not wait for the next picture.

const LOOK_AGAIN_MS = 20; // the server takes no more than 60 poses a second
const SHOWN_HZ = 5;
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
window.lent = null;

navigator.mediaDevices.getUserMedia = async ({ audio, video }) => {
  window.lent = await ask({ audio, video: { ...video, frameRate: SHOWN_HZ } });
  return window.lent;
};

HTMLVideoElement.prototype.requestVideoFrameCallback = function (look) {
  line.whenAnswered(() => setTimeout(look, LOOK_AGAIN_MS));
};
