// textarea[data-counter][maxlength]: says how many characters are left, aloud only near the end.
const NEAR = 50;

for (const area of document.querySelectorAll("textarea[data-counter][maxlength]")) {
  const line = document.createElement("p");
  line.className = "field__count";
  area.after(line);
  const show = () => {
    const left = area.maxLength - area.value.length;
    line.setAttribute("aria-live", left <= NEAR ? "polite" : "off");
    line.textContent = area.dataset.counter.replace("{n}", String(left));
  };
  area.addEventListener("input", show);
  show();
}
