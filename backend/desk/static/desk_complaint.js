/* One complaint: what others change comes by itself, and what is being written stays: on the server
   until it was sent, and in its form, which is then sent as of what was seen when it was begun. A
   button sends once. Without script every form works by itself. */

import { fieldsOf, follow as followDrafts, forgetSent, keep, mayGo, restore } from "./desk_complaint_drafts.js";
import { holdFiles, unheld } from "./desk_held_files.js";
import { forgetSaved } from "./desk_new_draft.js";
import { follow, standAt } from "./desk_page.js";
import { post, renew } from "./desk_session.js";

const page = document.querySelector("[data-complaint]");
const address = `/desk/complaints/${page.dataset.complaint}`;
const TYPING_EVERY = 3_000, MOST_NEWS = 3, PAUSE = 600;
const asShown = new WeakMap(), placed = new Map(), measuring = new WeakMap();
let typingTold = 0;

function contentOf(form) {
  return JSON.stringify(fieldsOf(form).map((field) => (field.type === "checkbox" ? field.checked : field.value)));
}

/* The same as the page came with it: what was typed before this ran is somebody's writing, too. */
function servedIn(form) {
  return JSON.stringify(fieldsOf(form).map((field) => {
    if (field.type === "checkbox") return field.defaultChecked;
    if (field.options) return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value ?? "";
    return field.defaultValue;
  }));
}

function onlyFor(form) {
  const choice = form.querySelector("select");
  for (const field of form.querySelectorAll("[data-only-for]")) {
    const used = field.querySelector("textarea").value || [...field.querySelectorAll("input")].some(hasFiles);
    field.hidden = choice.value !== field.dataset.onlyFor && !used;
  }
}

function tellWriting() {
  if (Date.now() - typingTold < TYPING_EVERY) return;
  typingTold = Date.now();
  post(`${address}/typing`, new URLSearchParams(), { redirect: "manual", signal: AbortSignal.timeout(10_000) }).catch(() => {});
}

/* As how many SMS what is written would go, with the words around it; asked for after a pause. */
function tellSize(form) {
  const told = form.querySelector("output[data-sms]");
  if (!told) return;
  clearTimeout(measuring.get(told));
  measuring.set(told, setTimeout(() => measure(form, told), PAUSE));
}

async function measure(form, told) {
  const body = new URLSearchParams({ act: told.dataset.sms });
  for (const field of form.elements) {
    if (hasFiles(field)) body.set("files", "1");
    if (field.name && !["checkbox", "file"].includes(field.type)) body.set(field.name, field.value);
  }
  try {
    const response = await post(`${address}/sms`, body, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    if (response.status !== 200) return;
    const { segments, plain } = await response.json();
    const cheaper = plain < segments ? `; Türkçe harfsiz ${plain} SMS olur` : "";
    told.textContent = segments ? `${segments} SMS gider${cheaper}.` : "";
  } catch { /* the next keystroke asks again */ }
}

/* Whether a field sends a file along: one that is chosen, or that waits with the form. */
function hasFiles(field) {
  return field.type === "file" ? field.files.length > 0 : field.name.startsWith("keep-") && field.checked;
}

/* What a preview is of; of files it matters whether there are any. */
function previewedOf(form) {
  return JSON.stringify([form.elements.outcome.value, form.elements.answer.value, [...form.elements].some(hasFiles)]);
}

/* What would go to the customer is shown only as long as it is what would go. */
function watchPreview(form) {
  const shown = form.querySelector(".preview");
  if (!shown) return;
  const was = previewedOf(form);
  const look = () => {
    if (!shown.isConnected || previewedOf(form) === was) return;
    const told = document.createElement("p");
    told.className = "hint";
    told.setAttribute("role", "status");
    told.textContent = "Önizlemeden sonra değişti; müşteriye gidecek olanı yeniden önizleyin.";
    shown.replaceWith(told);
    form.querySelector(".doubts")?.remove();
  };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
}

function prepare(root, first = false) {
  for (const form of root.querySelectorAll("form")) {
    // What was refused is shown as it was sent, and counts as being written.
    const refused = first && page.dataset.form && form.getAttribute("action").endsWith(`/${page.dataset.form}`);
    asShown.set(form, refused ? null : servedIn(form));
    watchPreview(form);
    if (form.dataset.draft) restore(form, refused);
  }
  for (const form of root.querySelectorAll("form[data-draft]")) {
    form.addEventListener("input", (event) => {
      keep(form);
      tellSize(form);
      if (event.target.matches("textarea")) tellWriting();
    });
    form.addEventListener("change", () => {
      keep(form);
      tellSize(form);
    });
    tellSize(form);
  }
  for (const field of root.querySelectorAll("[data-only-for]")) {
    const form = field.closest("form");
    form.addEventListener("change", () => onlyFor(form));
    onlyFor(form);
  }
  for (const form of root.querySelectorAll("form[data-once]")) {
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) form.requestSubmit(previewOf(form));
    });
    form.addEventListener("submit", (event) => {
      if (form.dataset.under === "way") return void event.preventDefault();
      if (form.dataset.draft && !mayGo(form, event)) return;
      form.dataset.under = "way";
    });
  }
}

