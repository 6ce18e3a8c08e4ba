// Takes the place of MediaPipe's bundle: finds the people of the reel, whatever the picture shows.

export const FilesetResolver = { forVisionTasks: async () => ({}) };

export class PoseLandmarker {
  static async createFromOptions(_files, { numPoses }) {
    return Object.assign(new PoseLandmarker(), { numPoses });
  }

  async setOptions({ numPoses }) {
    this.numPoses = numPoses;
  }

  detectForVideo() {
    const people = window.reel.piece.slice(0, this.numPoses);
    return {
      landmarks: people.map((rows) =>
        rows.map(([x, y, , , , visibility]) => ({ x, y, z: 0, visibility }))),
      worldLandmarks: people.map((rows) =>
        rows.map(([, , x, y, z, visibility]) => ({ x, y, z, visibility }))),
    };
  }
}
