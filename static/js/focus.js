// [data-focus]: takes the reader to the summary of what went wrong.
document.querySelector("[data-focus]")?.focus();
