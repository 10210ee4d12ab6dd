/* What is being written in the forms of a complaint: kept here at once, and on the server after a pause,
   where any browser of theirs finds it; one save at a time, lest an older one arrive last. */

import { begin } from "./desk_page.js";
import { post } from "./desk_session.js";

const page = document.querySelector("[data-complaint]");
const address = `/desk/complaints/${page.dataset.complaint}`;
const PAUSE = 600;
const waiting = new Map();
// By form, what the server has of it as far as this page knows, and since which of its requests.
const kept = new Map(), keptSince = new Map();
let there = JSON.parse(page.dataset.drafts), saved = Promise.resolve(), saving = 0;

export function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "file"].includes(field.type));
}

/* What somebody is sure of, they say anew. */
function keptOf(form) {
  return fieldsOf(form).filter((field) => field.type !== "checkbox");
}

/* Nothing written is no draft, whatever is chosen. */
function writtenIn(form) {
  const fields = keptOf(form);
  if (!fields.some((field) => field.matches("textarea") && field.value.trim())) return {};
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

// Whoever logs in on this browser next has drafts of their own.
const PREFIX = `yardim-desk:${document.body.dataset.who}:${page.dataset.complaint}:`;
const keyOf = (form) => PREFIX + form.dataset.draft;

/* Forget what is here of a form that was sent, which may not be on the page any more. */
export function forgetSent(act) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key === PREFIX + act || key.startsWith(`${PREFIX}${act}-`)) localStorage.removeItem(key);
    }
  } catch { /* a browser that keeps nothing */ }
}

function keepHere(form) {
  const written = writtenIn(form), before = kept.get(form.dataset.draft) ?? {};
  try {
    if (same(written, before)) localStorage.removeItem(keyOf(form));
    else localStorage.setItem(keyOf(form), JSON.stringify({ written, kept: before }));
  } catch { /* a browser that keeps nothing: the field itself still does */ }
}

/* Keep what is written in a form. */
export function keep(form) {
  clearTimeout(waiting.get(form.dataset.draft));
  waiting.set(form.dataset.draft, setTimeout(() => {
    waiting.delete(form.dataset.draft);
    saved = saved.then(() => save(form));
  }, PAUSE));
  keepHere(form);
}

async function save(form) {
  const written = writtenIn(form), kind = form.dataset.draft;
  saving += 1;
  try {
    const body = new URLSearchParams({ ...written, kind });
    const response = await post(`${address}/draft`, body, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    if (response.ok) hasNow(form, written);
  } catch { /* the browser has it; the next keystroke tries again */ }
  saving -= 1;
}

function hasNow(form, written) {
  kept.set(form.dataset.draft, written);
  keptSince.set(form.dataset.draft, begin().at);
  keepHere(form);
}

/* Put what was written before back into a form. What did not get to the server stands in front of what it
   has by now; of what did, the server knows best: it was sent, or written on, in another browser. */
export function restore(form, refused) {
  const kind = form.dataset.draft, server = kept.get(kind) ?? there[kind] ?? {};
  kept.set(kind, server);
  if (refused) return void keep(form);
  const { written = null, kept: before = {} } = storedOf(form);
  fill(form, server, written, !same(server, before));
  if (written) keep(form);
}

function storedOf(form) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(form))) ?? {};
  } catch {
    return {};
  }
}

function fill(form, server, written, both) {
  const values = written ?? server;
  if (!Object.keys(values).length) return;
  for (const field of keptOf(form)) {
    const mine = values[field.name], theirs = server[field.name];
    const text = both && field.matches("textarea") && mine && theirs && mine !== theirs ? `${mine}\n${theirs}` : mine;
    if (text !== undefined) field.value = text;
  }
  form.closest("details")?.setAttribute("open", "");
}

/* Where nobody wrote on in it here, a draft is what it became elsewhere. */
export function follow(fresh, request) {
  const now = JSON.parse(fresh.dataset.drafts);
  for (const form of page.querySelectorAll("form[data-draft]")) {
    const kind = form.dataset.draft, before = kept.get(kind) ?? {}, server = now[kind] ?? {};
    const untouched = same(writtenIn(form), before) && !waiting.has(kind) && !saving;
    if (!untouched || same(before, server) || request.at <= (keptSince.get(kind) ?? 0)) continue;
    if (form.contains(document.activeElement) || form.dataset.under === "way") continue;
    for (const field of keptOf(form)) if (field.matches("textarea")) field.value = "";
    fill(form, server, null, false);
    hasNow(form, server);
    form.dispatchEvent(new Event("change"));
  }
  there = now;
}

/* Whether a form may go now: a draft that is still being saved must not arrive after it and outlive it. */
export function mayGo(form, event) {
  clearTimeout(waiting.get(form.dataset.draft));
  waiting.delete(form.dataset.draft);
  if (!saving) return true;
  event.preventDefault();
  const { submitter } = event;
  saved.then(() => form.requestSubmit(submitter));
  return false;
}
