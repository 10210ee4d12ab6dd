/* Entering a complaint: the customer's other complaints come while their number is written. They are
   asked for by POST, so that no number is in an address. Without script a button shows them. */

import { holdFiles } from "./desk_held_files.js";
import { forgetNew, keepNew, restoreNew } from "./desk_new_draft.js";
import { post } from "./desk_session.js";
import { guessTopic } from "./desk_topic.js";

const form = document.querySelector("form.entering"), begun = document.getElementById("yarim");
const KNOWN_BY = ["phone", "email", "service_number"];
const WAIT = 400;
let timer = 0, asked = 0, restoring = null;

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

/* What is put back is not covered by what is there before it is. */
function keep() {
  if (!restoring) keepNew(form);
}

form.addEventListener("input", (event) => {
  keep();
  if (!KNOWN_BY.includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(lookUp, WAIT);
});
form.addEventListener("change", keep);
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  if (form.dataset.under === "way") return void event.preventDefault();
  form.dataset.under = "way";
  keepNew(form, true);
});
document.getElementById("bosalt").addEventListener("click", () => {
  forgetNew();
  location.replace(form.action);
});
addEventListener("pageshow", () => delete form.dataset.under);
holdFiles();
restoring = restoreNew(form);
begun.hidden = !(await restoring);
restoring = null;
if (!begun.hidden || "again" in form.dataset) keepNew(form);
if (!begun.hidden && KNOWN_BY.some((name) => form.elements[name].value)) lookUp();
guessTopic(form);
document.getElementById("bul").hidden = true;
