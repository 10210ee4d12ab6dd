// Sends the page's forms without leaving the page: when the connection fails, what was written stays
// where it is and can be sent again, under the same key. Without this file they are sent as ever.

import { ask } from "./requests.js";

const LIMIT = 25_000;
// Files take as long as a slow connection needs for them, up to what the server waits for.
const BYTES_PER_MS = 20;
const LONGEST = 590_000;
const SLOW_AFTER = 6_000;
const SLOW = "Gönderiliyor. Bağlantınız yavaş, lütfen bekleyin.";
const FILES = "Dosyalarınız gönderiliyor. Lütfen sayfayı kapatmayın.";
const AGAIN = "Yazdıklarınız duruyor. Yeniden deneyin; iki kez kaydedilmez.";
const LOST = `Bağlantı kurulamadı. ${AGAIN}`;
const LATE = `Yanıt zamanında gelmedi. ${AGAIN}`;

// Whose content is shown: going back to another address is to load it.
let shown = location.pathname;

// What is said about sending stands below the form's button.
function note(form) {
  const found = form.querySelector(".sending");
  if (found) return found;
  const made = document.createElement("p");
  made.className = "sending";
  made.setAttribute("role", "status");
  form.append(made);
  return made;
}

// The answer takes the place of this page, as if the browser had loaded it. One that the customer
// could not go on from is only told, lest their words be gone.
function show(response, text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  if (!main) return LOST;
  if (!response.ok && !main.querySelector("form")) {
    const told = Array.from(main.querySelectorAll("p:not(.kicker, .actions)"), (each) => each.textContent);
    return [...told, AGAIN].join(" ");
  }
  if (response.redirected) {
    const { href, pathname } = new URL(response.url);
    history[pathname === shown ? "replaceState" : "pushState"](null, "", href);
    shown = pathname;
  }
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  scrollTo({ top: 0, behavior: "instant" });
  (main.querySelector("[autofocus]") ?? main).focus();
  return "";
}

// What is sent: files only where there are any, so that all other forms stay as short as they are.
function content(form, button) {
  const filled = new FormData(form);
  if (button?.name) filled.append(button.name, button.value);
  const files = [...filled.values()].filter((value) => value instanceof File && value.name);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size) return { body: filled, size };
  const fields = [...filled].filter(([, value]) => typeof value === "string");
  return { body: new URLSearchParams(fields), size };
}

// A file that is too large is told before it is sent for minutes in vain.
function tooLarge(form) {
  for (const field of form.querySelectorAll("input[type=file][data-most-mb]")) {
    const most = Number(field.dataset.mostMb);
    const found = [...field.files].find((file) => file.size > most * 1024 * 1024);
    if (found) return `${found.name}: dosya çok büyük; bir dosya en çok ${most} MB olabilir. Gönderilmedi.`;
  }
  return "";
}

async function send(form, button) {
  const said = note(form);
  said.textContent = tooLarge(form);
  if (said.textContent) return;
  const slow = setTimeout(() => { said.textContent ||= SLOW; }, SLOW_AFTER);
  form.dataset.sending = "";
  button?.setAttribute("aria-disabled", "true");
  const { body: sent, size } = content(form, button);
  if (size) said.textContent = FILES;
  let trouble;
  try {
    const { response, body } = await ask(form.action, Math.min(LIMIT + size / BYTES_PER_MS, LONGEST), {
      method: "POST",
      headers: { Accept: "text/html" },
      body: sent,
    });
    trouble = show(response, body);
  } catch (error) {
    trouble = error.name === "AbortError" ? LATE : LOST;
  }
  clearTimeout(slow);
  said.textContent = trouble;
  delete form.dataset.sending;
  button?.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  event.preventDefault();
  if (!("sending" in form.dataset)) send(form, event.submitter);
});

addEventListener("popstate", () => {
  if (location.pathname !== shown) location.reload();
});
