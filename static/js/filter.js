// input[data-filter="#list"]: shows only the entries whose [data-filter-words] hold what is typed, diacritics or not.
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
    const asked = fold(input.value.trim());
    for (const entry of list.querySelectorAll("[data-filter-words]")) entry.hidden = !entry.dataset.filterWords.includes(asked);
    for (const group of list.querySelectorAll("[data-filter-group]")) {
      const found = group.querySelector("[data-filter-words]:not([hidden])");
      group.hidden = !found;
      if (asked && found) group.open = true;
    }
  });
}
