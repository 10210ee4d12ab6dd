/* Work on many complaints: the page follows it until it is over. Without script, "Yenile" does. */

const LOOK_EVERY = 2_000;

async function look() {
  const shown = document.getElementById("toplu");
  if (shown.dataset.state !== "running") return;
  try {
    const response = await fetch(location.pathname, { signal: AbortSignal.timeout(15_000) });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("toplu");
    if (fresh && fresh.dataset.tried + fresh.dataset.state !== shown.dataset.tried + shown.dataset.state) shown.replaceWith(fresh);
  } catch { /* the next look tries again */ }
  setTimeout(look, LOOK_EVERY);
}
setTimeout(look, LOOK_EVERY);
