// The clock of the page. While a set runs, each answer moves it on by what lies between two pieces
// of the reel, however long it took: on a slow machine the movement is the same.

const really = performance.now.bind(performance);
let aheadMs = 0;
let atMs = null;

performance.now = () => atMs ?? really() + aheadMs;

const goOn = () => {
  atMs = performance.now() + window.reel.stepMs;
};

line.listen({
  ready: goOn,
  coach: goOn,
  closed: () => {
    if (atMs !== null) aheadMs = atMs - really();
    atMs = null;
  },
});
