// [data-rows="plans"]: rows of a form come and go at once; without this the same buttons ask the server.
const FIELD = "input:not([type=hidden]), select, textarea";

const renumber = (rows) => {
  const pattern = new RegExp(`${rows.dataset.rows}-\\d+`, "g");
  const all = rows.querySelectorAll("[data-row]");
  all.forEach((row, place) => {
    for (const one of row.querySelectorAll("*")) {
      for (const name of ["id", "name", "for", "aria-describedby", ...(one.matches("button") ? ["value"] : [])]) {
        if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace(pattern, `${rows.dataset.rows}-${place}`));
      }
    }
    for (const number of row.querySelectorAll("[data-row-number]")) number.textContent = place + 1;
  });
  rows.querySelector("[name$=-TOTAL_FORMS]").value = all.length;
  rows.querySelector("[data-rows-add]").hidden = all.length >= Number(rows.dataset.rowsMost);
};

const add = (rows) => {
  const list = rows.querySelector("[data-rows-list]");
  const place = list.children.length;
  list.insertAdjacentHTML("beforeend", rows.querySelector("template").innerHTML.replaceAll("__prefix__", place));
  renumber(rows);
  list.lastElementChild.querySelector(FIELD).focus();
};

const remove = (rows, row) => {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  renumber(rows);
  (neighbour?.querySelector(FIELD) ?? rows.querySelector("[data-rows-add]")).focus();
  rows.dispatchEvent(new Event("input", { bubbles: true }));
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-rows-add], [data-rows-remove]");
  const rows = button?.closest("[data-rows]");
  if (!rows) return;
  event.preventDefault();
  if (button.matches("[data-rows-add]")) add(rows);
  else remove(rows, button.closest("[data-row]"));
});
