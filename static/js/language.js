// After htmx has changed the address, the link to the other language follows it.
document.addEventListener("htmx:pushedIntoHistory", () => {
  const link = document.querySelector("[rel=alternate][hreflang][href]:not(link)");
  if (!link) return;
  const { pathname, search } = location;
  link.href = (pathname.startsWith("/en/") ? pathname.slice(3) : `/en${pathname}`) + search;
});
