// The admin by keyboard: "/" goes to the search, Ctrl+S saves; leaving unsaved entries asks first.
const search = document.querySelector("#searchbar");
const form = document.querySelector(".change-form form[id$=_form]");
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");
let isChanged = false;

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && search && !isTyping(event.target)) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  const save = form?.querySelector("[name=_continue]") ?? form?.querySelector("[name=_save]");
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && save) {
    event.preventDefault();
    save.click();
  }
});

if (form) {
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
}

// The search fields that select2 draws tell screen readers their value only, never their name.
const nameFields = () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const name = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.trim();
    const drawn = select.nextElementSibling?.querySelector("[role=textbox]");
    if (name && drawn) drawn.setAttribute("aria-label", name);
  }
};
// After the ready handler of autocomplete.js, which stands before this script.
window.django?.jQuery?.(nameFields);
document.addEventListener("formset:added", () => setTimeout(nameFields));
