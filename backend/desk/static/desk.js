/* The console, live: what changed is fetched again and put in place; what is being written stays.

   Without script every form and link works by itself, with a page each. */

import { answered, begin, follow, overtaken, read, refresh, warn } from "./desk_page.js";
import { chooseReady, offerReady } from "./desk_ready.js";
import { guessTopic } from "./desk_topic.js";

const talk = document.querySelector("[data-conversation]");
const draftKey = (form) => `yardim-desk:${talk?.dataset.conversation ?? ""}:${form.dataset.draft}`;

const PAUSE = 600, SAVED_WITHIN = 1_000, TYPING_EVERY = 3_000, TYPING_SHOWN = 5_000;
const address = talk && `/desk/conversations/${talk.dataset.conversation}`;
// Fields of a form that are its own, whatever the page has by now.
const OWN = ["id", "guess"];
const saving = new Map();
let typingTold = {}, saved = Promise.resolve(), sending = 0, typesAgain = false;

/* What is being written is kept here at once, and on the server after a pause: one save at a time, lest
   an older text arrive last. */
function keepDraft(form) {
  const field = form.querySelector("textarea");
  clearTimeout(saving.get(form.dataset.draft));
  if (talk) saving.set(form.dataset.draft, setTimeout(() => { saved = saved.then(() => saveDraft(form)); }, PAUSE));
  try {
    if (field.value) localStorage.setItem(draftKey(form), field.value);
    else localStorage.removeItem(draftKey(form));
  } catch { /* a browser that keeps nothing: the field itself still does */ }
}

async function post(path, fields) {
  const csrf = document.querySelector("input[name=csrf]").value;
  const body = new URLSearchParams({ csrf, ...fields });
  return fetch(`${address}/${path}`, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(10_000) });
}

async function saveDraft(form) {
  const text = form.querySelector("textarea").value, kind = form.dataset.draft;
  try {
    const response = await post("draft", { kind, text });
    if (response.type === "opaqueredirect") await read(response);
    else if (response.status === 200) tellSegments(await response.json());
  } catch { /* the browser has it; the next keystroke tries again */ }
}

function tellSegments({ segments, most }) {
  const told = document.getElementById("parca");
  if (!told) return;
  told.textContent = segments ? `${segments} SMS${segments > most ? `; en çok ${most} gönderilebilir` : ""}` : "SMS ile gider.";
  told.classList.toggle("problem", segments > most);
}

/* Colleagues see who writes; the customer, who writes to them. */
function tellTyping(kind) {
  if (Date.now() - (typingTold[kind] ?? 0) < TYPING_EVERY) return;
  typingTold[kind] = Date.now();
  post("typing", { kind }).catch(() => {});
}

function restoreDraft(form) {
  const field = form.querySelector("textarea");
  try {
    field.value ||= localStorage.getItem(draftKey(form)) ?? "";
  } catch { /* as above */ }
}

function prepare(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    restoreDraft(form);
    const field = form.querySelector("textarea");
    if ("typing" in form.dataset) {
      field.addEventListener("keydown", chooseReady);
      field.addEventListener("input", () => offerReady(field, talk.dataset.conversation));
    }
    form.addEventListener("input", () => {
      if (form.dataset.draft === "reply") put = null;
      if (field.value) tellTyping(form.dataset.draft);
      keepDraft(form);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    });
  }
  for (const form of root.querySelectorAll("form[data-register]")) guessTopic(form);
  for (const form of root.querySelectorAll("form[data-send]")) form.addEventListener("submit", send);
}

/* Put the new state of each live part in place; one in which somebody writes only if it came or went,
   or if its form was refused and shows why. */
function show(page, refused = null, done = false) {
  const before = document.getElementById("liste")?.dataset.waiting;
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.innerHTML === fresh.innerHTML) continue;
    // Why something could not be done stays until the next thing is done.
    if (old.id === "uyari" && !done && !fresh.childElementCount) continue;
    if (old.dataset.live === "when-new" && old !== refused) {
      const was = old.querySelector("form"), is = fresh.querySelector("form");
      // What is on its way comes back to the form it was sent from.
      if (was && "underWay" in was.dataset) continue;
      if (was && is) {
        for (const hidden of is.querySelectorAll("input[type=hidden]")) {
          const mine = was.querySelector(`input[name="${hidden.name}"]`);
          if (mine && !OWN.includes(hidden.name)) mine.value = hidden.value;
        }
        continue;
      }
      if (was && !is && old.id === "yazma" && !done && !sending) tellTaken(page, was);
    }
    // What they were typing has come, unless they type again since this page was asked for.
    if (old.id === "mesajlar" && !typesAgain && lastSaid(fresh) !== lastSaid(old)) document.getElementById("yaziyor").hidden = true;
    const focused = old.contains(document.activeElement) && document.activeElement;
    const atEnd = old.scrollTop + old.clientHeight >= old.scrollHeight - 40;
    old.replaceChildren(...fresh.cloneNode(true).childNodes);
    Object.assign(old.dataset, fresh.dataset);
    prepare(old);
    if (focused) [...old.querySelectorAll(focused.tagName)].find((one) => nameOf(one) === nameOf(focused))?.focus({ preventScroll: true });
    if ("scroll" in old.dataset && atEnd) old.scrollTop = old.scrollHeight;
  }
  // Whoever logged in again has another session, and its forms another token.
  const token = page.querySelector("input[name=csrf]")?.value;
  if (token) for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
  takeBack(page);
  document.title = page.title;
  const waiting = document.getElementById("liste")?.dataset.waiting;
  const told = document.getElementById("duyuru");
  if (told && waiting && before !== waiting) told.textContent = `${waiting} kişi bekliyor.`;
}

