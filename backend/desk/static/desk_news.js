/* What was given to one while one was on another page: a line above the page, until it was looked at or
   closed. It is said by `desk_alerts.js`, and read here in peace. */

import { close, open } from "./desk_sound.js";

const CLOSED = `yardim-desk:${document.body.dataset.who}:news-closed`;
const place = document.getElementById("haber");
let news = [], shown = "", onClosed = () => {};

/* Have `act` done with the names of what was closed. */
export function whenClosed(act) {
  onClosed = act;
}

/* A line: its words, which lead to what they are about. */
function line({ words, href }) {
  const told = document.createElement(href ? "a" : "p");
  if (href) told.href = href;
  told.textContent = words;
  return told;
}

function button(names) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = "Kapat";
  made.setAttribute("aria-label", "Haberi kapat");
  made.addEventListener("click", () => {
    close(CLOSED, names);
    onClosed(names);
    const here = place.contains(document.activeElement);
    render();
    if (here) document.getElementById("icerik").focus();
  });
  return made;
}

function render() {
  const names = news.flatMap((one) => one.names), left = new Set(open(CLOSED, names));
  const lines = news.filter((one) => one.names.some((name) => left.has(name)));
  // What stands there already stays: nothing moves under the hands.
  const now = JSON.stringify(lines);
  if (now === shown) return;
  shown = now;
  place.hidden = !lines.length;
  const told = document.createElement("div");
  told.append(...lines.map(line));
  place.replaceChildren(told, button(names));
}

/* Show news, each with the names (`names`) of what it is about. */
export function show(all) {
  news = all.filter((one) => one.names.length);
  render();
}

// Closed in one tab, it is in all.
addEventListener("storage", ({ key }) => { if (key === CLOSED) render(); });
