// Run in a page: steps of which each is measured by itself.

window.prepare = async (jpegs, live, model) => {
  const { PoseFinder } = await import(`${live}/web/pose.js`);
  const { CameraWatch } = await import(`${live}/web/camera_watch.js`);
  window.finder = await PoseFinder.load(`${live}/vision`, model);
  window.camera = new CameraWatch();
  window.pictures = [];
  for (const jpeg of jpegs) {
    const answer = await fetch(`data:image/jpeg;base64,${jpeg}`);
    const picture = await createImageBitmap(await answer.blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext("2d", { willReadFrequently: true }).drawImage(picture, 0, 0);
    window.pictures.push(canvas);
  }
};

window.find = () => {
  window.sights = window.pictures.map((picture, at) => window.finder.look(picture, 66 * at));
};

window.tell = () => {
  window.pictures.forEach((picture, at) => window.camera.look(picture, window.sights[at]));
};
