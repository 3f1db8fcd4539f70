// form[data-auto-submit]: a changed choice applies at once; its [data-auto-submit-button] is then not needed.
// Text fields wait for Enter. Within htmx forms the form's own trigger works instead.
const hideButtons = () => {
  for (const button of document.querySelectorAll("[data-auto-submit] [data-auto-submit-button]")) {
    button.hidden = true;
  }
};

document.addEventListener("change", (event) => {
  const form = event.target.form;
  const isChoice = event.target.matches("select, [type=checkbox], [type=radio]");
  if (form?.matches("[data-auto-submit]") && isChoice) form.requestSubmit();
});
document.addEventListener("htmx:afterSwap", hideButtons);
hideButtons();
