// [data-compare-tray]: keeps up to three ticked platforms from page to page, in this tab only.
const LIMIT = 3;
const KEY = "compare";
const tray = document.querySelector("[data-compare-tray]");

const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
};

const keep = (chosen) => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Storage may be forbidden; the ticks of this page still work.
  }
};

let chosen = read();

const chip = ({ slug, name }) => {
  const item = document.createElement("li");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "chip compare-tray__drop";
  drop.setAttribute("aria-label", `${tray.dataset.compareDrop} ${name}`);
  drop.textContent = `${name} ×`;
  drop.addEventListener("click", () => choose(slug, name, false));
  item.append(drop);
  return item;
};

// Ticks of other pages travel as hidden fields.
const hidden = ({ slug }) => {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "p", value: slug });
  return field;
};

const show = () => {
  const boxes = [...document.querySelectorAll("[data-compare]")];
  const here = new Set(boxes.map((box) => box.value));
  for (const box of boxes) box.checked = chosen.some(({ slug }) => slug === box.value);
  for (const field of tray.querySelectorAll("[type=hidden]")) field.remove();
  tray.append(...chosen.filter(({ slug }) => !here.has(slug)).map(hidden));
  tray.querySelector("[data-compare-list]").replaceChildren(...chosen.map(chip));
  tray.hidden = chosen.length === 0;
};

const say = (text, isFull) => {
  tray.classList.toggle("compare-tray--full", isFull);
  tray.querySelector("[data-compare-status]").textContent = text;
};

const choose = (slug, name, isOn) => {
  const others = chosen.filter((one) => one.slug !== slug);
  const isFull = isOn && others.length >= LIMIT;
  if (!isFull) chosen = isOn ? [...others, { slug, name }] : others;
  keep(chosen);
  say(isFull ? tray.dataset.compareFull : "", isFull);
  show();
};

if (tray) {
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-compare]")) choose(target.value, target.dataset.compare, target.checked);
  });
  document.addEventListener("htmx:afterSwap", show);
  if (chosen.length) say("", false);
  show();
}
