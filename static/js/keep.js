// [data-keep] with an id: what was open or ticked stays so when htmx puts a fresh copy in its place,
// and whoever stood in it keeps her place.
const kept = new Map();
let place = "";

document.addEventListener("htmx:beforeSwap", () => {
  place = document.activeElement?.id;
  for (const one of document.querySelectorAll("[data-keep]")) {
    kept.set(one.id, one.matches("details") ? one.open : one.checked);
  }
});

document.addEventListener("htmx:afterSwap", () => {
  for (const [id, isOn] of kept) {
    const one = document.getElementById(id);
    if (one?.matches("details")) one.open = isOn;
    else if (one) one.checked = isOn;
  }
  kept.clear();
  if (place) document.getElementById(place)?.focus({ preventScroll: true });
});
