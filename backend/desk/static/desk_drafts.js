/* What is being written in a conversation: a draft of its own for each box, kept in this browser at once
   and on the server after a pause, until it was sent. */

import { begin, read } from "./desk_page.js";
import { post as send } from "./desk_session.js";

const PAUSE = 600, SAVED_WITHIN = 1_000, TYPING_EVERY = 3_000;
const talk = document.querySelector("[data-conversation]");
const address = talk && `/desk/conversations/${talk.dataset.conversation}`;
// Whoever logs in on this browser next has drafts of their own.
const draftKey = (form) => `yardim-desk:${document.body.dataset.who}:${talk?.dataset.conversation ?? ""}:${form.dataset.draft}`;
const saving = new Map();
// By kind, what the server has of a draft as far as this page knows, and since which of its requests.
const kept = new Map(), keptSince = new Map();
let typingTold = {}, saved = Promise.resolve();

/* What is being written is kept here at once, and on the server after a pause: one save at a time, lest
   an older text arrive last. */
export function keepDraft(form) {
  const field = form.querySelector("textarea");
  clearTimeout(saving.get(form.dataset.draft));
  if (talk) saving.set(form.dataset.draft, setTimeout(() => { saved = saved.then(() => saveDraft(form)); }, PAUSE));
  keepHere(form);
}

/* Keep words of a form in this browser; with `once` they are on their way under that id. */
function keepHere(form, words = form.querySelector("textarea").value, once = "") {
  try {
    if (words) localStorage.setItem(draftKey(form), JSON.stringify({ text: words, kept: kept.get(form.dataset.draft) ?? "", once }));
    else localStorage.removeItem(draftKey(form));
  } catch { /* a browser that keeps nothing: the field itself still does */ }
}

/* Under which id a form is sent; those without one may be sent again. */
function idOf(form) {
  return form.querySelector('input[name="id"]')?.value ?? "-";
}

/* Whether one's own words stand on the page as said. */
function isSaid(words) {
  const said = document.querySelectorAll("#mesajlar .line.agent .line-text, #notlar [data-said]");
  return [...said].some((one) => one.textContent.trim() === words.trim());
}

async function post(path, fields) {
  return send(`${address}/${path}`, new URLSearchParams(fields), { redirect: "manual", signal: AbortSignal.timeout(10_000) });
}

async function saveDraft(form) {
  const text = form.querySelector("textarea").value, kind = form.dataset.draft;
  try {
    const response = await post("draft", { kind, text });
    if (response.type === "opaqueredirect") return void await read(response);
    if (!response.ok) return;
    hasNow(form, text);
    if (response.status === 200) tellSegments(await response.json());
  } catch { /* the browser has it; the next keystroke tries again */ }
}

function tellSegments({ segments, most }) {
  const told = document.getElementById("parca");
  if (!told) return;
  const tooMany = segments > most ? `; en çok ${most} gönderilebilir` : "";
  told.textContent = segments ? `${segments} SMS${tooMany}` : "SMS ile gider.";
  told.classList.toggle("problem", segments > most);
}

/* Note that the server has this of a draft by now. */
function hasNow(form, text) {
  kept.set(form.dataset.draft, text);
  keptSince.set(form.dataset.draft, begin().at);
  keepHere(form);
}

/* What did not get to the server stands in front of what it has by now. Of what did, the server knows best:
   it was sent, or written on, in another browser. */
export function restoreDraft(form) {
  const field = form.querySelector("textarea"), there = field.value;
  kept.set(form.dataset.draft, there);
  try {
    const here = JSON.parse(localStorage.getItem(draftKey(form)) ?? "null");
    if (!here || here.text === here.kept) return;
    if (here.once && isSaid(here.text)) return void localStorage.removeItem(draftKey(form));
    // Whoever left the page while they were on their way may send them again: they are said once.
    const once = here.once && form.querySelector('input[name="id"]');
    if (once) once.value = here.once;
    if (there === here.kept) field.value = here.text;
    else inFront(field, here.text);
    keepDraft(form);
  } catch { /* as above */ }
}

/* Where nobody wrote on in it here, a draft is what it became elsewhere. Not in the form that is `unsent`:
   the page that refuses it shows what was sent, which the server has nowhere else. */
export function follows(page, request, unsent = null) {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (form === unsent) continue;
    const { draft } = form.dataset, field = form.querySelector("textarea");
    const fresh = page.querySelector(`form[data-draft="${draft}"] textarea`);
    if (!fresh || fresh.value === field.value || "underWay" in form.dataset) continue;
    if (field.value !== kept.get(draft) || request.at <= (keptSince.get(draft) ?? 0)) continue;
    // The server writes some things otherwise than they were typed: nothing changes under the hands.
    if (fresh.value && field === document.activeElement) continue;
    field.value = fresh.value;
    hasNow(form, fresh.value);
  }
}

/* A reply that was taken back, in whichever tab, or that came back unsent, is in the box again, once, in
   front of what is being written by now. */
const back = new Set();

export function takeBack(page, request = null) {
  const composer = document.querySelector('form[data-draft="reply"]');
  const there = page.querySelector('form[data-draft="reply"] textarea')?.value;
  if (!composer || there === undefined) return;
  const field = composer.querySelector("textarea");
  for (const one of page.querySelectorAll("[data-back]")) {
    if (back.has(one.dataset.back)) continue;
    back.add(one.dataset.back);
    if (!request) continue;
    const words = one.content.textContent, put = there.startsWith(words);
    const newer = request.at > (keptSince.get("reply") ?? 0), untouched = field.value === (kept.get("reply") ?? "");
    if (put && newer && untouched) field.value = there;
    else inFront(field, words);
    // The server has put it in front of the draft that it had: only what it has not is to be saved.
    if (put || newer) hasNow(composer, there);
    if (field.value !== kept.get("reply") || document.getElementById("parca")) keepDraft(composer);
  }
}

/* No draft is saved from here until it is `done`: it would cover what the server does to it. */
export async function savesWait(done) {
  const before = saved;
  saved = saved.then(() => done);
  await Promise.race([before, new Promise((enough) => { setTimeout(enough, SAVED_WITHIN); })]);
}

export function inFront(field, words) {
  if (!field.value.startsWith(words)) field.value = field.value ? `${words}\n${field.value}` : words;
}

/* Colleagues see who writes; the customer, who writes to them. */
export function tellTyping(kind) {
  if (Date.now() - (typingTold[kind] ?? 0) < TYPING_EVERY) return;
  typingTold[kind] = Date.now();
  post("typing", { kind }).catch(() => {});
}

/* Its box is empty from here on: what is typed while it is on its way is another draft. */
export async function takeOut(form) {
  const field = form.querySelector("textarea");
  keepHere(form, field.value, idOf(form));
  field.value = "";
  clearTimeout(saving.get(form.dataset.draft));
  form.dataset.underWay = "";
  // A draft that is still being saved must not arrive after this and outlive it.
  await Promise.race([saved, new Promise((done) => { setTimeout(done, SAVED_WITHIN); })]);
}

/* What the server has of a draft as far as this page knows: of another tab's it forgets nothing. */
export function draftOf(form) {
  return kept.get(form.dataset.draft) ?? "";
}

/* It was sent, or is in its box again, in front of what was typed since. */
export function putBack(form, words) {
  typingTold = {};
  const field = form.querySelector("textarea");
  if (words) inFront(field, words);
  if (words || field.value) keepDraft(form);
  else hasNow(form, "");
  // Whoever leaves the page breaks off what may have come through.
  if (words && field.value === words) keepHere(form, words, idOf(form));
}
