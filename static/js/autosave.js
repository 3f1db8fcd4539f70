// form[data-autosave]: what htmx keeps as it is typed. A press on Save waits for what is on its way, so that nobody
// seems to write over herself; leaving the page sends what was typed last.
const form = document.querySelector("form[data-autosave]");
const status = document.getElementById("save-status");
let dirty = false;
let busy = false;
let waiting = null;

form?.addEventListener("input", () => {
  dirty = true;
  status.textContent = ""; // what it said is true no longer
});
form?.addEventListener("htmx:beforeRequest", () => {
  busy = true;
  dirty = false;
});
form?.addEventListener("htmx:afterRequest", (event) => {
  busy = false;
  if (!event.detail.successful) {
    dirty = true;
    status.textContent = status.dataset.offline;
  }
  if (waiting) form.requestSubmit(waiting.isConnected ? waiting : undefined);
});
form?.addEventListener("htmx:beforeSwap", (event) => {
  // The sign-in page, say: not what was asked for.
  if (new URL(event.detail.xhr.responseURL).pathname === new URL(form.action).pathname) return;
  event.detail.shouldSwap = false;
  dirty = true;
  status.textContent = status.dataset.lost;
});
form?.addEventListener("submit", (event) => {
  if (!busy) {
    dirty = false;
    return;
  }
  event.preventDefault();
  waiting = event.submitter ?? form;
});
addEventListener("pagehide", () => {
  if (!dirty) return;
  const headers = { "HX-Request": "true" };
  fetch(form.getAttribute("hx-post"), { method: "POST", body: new URLSearchParams(new FormData(form)), headers, keepalive: true });
});