function lastSaid(log) {
  return [...log.querySelectorAll(".line.customer")].at(-1)?.id;
}

/* What a link or a button is known by, whatever else changed around it. */
function nameOf(one) {
  return one.getAttribute("href") ?? one.textContent;
}

/* Somebody else has the conversation now, by no action of one's own here. */
function tellTaken(page, composer) {
  const { holder } = page.getElementById("baslik").dataset;
  const who = holder ? `Görüşmeyi artık ${holder} sürdürüyor.` : "Görüşme artık sizde değil.";
  warn(composer.querySelector("textarea").value ? `${who} Yazdıklarınız taslağınızda duruyor.` : who);
}

/* A reply that was taken back, in whichever tab, or that came back unsent, is in the box again, once, in
   front of what is being written by now. Where nobody wrote on in it here, it goes when it was sent there. */
const back = new Set();
let put = null;

function takeBack(page, known = false) {
  const composer = document.querySelector('form[data-draft="reply"]');
  const fresh = page.querySelector('form[data-draft="reply"] textarea');
  if (!composer || !fresh) return;
  const field = composer.querySelector("textarea");
  if (put !== null && field.value === put && !known) field.value = put = fresh.value;
  for (const one of page.querySelectorAll("[data-back]")) {
    if (back.has(one.dataset.back)) continue;
    back.add(one.dataset.back);
    if (known) continue;
    const alone = !field.value;
    inFront(field, one.content.textContent);
    if (alone) put = field.value;
    else keepDraft(composer);
  }
}

function inFront(field, words) {
  if (!field.value.startsWith(words)) field.value = field.value ? `${words}\n${field.value}` : words;
}

async function send(event) {
  event.preventDefault();
  const form = event.currentTarget, button = event.submitter ?? form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  const body = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
  // A button's `formAction` is the page's own address where it has none.
  const action = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
  // The box is empty from here on: what is typed while this is on its way is another reply.
  const field = form.dataset.draft && form.querySelector("textarea"), words = field?.value;
  if (field) {
    field.value = "";
    put = null;
    clearTimeout(saving.get(form.dataset.draft));
    form.dataset.underWay = "";
  }
  let sent = false, settled = Promise.resolve();
  sending += 1;
  // A draft that is still being saved must not arrive after this and outlive it.
  if (field) await Promise.race([saved, new Promise((done) => { setTimeout(done, SAVED_WITHIN); })]);
  const request = begin();
  try {
    const response = await fetch(action, { method: "POST", body, signal: AbortSignal.timeout(20_000) });
    const page = await read(response);
    if (!page) return;
    sent = response.ok;
    delete form.dataset.underWay;
    if (sent) {
      if (response.redirected) history.replaceState(null, "", response.url);
      const once = page.querySelector('input[name="id"]'), mine = form.querySelector('input[name="id"]');
      if (once && mine) mine.value = once.value;
      if ("clears" in form.dataset) {
        form.reset();
        form.closest("details").open = false;
      }
    }
    const refused = sent || !("register" in form.dataset) ? null : form.closest("[data-live]");
    const current = answered(request);
    if (current || !sent) show(page, refused, true);
    // Newer is shown already; what it said before this was done is settled, or is said again.
    else document.getElementById("uyari")?.replaceChildren();
    if (sent) document.querySelector("[data-register] select")?.focus();
    // Whoever took a conversation goes on with an answer.
    if (sent && document.activeElement === document.body && form.action.endsWith("/claim")) document.getElementById("yanit")?.focus();
    // The answer may be older than what was heard while it was on its way.
    if (!current || overtaken(request)) settled = refresh();
  } catch {
    warn("Gönderilemedi; bağlantınızı kontrol edip yeniden deneyin. Yazdıklarınız duruyor.");
  } finally {
    // Until a page is shown that was read after it, what it changed is still one's own doing.
    settled.finally(() => { sending -= 1; });
    delete form.dataset.underWay;
    if (field) {
      typingTold = {};
      if (!sent) inFront(field, words);
      keepDraft(form);
    }
    button.disabled = false;
  }
}

prepare(document);
takeBack(document, true);
for (const log of document.querySelectorAll("[data-scroll]")) log.scrollTop = log.scrollHeight;
const live = follow(talk ? `?conversation=${talk.dataset.conversation}` : "", (page) => show(page));
let typingShown;
document.addEventListener("desk-changed", () => { typesAgain = false; });
live.addEventListener("typing", () => {
  typesAgain = true;
  const told = document.getElementById("yaziyor");
  if (!told) return;
  told.hidden = false;
  clearTimeout(typingShown);
  typingShown = setTimeout(() => { told.hidden = true; }, TYPING_SHOWN);
});
