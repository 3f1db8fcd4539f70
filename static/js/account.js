// [data-account]: where this browser is signed in, the way to the account stands in place of the way in.
// The cookie says only that somebody is; the pages themselves ask who.
const ways = document.querySelectorAll("[data-account]");

if (document.cookie.split("; ").includes("signed_in=1")) {
  for (const way of ways) way.hidden = way.dataset.account !== "in";
}
