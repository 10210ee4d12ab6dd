/* Files go to the server as soon as they are chosen, and wait there with their form: another form of the
   page may be sent, or the session end, and they are there. Nothing is sent while a chosen file is not. */

import { NOT_SENT, post, readPage, whyNot } from "./desk_session.js";

const LONGEST = 120_000;
const main = document.getElementById("icerik");
const under = new Map();
let goes = false;

/* Fields whose files are here only. */
export function unheld(part = main) {
  return [...part.querySelectorAll("[data-hold] input[type=file]")].filter((field) => field.files.length);
}

/* What a form sends of the files that wait with it. */
export function waitingOf(place) {
  const fields = [...place.querySelectorAll("[data-chosen] input")];
  return fields.filter((field) => field.type !== "checkbox" || field.checked).map((field) => [field.name, field.value]);
}

/* Ask a form's place on the server, with some `files` more, what waits with it; null, and `told` why, where
   that is not known. */
export async function ask(place, fields, files, told) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  for (const file of files) body.append("attachments", file);
  let over = "";
  try {
    const response = await post(place.dataset.hold, body, { signal: AbortSignal.timeout(LONGEST) });
    const page = await readPage(response, (why) => { over = why; });
    const fresh = page?.querySelector("[data-held]");
    if (!fresh) told(over || whyNot(page));
    return fresh ?? null;
  } catch {
    told(NOT_SENT);
    return null;
  }
}

function tell(place, why) {
  const told = document.createElement("p");
  told.className = "problem";
  told.setAttribute("role", "alert");
  told.textContent = why;
  place.querySelector("[role=alert]")?.remove();
  place.querySelector("[data-chosen]").append(told);
}

/* Hand in what is chosen in a field; `around` lets the page see its form as it was and as it is then. */
async function hold(field, around) {
  const place = field.closest("[data-hold]"), files = [...field.files];
  const fresh = await ask(place, waitingOf(place), files, (why) => tell(place, why));
  // Others may be chosen by now.
  if (!fresh || files.some((file, at) => field.files[at] !== file)) return;
  around(field.form, () => {
    place.querySelector("[data-chosen]").replaceChildren(...fresh.childNodes);
    field.value = "";
  });
  place.dispatchEvent(new Event("change", { bubbles: true }));
}

function begin(field, around) {
  const before = under.get(field) ?? Promise.resolve();
  const now = before.then(() => (field.files.length ? hold(field, around) : null));
  under.set(field, now);
  return now.finally(() => { if (under.get(field) === now) under.delete(field); });
}

async function sendAfter(form, submitter, around) {
  goes = true;
  await Promise.all(under.values());
  // What could not be handed in before is tried once more.
  await Promise.all(unheld().map((field) => begin(field, around)));
  goes = false;
  const [still] = unheld();
  if (still) still.focus();
  else if (form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : null);
}

/* Do so on this page. */
export function holdFiles(around = (_, put) => put()) {
  main.addEventListener("change", (event) => {
    if (event.target.matches("[data-hold] input[type=file]") && event.target.files.length) begin(event.target, around);
  });
  // Before any form's own: it may be another's that goes.
  main.addEventListener("submit", (event) => {
    if (!goes && !under.size && !unheld().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!goes) sendAfter(event.target, event.submitter, around);
  }, true);
}
