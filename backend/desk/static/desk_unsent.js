/* What somebody wrote in a conversation and can send there no more, as it went to a colleague, back to the
   assistant, or is over: it stands on the page, to be read and copied. */

import { warn } from "./desk_page.js";
import { ownIn } from "./desk_register.js";

const NAMES = { reply: "Göndermediğiniz yanıt:", note: "Kaydetmediğiniz iç not:", transfer: "Göndermediğiniz devir notu:" };
const FORM = "Kaydetmediğiniz şikâyet:";

/* Return by name what is written in the forms of a part. */
function writtenIn(part) {
  const forms = [...part.querySelectorAll("form[data-draft]")];
  const found = forms.map((form) => [NAMES[form.dataset.draft], form.querySelector("textarea").value]);
  for (const form of part.querySelectorAll("form[data-register]")) found.push([FORM, ownIn(form)]);
  return found.filter(([, words]) => words.trim());
}

/* Show words under their name, once. */
function put(place, name, words) {
  const unsent = document.createElement("div"), told = document.createElement("p"), kept = document.createElement("pre");
  unsent.className = "unsent";
  told.textContent = name;
  kept.className = "preview-text";
  kept.textContent = words;
  unsent.append(told, kept);
  for (const one of place.querySelectorAll(":scope > .unsent")) if (one.textContent === unsent.textContent) one.remove();
  place.append(unsent);
  place.hidden = false;
}

/* Show what is written in parts that are about to go; return whether there is anything. */
export function keepUnsent(parts) {
  const written = parts.filter(Boolean).flatMap(writtenIn);
  for (const [name, words] of written) put(document.getElementById("gonderilmeyen"), name, words);
  return written.length > 0;
}

/* Show words that came back to a form which is not there any more. */
export function cameBack(form, words) {
  const place = document.getElementById("gonderilmeyen") ?? document.querySelector("[data-gone]");
  if (words.trim() && place) put(place, NAMES[form.dataset.draft], words);
}

/* It is in its boxes again. */
export function backInBoxes() {
  const place = document.getElementById("gonderilmeyen");
  place.replaceChildren();
  place.hidden = true;
}

/* Say who has the conversation now, if by no action of one's `own` here, and that what was written is `kept`. */
export function tellGone(page, kept, own) {
  const { holder } = page.getElementById("baslik").dataset;
  const who = holder ? `Görüşmeyi artık ${holder} sürdürüyor.` : "Görüşme artık sizde değil.";
  const told = [own ? "" : who, kept ? "Göndermedikleriniz aşağıda duruyor; kopyalayabilirsiniz." : ""].filter(Boolean);
  if (told.length) warn(told.join(" "));
}

/* Whoever may not see a conversation any more goes on seeing nothing of it but what they had written. */
export function leave(page) {
  const shown = [...document.querySelectorAll("#gonderilmeyen > .unsent")], written = writtenIn(document);
  document.getElementById("icerik").replaceWith(page.getElementById("icerik"));
  document.title = page.title;
  const place = document.querySelector("[data-gone]");
  place.append(...shown);
  for (const [name, words] of written) put(place, name, words);
}
