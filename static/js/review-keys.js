// A revision judged by keyboard: each act has its letter, shown on its button; "?" shows them all.
const page = document.querySelector("[data-review]");
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

// A yes is pressed with its button in focus, so that a slip of the finger decides nothing.
const press = (act) => {
  if (act instanceof HTMLDetailsElement) act.open = true;
  act.querySelector("textarea, select, button")?.focus();
  act.scrollIntoView({ block: "nearest" });
};

// What was refused is where one goes on typing.
page?.querySelector(".review__acts [aria-invalid=true]")?.focus();

document.addEventListener("keydown", (event) => {
  if (!page || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = page.querySelector(`[data-act="${CSS.escape(event.key)}"]`);
  const keys = page.querySelector("[data-keys]");
  if (act) press(act);
  else if (event.key === "n") page.querySelector("[name=text]")?.focus();
  else if (event.key === "j" && page.dataset.next) location.assign(page.dataset.next);
  else if (event.key === "q") location.assign(page.dataset.queue);
  else if (event.key === "?") { keys.open = !keys.open; keys.querySelector("summary").focus(); }
  else return;
  event.preventDefault();
});
