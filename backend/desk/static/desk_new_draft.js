/* A half-filled form of a new complaint is kept in its tab until it was saved: it is there after a login
   and when the page is read anew. Each tab has its own, and whoever logs in next has none of it. */

import { ask } from "./desk_held_files.js";

const KEY = `yardim-desk:${document.body.dataset.who}:new`;
// What the form has by itself.
const NOT_WRITTEN = ["id", "guess", "channel", "received", "waiting"];

/* Forget it: it was saved, or is not wanted. */
export function forgetNew() {
  try {
    sessionStorage.removeItem(KEY);
  } catch { /* a browser that keeps nothing */ }
}

/* Forget what was sent: the page of what it became is here. What was begun since stays. */
export function forgetSaved() {
  if (kept()?.sent) forgetNew();
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && field.name !== "csrf" && field.type !== "file");
}

function isOff(field) {
  return ["checkbox", "radio"].includes(field.type) && !field.checked;
}

/* Keep what is in the form by now; nothing written is no draft. With `sent` it is on its way. */
export function keepNew(form, sent = false) {
  const fields = fieldsOf(form).filter((field) => !isOff(field)).map((field) => [field.name, field.value]);
  if (!fields.some(([name, value]) => !NOT_WRITTEN.includes(name) && value.trim())) return void forgetNew();
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ fields, sent }));
  } catch { /* as above */ }
}

/* Put it back into the form of a page that was read anew; return whether there was any. What was sent and
   saved, though nobody saw the answer, is not begun again: its own `id` says so. */
export async function restoreNew(form) {
  const draft = kept();
  if (!draft || "again" in form.dataset) return false;
  const before = new Map(fieldsOf(form).map((field) => [field, field.value]));
  const place = form.querySelector("[data-hold]"), values = new Map(draft.fields);
  const waits = draft.fields.filter(([name]) => name === "waiting" || name.startsWith("keep-"));
  if (!draft.sent) fill(before, values);
  if (!draft.sent && !waits.length) return true;
  const id = values.get("id"), fresh = await ask(place, [...waits, ["id", id]], [], () => {});
  if (fresh && "saved" in fresh.dataset) {
    forgetNew();
    return false;
  }
  if (draft.sent) fill(before, values);
  if (fresh) place.querySelector("[data-chosen]").replaceChildren(...fresh.childNodes);
  return true;
}

/* What was written since the page came stays. */
function fill(before, values) {
  for (const [field, was] of before) {
    if (field.type === "checkbox") field.checked ||= values.get(field.name) === field.value;
    else if (values.has(field.name) && field.value === was) field.value = values.get(field.name);
  }
}
