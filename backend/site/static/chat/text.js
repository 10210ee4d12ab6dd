// Words, numbers and times, as a customer in Türkiye reads them. Whatever the words are, they show:
// what cannot be made a link of stays text.

const ZONE = "Europe/Istanbul";
const clock = new Intl.DateTimeFormat("tr-TR", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("tr-TR", { timeZone: ZONE, day: "numeric", month: "long", weekday: "long" });
const count = new Intl.NumberFormat("tr-TR");

// Pages of ours, 444 numbers, tracking numbers. No look-behind: older phones do not know it.
const SPECIAL = /(^|[\s(“"])((?:https?:\/\/[^\s/]+)?\/(?:kvkk|takip))(?![\w/-])|\b(444 ?\d ?\d{3})\b|\b([1-8]\d{3} \d{4} \d{4})\b/g;

// A moment that can be shown, whatever was sent as one.
export function moment(value) {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? new Date() : date;
}

export const hour = (date) => clock.format(date);

export function dayName(date) {
  const name = day.format(date);
  return name === day.format(new Date()) ? "Bugün" : name;
}

export const number = (value) => count.format(value);

// Characters as the server counts them: not UTF-16 units.
export function length(text) {
  let counted = 0;
  for (const _ of text.normalize("NFC")) counted += 1;
  return counted;
}

function link(text, href) {
  const element = document.createElement("a");
  element.textContent = text;
  element.href = href;
  return element;
}

function special(text, page, phone) {
  if (page) {
    // Compared, never parsed: an address in a customer's words need not be one.
    const path = page.slice(page.lastIndexOf("/"));
    if (page !== path && page !== location.origin + path) return text;
    const element = link(text, path);
    element.target = "_blank";
    return element;
  }
  if (phone) return link(text, "tel:" + phone.replace(/\D/g, ""));
  const element = document.createElement("strong");
  element.className = "number";
  element.textContent = text;
  return element;
}

function* parts(text) {
  let from = 0;
  for (const match of text.matchAll(SPECIAL)) {
    const [whole, before = "", page, phone] = match;
    const start = match.index + before.length;
    yield text.slice(from, start);
    yield special(whole.slice(before.length), page, phone);
    from = match.index + whole.length;
  }
  yield text.slice(from);
}

// Show `text` in `element`: never as markup, with the few links we know made clickable.
export function fill(element, text) {
  try {
    element.replaceChildren(...parts(text));
  } catch {
    element.textContent = text;
  }
}
