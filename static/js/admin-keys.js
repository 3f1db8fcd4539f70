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
  const save = form?.querySelector("[name=_continue], [name=_save]");
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
