/* A list of complaints follows what happens to them: looked for every half minute, and when somebody
   looks at it again. Where rows are ticked or worked with it is told only that there is something new. */

const EVERY = 30_000;
let looking = false;

const list = () => document.querySelector("[data-follows]");

function busy() {
  return Boolean(list()?.querySelector(".tick input:checked"))
    || list()?.contains(document.activeElement)
    || [...document.querySelectorAll("dialog, details.bulk")].some((one) => one.open);
}

function show(page) {
  const fresh = page.querySelector("[data-follows]"), count = page.getElementById("kac");
  const told = document.getElementById("liste-degisti");
  const same = (fresh?.innerHTML ?? "") === (list()?.innerHTML ?? "");
  const follows = !same && fresh && list() && !busy();
  if (follows) {
    list().replaceWith(fresh);
    document.getElementById("kac")?.replaceWith(count);
  }
  told.hidden = same || Boolean(follows);
}

async function look() {
  if (looking || document.hidden) return;
  looking = true;
  try {
    const response = await fetch(location.href, { signal: AbortSignal.timeout(15_000) });
    if (response.ok && !response.redirected) show(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch { /* the next look tries again */ }
  looking = false;
}

document.addEventListener("visibilitychange", look);
setInterval(look, EVERY);
