/* What one wanted to be reminded of stands above every page of the desk: looked for when something
   changed, and every half minute. What is new is said, shown in the title and sounds once. */

import { post } from "./desk_session.js";
import { newly, sound } from "./desk_sound.js";

const EVERY = 30_000, TONE = 660, BELL = "⏰ ", RANG = "yardim-desk:rang";
const place = document.getElementById("hatirlatma"), told = document.getElementById("hatirlatma-duyuru");
let looking = false, again = false;

function dueIn(root) {
  return root.querySelector("[data-due]")?.dataset.due.split(" ") ?? [];
}

/* Ring for what no tab of this browser has rung for yet. */
function ring() {
  const due = dueIn(place);
  if (!newly(RANG, due).length) return;
  told.textContent = `${due.length} hatırlatmanız var.`;
  sound(TONE);
}

function mark() {
  const plain = document.title.replace(BELL, "");
  const wanted = dueIn(place).length ? BELL + plain : plain;
  if (document.title !== wanted) document.title = wanted;
}

async function look() {
  if (looking) return void (again = true);
  looking = true;
  do {
    again = false;
    try {
      const response = await fetch("/desk/reminders/due", { signal: AbortSignal.timeout(15_000) });
      if (response.ok && !response.redirected) show(await response.text());
    } catch { /* the next look tries again */ }
  } while (again);
  looking = false;
}

function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  // Whoever is choosing a time keeps the list they choose from.
  const choosing = place.contains(document.activeElement) && document.activeElement.matches("select");
  const same = String(dueIn(page)) === String(dueIn(place));
  if (!(same && (choosing || place.childElementCount))) place.replaceChildren(...page.body.childNodes);
  ring();
  mark();
}

async function send(event) {
  const form = event.target;
  event.preventDefault();
  const line = form.closest(".due");
  if (line.ariaBusy) return;
  // It is on its way, and not to be pressed twice.
  line.ariaBusy = "true";
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await post(form.action, body, { signal: AbortSignal.timeout(15_000) });
    if (!response.ok && response.status !== 404) throw new Error(response.status);
    await look();
    (place.querySelector("button") ?? document.getElementById("icerik")).focus();
  } catch {
    told.textContent = "Kaydedilemedi; yeniden deneyin.";
    line.ariaBusy = null;
  }
}

place.addEventListener("submit", send);
document.addEventListener("desk-changed", look);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
new MutationObserver(mark).observe(document.querySelector("title"), { childList: true });
setInterval(look, EVERY);
look();
