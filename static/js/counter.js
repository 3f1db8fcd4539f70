// textarea[data-counter]: says how many characters are left, aloud only near the end. The most is maxlength, which
// cuts what is pasted, or data-counter-most, which does not.
const NEAR = 50;

for (const area of document.querySelectorAll("textarea[data-counter]")) {
  const most = Number(area.dataset.counterMost ?? area.maxLength);
  const line = document.createElement("p");
  line.className = "field__count";
  area.after(line);
  const show = () => {
    const left = most - area.value.length;
    line.setAttribute("aria-live", left <= NEAR ? "polite" : "off");
    line.textContent = area.dataset.counter.replace("{n}", String(left));
  };
  area.addEventListener("input", show);
  show();
}
