/* Entering a complaint: the customer's other complaints come while their number is written. They are
   asked for by POST, so that no number is in an address. Without script a button shows them. */

import { holdFiles } from "./desk_held_files.js";
import { post } from "./desk_session.js";
import { guessTopic } from "./desk_topic.js";

const form = document.querySelector("form.entering");
const KNOWN_BY = ["phone", "email", "service_number"];
const WAIT = 400;
let timer = 0, asked = 0;

async function lookUp() {
  const mine = ++asked;
  try {
    const body = new URLSearchParams(new FormData(form));
    const address = document.getElementById("bul").formAction;
    const response = await post(address, body, { signal: AbortSignal.timeout(15_000) });
    if (mine !== asked) return;
    if (!response.ok) return void unknown();
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("musteri"), old = document.getElementById("musteri");
    if (fresh && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
  } catch {
    if (mine === asked) unknown();
  }
}

/* What is listed is another customer's by now. */
function unknown() {
  const place = document.getElementById("musteri"), told = document.createElement("p");
  told.className = "hint";
  told.textContent = "Kayıtları şu anda okunamadı; şikâyeti yine de kaydedebilirsiniz.";
  place.replaceChildren(place.querySelector("h2"), told);
}

form.addEventListener("input", (event) => {
  if (!KNOWN_BY.includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(lookUp, WAIT);
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  if (form.dataset.under === "way") event.preventDefault();
  form.dataset.under = "way";
});
addEventListener("pageshow", () => delete form.dataset.under);
holdFiles();
guessTopic(form);
document.getElementById("bul").hidden = true;
