// [data-account]: where this browser is signed in, the way to the account stands in place of the way in.
// The cookie says only that somebody is; the pages themselves ask who.
const ways = document.querySelectorAll("[data-account]");
const hints = document.cookie.split("; ");

if (hints.includes("signed_in=1")) {
  const shown = ["in", ...["vendor", "adviser"].filter((role) => hints.includes(`for_${role}=1`))];
  for (const way of ways) way.hidden = !shown.includes(way.dataset.account);
}
