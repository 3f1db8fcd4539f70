// input[data-filter="#list"]: shows only the entries that say the words typed side by side, diacritics or not; if
// there is none, those that go by every word: their [data-filter-words] are without. The beginning of a word is enough.
// The [data-filter-button] beside it, which asks the server, is then not needed.
const fold = (text) => text.toLowerCase().normalize("NFD").replaceAll("đ", "d").replace(/[\u0300-\u036f]/g, "");
const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const says = (entry, asked) => ` ${words(entry.querySelector("label").textContent).join(" ")}`.includes(` ${asked.join(" ")}`);
const goesBy = (entry, asked) => asked.every((word) => ` ${entry.dataset.filterWords}`.includes(` ${word}`));

for (const input of document.querySelectorAll("[data-filter]")) {
  const list = document.querySelector(input.dataset.filter);
  for (const button of input.parentElement.querySelectorAll("[data-filter-button]")) button.hidden = true;
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  input.addEventListener("input", (event) => {
    event.stopPropagation(); // what is only looked for is not kept
    const asked = words(input.value);
    const entries = [...list.querySelectorAll("[data-filter-words]")];
    const meant = entries.some((entry) => says(entry, asked)) ? says : goesBy;
    for (const entry of entries) entry.hidden = !meant(entry, asked);
    for (const group of list.querySelectorAll("[data-filter-group]")) {
      const found = group.querySelector("[data-filter-words]:not([hidden])");
      group.hidden = !found;
      if (asked.length && found) group.open = true;
    }
  });
}
