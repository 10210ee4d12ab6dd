/* Single keys, as the table has them: outside of fields, by the letter that was typed, never with
   Ctrl, Alt or AltGr, by which a Turkish keyboard types letters. Whoever turned them off on their
   account has the help's button only. */

import { KEYS, ROWS } from "./desk_key_table.js";

const NEXT_WITHIN = 1_500;
const help = document.getElementById("tuslar"), opener = document.getElementById("kisayollar");
const on = document.body.dataset.keys === "on";
let before = "", beforeAt = 0, current = null;

/* As they are now: live lists change under one's hands. */
const rows = () => [...document.querySelectorAll(ROWS)];

/* The row somebody is in, or was last; none before they went to one. */
function row() {
  current = document.activeElement.closest(ROWS) ?? current;
  if (current && !current.isConnected) current = current.id ? document.getElementById(current.id) : null;
  return current;
}

/* What a key is for on this page; nothing where it has none of it. */
function target(entry) {
  if (entry.href) return document.querySelector(entry.needs ?? `header a[href="${entry.href}"]`);
  if (entry.row) return rows()[0];
  if (entry.inRow) return (row() ?? rows().find((one) => one.querySelector(entry.inRow)))?.querySelector(entry.inRow);
  return document.querySelector(`${entry.part.inside} ${entry.press ?? entry.to}`);
}

function step(by) {
  const all = rows(), at = all.indexOf(row());
  if (at >= 0) current = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  else current = all.at(by > 0 ? 0 : -1);
  (current.querySelector("a[href]") ?? current.querySelector("button, input")).focus();
  current.scrollIntoView({ block: "nearest" });
}

function act(entry, there) {
  if (entry.href) return location.assign(entry.href);
  if (entry.row) return step(entry.row);
  if (entry.inRow || entry.press) return there.click();
  for (let one = there.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  there.focus();
  there.scrollIntoView({ block: "nearest" });
}

function isOurs(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  if ("busy" in document.body.dataset) return false;
  if (event.getModifierState("AltGraph") || document.querySelector("dialog[open]")) return false;
  return !event.target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");
}

function typed(event) {
  // Caps Lock makes no other key of a letter.
  return event.getModifierState("CapsLock") && !event.shiftKey ? event.key.toLocaleLowerCase("tr") : event.key;
}

document.addEventListener("keydown", (event) => {
  if (!on) return;
  if (event.key === "Escape" && !event.defaultPrevented && event.target.matches("textarea, input, select")) return event.target.blur();
  if (!isOurs(event)) return;
  const key = typed(event), wanted = before && event.timeStamp - beforeAt < NEXT_WITHIN ? `${before} ${key}` : key;
  const entry = KEYS.find((one) => one.key === wanted && target(one));
  before = "";
  if (entry) {
    event.preventDefault();
    // A key that is held down walks through a list, and does nothing else twice.
    if (!event.repeat || entry.row) act(entry, target(entry));
  } else if (wanted === key && KEYS.some((one) => one.key.startsWith(`${key} `))) {
    before = key;
    beforeAt = event.timeStamp;
  }
});

function made(name, ...content) {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

/* The keys of this page as it is now, by where they work. */
function list() {
  const parts = made("div");
  parts.className = "keys-parts";
  const here = KEYS.filter(target);
  for (const part of new Set(here.map((one) => one.part))) {
    const lines = here.filter((one) => one.part === part).flatMap((one) => {
      const keys = one.key.split(" ").flatMap((key, at) => (at ? [" sonra ", made("kbd", key)] : [made("kbd", key)]));
      return [made("dt", ...keys), made("dd", one.words)];
    });
    parts.append(made("section", made("h3", part.title), made("dl", ...lines)));
  }
  return parts;
}

function show() {
  const link = made("a", "Hesabım"), close = made("button", "Kapat");
  link.href = "/desk/account";
  close.className = "button";
  close.autofocus = true;
  close.addEventListener("click", () => help.close());
  const told = on ? "Bir alandayken hepsi harftir, Esc alandan çıkarır. Kapatmak için: " : "Hesabınızda kapalı. Açmak için: ";
  help.replaceChildren(help.firstElementChild, ...(on ? [list()] : []), made("p", told, link), close);
  help.showModal();
}

opener.hidden = false;
opener.addEventListener("click", show);
