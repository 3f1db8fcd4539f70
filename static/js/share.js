// [data-share]: copies the page's address, or hands it to the phone's own sharing.
for (const share of document.querySelectorAll("[data-share]")) {
  const field = share.querySelector("input");
  const copy = share.querySelector("[data-share-copy]");
  const send = share.querySelector("[data-share-send]");
  const status = share.querySelector("[data-share-status]");

  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    status.textContent = share.dataset.shareDone;
  });
  send.hidden = !navigator.share;
  send.addEventListener("click", () => {
    // Closing the phone's sheet without sharing is no error.
    navigator.share({ title: share.dataset.shareTitle, url: field.value }).catch(() => {});
  });
}
