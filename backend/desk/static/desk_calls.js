/* The list of calls, live: what changed is put in place card by card, and neither what is being
   noted nor where the keyboard is gets lost. Without script every form works by itself. */

import { listen } from "./desk_live.js";
import { standAt } from "./desk_page.js";
import { NOT_SENT, post, readPage, renew, whyNot } from "./desk_session.js";

const HEARTBEAT = 30_000, NOTED = "textarea, [type=checkbox]";
let refreshing = null, changed = false, heard = 0, touched = 0, sending = Promise.resolve();

for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => { touched += 1; }, true);

/* Cards stay where they are while somebody writes in them and nothing of theirs changed; else the
   new one takes over what was written. */
function cardFor(fresh) {
  const old = document.getElementById(fresh.id);
  if (!old || old.outerHTML === fresh.outerHTML) return old ?? document.importNode(fresh, true);
  const written = [...old.querySelectorAll(NOTED)].some((field) => field.value && (field.checked ?? true));
  if (written && old.dataset.version === fresh.dataset.version) {
    const left = fresh.querySelector(".call-left");
    if (left) old.querySelector(".call-left").replaceChildren(...left.cloneNode(true).childNodes);
    return old;
  }
  const made = document.importNode(fresh, true);
  old.replaceWith(made);
  return made;
}

function show(page) {
  const focused = document.activeElement?.id;
  // A customer's card becomes another's place when what it was called after is settled.
  const notes = [...document.querySelectorAll("[data-calls] textarea")].map(({ id, value }) => [id, value]);
  const ticks = [...document.querySelectorAll("[data-calls] input:checked")].map(({ id }) => id);
  for (const list of document.querySelectorAll("[data-calls]")) {
    const fresh = page.getElementById(list.id);
    if (!fresh) continue;
    const cards = [...fresh.children].map(cardFor);
    // Moving a card takes the keyboard from it: only what is not in its place is moved.
    cards.forEach((card, at) => { if (list.children[at] !== card) list.insertBefore(card, list.children[at] ?? null); });
    for (const gone of [...list.children].slice(cards.length)) gone.remove();
    if (!cards.length) list.replaceChildren();
  }
  for (const [id, value] of notes) {
    const field = document.getElementById(id);
    if (field) field.value ||= value;
  }
  for (const id of ticks) {
    const field = document.getElementById(id);
    if (field) field.checked = true;
  }
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (fresh && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.cloneNode(true).childNodes);
  }
  renew(page);
  if (focused && document.activeElement === document.body) {
    (document.getElementById(focused) ?? document.getElementById("baslik")).focus();
  }
}

function tell(...nodes) {
  document.getElementById("bildirim").replaceChildren(...nodes);
}

function warn(words) {
  const told = document.createElement("p");
  told.className = "problem";
  told.setAttribute("role", "alert");
  told.textContent = words;
  tell(told);
}

/* One at a time; what changes while a page is being read is read once more. */
function refresh() {
  changed = true;
  heard += 1;
  refreshing ??= (async () => {
    while (changed) {
      changed = false;
      try {
        const page = await readPage(await fetch(location.href, { headers: document.hidden ? { "Desk-Hidden": "1" } : {}, signal: AbortSignal.timeout(15_000) }), warn);
        if (page) show(page);
      } catch { /* the next beat tries again */ }
    }
    refreshing = null;
  })();
  return refreshing;
}

/* The keyboard goes on with the call that was taken, or with what is to be called next. */
function goOn(card) {
  const next = document.getElementById(card)?.querySelector("[data-first]")
    ?? document.querySelector(".call.mine [data-first]")
    ?? document.querySelector(".call [data-first]")
    ?? document.getElementById("baslik");
  next.focus();
}

/* One after the other, as they were pressed: what came of a call is not noted before its number,
   asked for a moment earlier, was opened, and no answer comes after a later one's. */
function send(event) {
  const form = event.target, button = event.submitter;
  if (!form.matches("[data-send]")) return;
  event.preventDefault();
  if (button.disabled) return;
  button.disabled = true;
  const body = new URLSearchParams(new FormData(form));
  if (button.name) body.set(button.name, button.value);
  const pressed = { form, button, body, card: form.closest(".call").id, at: touched };
  sending = sending.then(() => deliver(pressed));
}

async function deliver({ form, button, body, card, at }) {
  const before = heard;
  try {
    const response = await post(form.action, body, { signal: AbortSignal.timeout(20_000) });
    const page = await readPage(response, warn);
    if (!page) return;
    const told = page.getElementById("bildirim");
    if (!told) return void warn(whyNot(page));
    // What was noted is stored; a note that was refused is in the answer.
    if (response.ok) {
      for (const note of form.querySelectorAll("textarea")) note.value = "";
      for (const tick of form.querySelectorAll("input:checked")) tick.checked = false;
    }
    tell(...told.cloneNode(true).childNodes);
    show(page);
    // Whoever went on by themselves meanwhile stays where they are.
    if (touched === at) goOn(card);
    // The answer may be older than what was heard while it was on its way.
    if (heard !== before) refresh();
  } catch {
    warn(NOT_SENT);
  } finally {
    button.disabled = false;
  }
}

standAt("/desk/calls");
document.addEventListener("submit", send);
const live = listen("");
live.addEventListener("changed", refresh);
live.addEventListener("open", refresh);
setInterval(refresh, HEARTBEAT);
