// The page of an import looks again while something runs; when that ends, the page is loaded anew.
const PAUSE = 1200;

const look = async () => {
  const state = document.querySelector("[data-watch]");
  if (!state) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-watch]");
    if (!fresh) return location.reload();
    state.replaceWith(fresh);
  } catch {
    // The network may come back; the link beside the bar works meanwhile.
  }
  setTimeout(look, PAUSE);
};

setTimeout(look, PAUSE);
