// Sends the page's forms without leaving the page: when the connection fails, what was written stays
// where it is and can be sent again, under the same key. Without this file they are sent as ever.

import { ask } from "./requests.js";

const LIMIT = 25_000;
const SLOW_AFTER = 6_000;
const SLOW = "Gönderiliyor. Bağlantınız yavaş, lütfen bekleyin.";
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

async function send(form, button) {
  const said = note(form);
  const slow = setTimeout(() => { said.textContent = SLOW; }, SLOW_AFTER);
  said.textContent = "";
  form.dataset.sending = "";
  button?.setAttribute("aria-disabled", "true");
  const filled = new FormData(form);
  if (button?.name) filled.append(button.name, button.value);
  let trouble;
  try {
    const { response, body } = await ask(form.action, LIMIT, {
      method: "POST",
      headers: { Accept: "text/html" },
      body: new URLSearchParams(filled),
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
