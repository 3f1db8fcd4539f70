// Shows SMEdx's matcher where this script stands. Attributes: data-lang, data-need, data-sector,
// data-province. How to use it: /open-data/embed/ on the portal. Keeps nothing, reads nothing of the page.
(() => {
  const script = document.currentScript;
  if (!script || !script.src) return;
  const home = new URL(script.src).origin;
  const said = script.dataset;
  const query = new URLSearchParams();
  for (const need of (said.need || "").split(/[\s,]+/)) if (need) query.append("need", need);
  for (const name of ["sector", "province"]) if (said[name]) query.set(name, said[name]);
  const isEnglish = said.lang === "en";
  const frame = document.createElement("iframe");
  frame.src = `${home}${isEnglish ? "/en" : ""}/embed/match/?${query}`;
  frame.title = isEnglish ? "Find software that fits – SMEdx" : "Tìm phần mềm phù hợp – SMEdx";
  frame.referrerPolicy = "origin";
  frame.width = "100%";
  frame.height = "480";
  frame.style.border = "0";
  addEventListener("message", (event) => {
    if (event.origin !== home || event.source !== frame.contentWindow) return;
    const height = event.data && event.data.smedxHeight;
    if (Number.isInteger(height) && height >= 100 && height <= 6000) frame.height = String(height);
  });
  // The frame tells its height only to who asks.
  frame.addEventListener("load", () => frame.contentWindow.postMessage("smedx-height", home));
  script.after(frame);
})();
