/* What the live pages of the desk have in common: a page reads itself again when something changed,
   and an answer that comes late never covers what is newer. */

import { listen } from "./desk_live.js";
import { tellOnlookers } from "./desk_onlookers.js";
import { readPage } from "./desk_session.js";

const HEARTBEAT = 30_000;
let asked = 0, shown = 0, heard = 0, changed = false, refreshing = null, sessionOver = "", overTold = null;
let page = { address: () => location.href, show: () => {}, seen: () => true };

/* Note that something is asked for now. */
export function begin() {
  asked += 1;
  return { at: asked, heard };
}

/* Whether the answer to what was asked may be shown: nothing that was asked for later is. */
export function newest(request) {
  if (request.at < shown) return false;
  shown = request.at;
  return true;
}

/* Whether the answer to something that was done may be shown. What was asked for before it came may have
   been read before that was done: it is not shown any more, and read again. */
export function answered(request) {
  const current = newest(request);
  shown = asked;
  return current;
}

/* Whether something happened while the answer was on its way, which may be older than that. */
export function overtaken(request) {
  return heard !== request.heard;
}

/* What was refused is shown at the address that it was sent to, which answers nobody who only reads: read
   again, or sent to a colleague, it is the page that it was asked for on. */
export function standAt(path, query = "") {
  if (location.pathname !== path) history.replaceState(history.state, "", path + query);
}

/* That this page is nobody's any more, or another one's: said once, until it is otherwise (""). */
export function ended(why) {
  if (sessionOver === why) return;
  overTold?.remove();
  sessionOver = why;
  overTold = why ? warn(why) : null;
}

/* Read the page that was answered; null where it is the login page, or somebody else's. */
export async function read(response) {
  const fresh = await readPage(response, ended);
  if (fresh) ended("");
  return fresh;
}

/* What is asked for while nobody looks, or not there, is read by nobody yet. */
export function unread() {
  return document.hidden || !page.seen() ? { "Desk-Hidden": "1" } : {};
}

export function warn(words, place = ["uyari", "liste", "icerik"].map((id) => document.getElementById(id)).find(Boolean)) {
  const told = document.createElement("p");
  told.className = "problem";
  told.setAttribute("role", "alert");
  told.textContent = words;
  // Said again it is heard again, and stands there once.
  for (const said of place.querySelectorAll(":scope > .problem")) if (said.textContent === words) said.remove();
  place.prepend(told);
  return told;
}

/* One at a time; what changes while a page is being read is read once more. */
export function refresh() {
  document.dispatchEvent(new Event("desk-changed"));
  changed = true;
  heard += 1;
  refreshing ??= (async () => {
    while (changed) {
      changed = false;
      const request = begin();
      try {
        const response = await fetch(page.address(), { headers: unread(), signal: AbortSignal.timeout(15_000) });
        const fresh = await read(response);
        if (!fresh) continue;
        if (newest(request)) page.show(fresh, response.status, request);
        else changed = true;
      } catch { /* the next beat tries again */ }
    }
    refreshing = null;
    document.dispatchEvent(new Event("desk-shown"));
  })();
  return refreshing;
}

/* Follow what is told of `query`; `show` puts a page in place that `address()` answered with a status.
   What comes counts as read where `seen()`, and somebody looks at all. */
export function follow(query, show, { address = page.address, seen = page.seen } = {}) {
  page = { address, show, seen };
  const live = listen(query);
  live.addEventListener("changed", refresh);
  live.addEventListener("open", refresh);
  tellOnlookers(live);
  setInterval(refresh, HEARTBEAT);
  // What came while nobody looked is read now, and the customer sees that it is.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  return live;
}
