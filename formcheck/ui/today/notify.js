// Reminds of the question of the morning, if the person wants that and this page stays open.

const waiting = new WeakMap();

const remind = ({ data, parentElement }) => {
  const root = parentElement.querySelector(".notify");
  const said = root.querySelector("p");
  const wait = Math.max(new Date(data.at).getTime() - Date.now(), 0);
  clearTimeout(waiting.get(root));
  waiting.set(root, setTimeout(() => new Notification(data.texts.title), wait));
  said.textContent = data.texts.kept;
};

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".notify");
  const [button, said] = [root.querySelector("button"), root.querySelector("p")];
  root.hidden = !("Notification" in globalThis);
  button.textContent = data.texts.ask;
  button.onclick = async () => {
    const allowed = await Notification.requestPermission();
    if (allowed === "granted") remind(component);
    else said.textContent = data.texts.refused;
  };
}
