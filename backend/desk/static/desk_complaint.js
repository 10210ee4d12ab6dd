/* One complaint: what others change comes by itself, and what is being written stays: in this browser
   until it was sent, and in its form, which is then sent as of what was seen when it was begun. A
   button sends once. Without script every form works by itself. */

import { follow } from "./desk_page.js";

const page = document.querySelector("[data-complaint]");
const address = `/desk/complaints/${page.dataset.complaint}`;
const TYPING_EVERY = 3_000, MOST_NEWS = 3;
const asShown = new WeakMap(), placed = new Map();
let typingTold = 0;

function keyOf(form) {
  return `yardim-desk:${page.dataset.complaint}:${form.dataset.draft}`;
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "file"].includes(field.type));
}

function contentOf(form) {
  return JSON.stringify(fieldsOf(form).map((field) => (field.type === "checkbox" ? field.checked : field.value)));
}

function keep(form) {
  const written = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  try {
    if (fieldsOf(form).some((field) => field.matches("textarea") && field.value)) {
      sessionStorage.setItem(keyOf(form), JSON.stringify(written));
    } else sessionStorage.removeItem(keyOf(form));
  } catch { /* a browser that keeps nothing: the field itself still does */ }
}

function restore(form) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
    if (!kept) return;
    if (page.dataset.sent === form.dataset.draft) {
      sessionStorage.removeItem(keyOf(form));
      return;
    }
    for (const field of fieldsOf(form)) {
      if (field.matches("textarea") ? !field.value : true) field.value = kept[field.name] ?? field.value;
    }
    form.closest("details")?.setAttribute("open", "");
  } catch { /* as above */ }
}

function onlyFor(form) {
  const choice = form.querySelector("select");
  for (const field of form.querySelectorAll("[data-only-for]")) {
    const used = field.querySelector("textarea").value || field.querySelector("input[type=file]")?.files.length;
    field.hidden = choice.value !== field.dataset.onlyFor && !used;
  }
}

function tellWriting() {
  if (Date.now() - typingTold < TYPING_EVERY) return;
  typingTold = Date.now();
  const csrf = document.querySelector("input[name=csrf]").value;
  const body = new URLSearchParams({ csrf });
  fetch(`${address}/typing`, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(10_000) }).catch(() => {});
}

function prepare(root, first = false) {
  for (const form of root.querySelectorAll("form")) {
    // What was refused is shown as it was sent, and counts as being written.
    const refused = first && page.dataset.form && form.getAttribute("action").endsWith(`/${page.dataset.form}`);
    asShown.set(form, refused ? null : contentOf(form));
  }
  for (const form of root.querySelectorAll("form[data-draft]")) {
    restore(form);
    form.addEventListener("input", (event) => {
      keep(form);
      if (event.target.matches("textarea")) tellWriting();
    });
    form.addEventListener("change", () => keep(form));
  }
  for (const field of root.querySelectorAll("[data-only-for]")) {
    const form = field.closest("form");
    form.addEventListener("change", () => onlyFor(form));
    onlyFor(form);
  }
  for (const form of root.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.under === "way") event.preventDefault();
      form.dataset.under = "way";
    });
  }
}

/* Whether somebody works on a form of this part just now. */
function busy(part) {
  if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
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

function show(fresh, status) {
  if (status === 404) {
    const place = document.getElementById("yeni");
    place.hidden = false;
    place.textContent = "Bu kayıt artık size açık değil: başka bir ekibe geçmiş olabilir. Yazdıklarınız burada duruyor.";
  }
  if (!fresh.querySelector("[data-complaint]")) return;
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
  const token = fresh.querySelector("input[name=csrf]")?.value;
  if (token) for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
  news(fresh, held);
}

for (const part of page.querySelectorAll("[data-live]")) placed.set(part.id, contents(part));
prepare(page, true);
// Coming back by the browser's own button, nothing is under way any more.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) delete form.dataset.under;
});
follow(`?complaint=${page.dataset.complaint}`, show, () => address);
