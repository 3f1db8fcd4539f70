// input[data-filter="#list"]: shows only the entries that go by every word typed, diacritics or not; their
// [data-filter-words] are without. The beginning of a word is enough.
// The [data-filter-button] beside it, which asks the server, is then not needed.
const fold = (text) => text.toLowerCase().normalize("NFD").replaceAll("đ", "d").replace(/[\u0300-\u036f]/g, "");

for (const input of document.querySelectorAll("[data-filter]")) {
  const list = document.querySelector(input.dataset.filter);
  for (const button of input.parentElement.querySelectorAll("[data-filter-button]")) button.hidden = true;
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  input.addEventListener("input", (event) => {
    event.stopPropagation(); // what is only looked for is not kept
    const asked = fold(input.value).split(/\s+/).filter(Boolean);
    for (const entry of list.querySelectorAll("[data-filter-words]")) {
      entry.hidden = !asked.every((word) => ` ${entry.dataset.filterWords}`.includes(` ${word}`));
    }
    for (const group of list.querySelectorAll("[data-filter-group]")) {
      const found = group.querySelector("[data-filter-words]:not([hidden])");
      group.hidden = !found;
      if (asked.length && found) group.open = true;
    }
  });
}
