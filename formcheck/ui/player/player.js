// Brings the player into the page. The page loads this file as a blob, so the modules it needs are
// asked for by their whole address.

const shown = new WeakMap();
// The page may put the player up once more before it goes on: a set that is over stays over.
const over = (globalThis.formcheckSetsOver ??= new Set());

const hostOf = ({ setTriggerValue }) => ({
  ended: (what) => {
    over.add(what.run);
    setTriggerValue("ended", what);
  },
  checked: (what) => setTriggerValue("checked", what),
  chosen: (what) => setTriggerValue("chosen", what),
});

async function begin(root, component) {
  const { Player } = await import(`${location.origin}${component.data.modules}/player.js`);
  if (!root.isConnected || over.has(component.data.run) || shown.get(root)?.run !== component.data.run) return;
  shown.get(root).player = new Player(root, component.data, hostOf(component));
}

export default function (component) {
  const root = component.parentElement.querySelector(".player");
  const before = shown.get(root);
  if (before?.run !== component.data.run) {
    before?.player?.close();
    shown.set(root, { run: component.data.run, player: null });
    begin(root, component);
  }
  // Called between two looks at the same page too: what is still on it goes on.
  return () => setTimeout(() => root.isConnected || shown.get(root)?.player?.close());
}