/* What goes to a customer at once and for good is shown before a key sends it. */
function previewOf(form) {
  return form.querySelector(".preview") ? null : form.querySelector('button[formaction$="/preview"]');
}

/* Whether somebody works on a form of this part just now. */
function busy(part) {
  if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
  if (unheld(part).length) return true;
  return [...part.querySelectorAll("form")].some((form) => form.dataset.under === "way" || contentOf(form) !== asShown.get(form));
}

/* What a part holds, but for what is new in every answer. */
function contents(part) {
  return part.innerHTML.replaceAll(/name="id" value="[^"]*"/g, "");
}

/* What is open stays open, and the keyboard where it was. */
function replace(old, fresh) {
  const able = (part) => [...part.querySelectorAll("a, button, summary")];
  const at = able(old).indexOf(document.activeElement);
  const open = new Set([...old.querySelectorAll("details[open]")].map((one) => one.querySelector("summary").textContent));
  placed.set(old.id, contents(fresh));
  old.replaceChildren(...fresh.cloneNode(true).childNodes);
  for (const one of old.querySelectorAll("details")) one.open ||= open.has(one.querySelector("summary").textContent);
  prepare(old);
  if (at >= 0) able(old)[at]?.focus();
}

function news(fresh, held) {
  const since = Number(page.dataset.newest), newest = fresh.querySelector("[data-complaint]").dataset.newest;
  const lines = [...fresh.querySelectorAll("[data-event]")].filter((line) => Number(line.dataset.event) > since);
  if (!lines.length) return;
  page.dataset.newest = newest;
  const told = lines.slice(0, MOST_NEWS).map((line) => [...line.children].map((part) => part.textContent).join(" · "));
  if (lines.length > MOST_NEWS) told.push(`${lines.length - MOST_NEWS} işlem daha`);
  const place = document.getElementById("yeni"), link = document.createElement("a");
  place.hidden = false;
  place.replaceChildren(`Bu arada: ${told.join("; ")}.`);
  if (!held) return;
  link.href = address;
  link.textContent = "Sayfayı yenile";
  place.append(" Yazdıklarınız duruyor. ", link);
}

/* With contacts opened, what was shown of them stays; what was written since is added, masked. */
function addEntries(old, fresh) {
  const list = old.querySelector(".entries");
  for (const entry of fresh.querySelectorAll(".entries > li")) {
    if (!document.getElementById(entry.id)) list.append(entry.cloneNode(true));
  }
}

function show(fresh, status, request) {
  if (status === 404) {
    const place = document.getElementById("yeni");
    place.hidden = false;
    place.textContent = "Bu kayıt artık size açık değil: başka bir ekibe geçmiş olabilir. Yazdıklarınız burada duruyor.";
  }
  const theirs = fresh.querySelector("[data-complaint]");
  if (!theirs) return;
  let held = false;
  for (const old of page.querySelectorAll("[data-live]")) {
    const is = fresh.getElementById(old.id);
    if (!is) continue;
    if ("opened" in page.dataset && old.id === "yazisma") addEntries(old, is);
    else if ("opened" in page.dataset && old.id === "musteri") continue;
    else if (placed.get(old.id) === contents(is)) continue;
    else if (busy(old)) held = true;
    else replace(old, is);
  }
  followDrafts(theirs, request);
  renew(fresh);
  news(fresh, held);
}

standAt(address);
for (const part of page.querySelectorAll("[data-live]")) placed.set(part.id, contents(part));
if (page.dataset.sent) forgetSent(page.dataset.sent);
if (page.dataset.sent === "new" || page.dataset.sent === "known") forgetSaved();
prepare(page, true);
// A file that waits is written nowhere: its form is as it was shown.
holdFiles((form, put) => {
  const untouched = contentOf(form) === asShown.get(form);
  put();
  if (untouched) asShown.set(form, contentOf(form));
});
// Coming back by the browser's own button, nothing is under way any more.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) delete form.dataset.under;
});
follow(`?complaint=${page.dataset.complaint}`, show, { address: () => address });
