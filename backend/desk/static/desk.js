/* The console, live: what changed is fetched again and put in place; what is being written stays.

   Without script every form and link works by itself, with a page each. */

import { draftOf, follows, keepDraft, putBack, restoreDraft, savesWait, takeBack, takeOut, tellTyping } from "./desk_drafts.js";
import { said, seesEnd, toEnd } from "./desk_log.js";
import { answered, begin, follow, overtaken, read, refresh, standAt, unread, warn } from "./desk_page.js";
import { chooseReady, offerReady } from "./desk_ready.js";
import { followKnown, ownIn, writeBack, writtenIn } from "./desk_register.js";
import { NOT_SENT, post, renew, whyNot } from "./desk_session.js";
import { GIVEN_TOLD, known } from "./desk_sound.js";
import { guessTopic } from "./desk_topic.js";
import { backInBoxes, cameBack, keepUnsent, leave, tellGone } from "./desk_unsent.js";

const talk = document.querySelector("[data-conversation]");
const TYPING_SHOWN = 5_000;
// Fields of a form that are its own, whatever the page has by now; what was seen the log knows.
const OWN = ["id", "guess", "seen"];
let sending = 0, typesAgain = false, toldEarly = false;

function prepare(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    restoreDraft(form);
    const field = form.querySelector("textarea");
    if ("typing" in form.dataset) {
      // As how many SMS it goes is told of what was there before, too.
      if (field.value && document.getElementById("parca")) keepDraft(form);
      field.addEventListener("keydown", chooseReady);
      field.addEventListener("input", () => offerReady(field, talk.dataset.conversation));
    }
    form.addEventListener("input", () => {
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
function show(page, request, refused = null, done = false, unsent = null) {
  if (talk && !talk.isConnected) return void (belongs(page) && location.reload());
  if (page.querySelector("[data-gone]")) return void leave(page);
  if (!belongs(page)) return;
  follows(page, request, unsent);
  const before = document.getElementById("liste")?.dataset.waiting;
  let lost = false;
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.innerHTML === fresh.innerHTML) continue;
    // Why something could not be done stays until the next thing is done, and what was asked is asked once.
    if (!fresh.childElementCount && ("stays" in old.dataset || ("refusal" in old.dataset && !done))) continue;
    if (old.dataset.live === "when-new" && old !== refused) {
      const was = old.querySelector("form"), is = fresh.querySelector("form");
      // What is on its way comes back to the form it was sent from.
      if (was && "underWay" in was.dataset) continue;
      if (was && is) {
        for (const hidden of is.querySelectorAll("input[type=hidden]")) {
          const mine = was.querySelector(`input[name="${hidden.name}"]`);
          if (mine && !OWN.includes(hidden.name)) mine.value = hidden.value;
        }
        if ("register" in was.dataset) followKnown(was, is);
        continue;
      }
      // It was opened for half an hour, not what is written in it.
      if (was && !is && "register" in was.dataset && !done && page.querySelector('[data-draft="reply"]') && ownIn(was)) continue;
      if (old.id === "yazma" && was && !is) {
        const kept = keepUnsent(["yazma", "kayit", "devir"].map((id) => document.getElementById(id)));
        tellGone(page, kept, done || sending);
        toldEarly = kept && !done && sending > 0;
      }
      if (old.id === "yazma" && is) backInBoxes();
    }
    // What they were typing has come, unless they type again since this page was asked for.
    if (old.id === "mesajlar" && !typesAgain && lastSaid(fresh) !== lastSaid(old)) document.getElementById("yaziyor").hidden = true;
    const focused = old.contains(document.activeElement) && document.activeElement;
    const written = writtenIn(old);
    const chosen = new Map([...old.querySelectorAll("select")].map((one) => [one.id, one.value]));
    old.replaceChildren(...fresh.cloneNode(true).childNodes);
    Object.assign(old.dataset, fresh.dataset);
    prepare(old);
    keepChosen(old, chosen);
    if (old === refused) writeBack(old, written);
    if (focused) [...old.querySelectorAll(focused.tagName)].find((one) => nameOf(one) === nameOf(focused))?.focus({ preventScroll: true });
    lost ||= Boolean(focused) && document.activeElement === document.body;
  }
  renew(page);
  takeBack(page, request);
  // Where one pressed a moment ago nothing is left: "Geri al" goes with the reply.
  if (lost && !sending) goOn();
  said();
  document.title = page.title;
  const waiting = document.getElementById("liste")?.dataset.waiting;
  const told = document.getElementById("duyuru");
  if (told && waiting && before !== waiting) told.textContent = `${waiting} kişi bekliyor.`;
}

/* What was chosen stays chosen, as long as it can be. */
function keepChosen(part, chosen) {
  for (const one of part.querySelectorAll("select")) {
    if ([...one.options].some((option) => option.value === chosen.get(one.id))) one.value = chosen.get(one.id);
  }
}

function lastSaid(log) {
  return [...log.querySelectorAll(".line.customer")].at(-1)?.id;
}

/* What a link or a button is known by, whatever else changed around it. */
function nameOf(one) {
  return one.getAttribute("href") ?? one.textContent;
}

/* A part that was shown anew has another button of the same name. */
function pressAgain(button) {
  const named = (one) => nameOf(one) === nameOf(button);
  (button.isConnected ? button : [...document.querySelectorAll("button")].find(named))?.focus({ preventScroll: true });
}

function pathOf(url) {
  return new URL(url).pathname.replace(/\/$/, "");
}

/* The form of another page that asks for the same. */
function sameForm(page, form) {
  return [...page.forms].find((one) => one.getAttribute("action") === form.getAttribute("action"));
}

/* Whether an answer is this page as it is by now. */
function belongs(page) {
  return talk ? Boolean(page.querySelector("[data-conversation]")) : !page.querySelector("[data-problem], [data-gone]");
}

/* Where it is said why what a form asked for was refused. */
function placeOf(form) {
  return document.getElementById(`uyari-${form.dataset.at}`) ?? document.getElementById("uyari");
}

/* What was sent is answered by another page: it is gone, or something failed. */
function refuse(page, form) {
  if (page.querySelector("[data-gone]")) return void leave(page);
  warn(whyNot(page), placeOf(form));
}

/* The keyboard goes to what is to be put right. */
function goTo(form, refused) {
  const wrong = refused?.querySelector("[aria-invalid]") ?? (form.isConnected && form.dataset.draft ? form.querySelector("textarea") : null);
  wrong?.focus();
}

/* Whoever did something goes on with an answer, unless with something else already: what they type
   must not be taken for keys of the desk. */
function goOn() {
  const field = document.getElementById("yanit");
  if (!field || document.activeElement !== document.body) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(field.value.length, field.value.length);
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
  const field = form.dataset.draft && form.querySelector("textarea"), words = field?.value;
  const takes = /\/(claim|take-over)$/.test(action);
  if (takes) known(GIVEN_TOLD, talk.dataset.conversation);
  let sent = false, settled = Promise.resolve(), left = "", done = () => {};
  sending += 1;
  // What is typed until the reply's box is there is meant for it.
  if (takes) document.body.dataset.busy = "";
  if ("undo" in form.dataset) await savesWait(new Promise((over) => { done = over; }));
  if (field) {
    await takeOut(form);
    body.set("draft", draftOf(form));
  }
  const request = begin();
  try {
    // What is said at the end of the log is seen there; all else may be done while reading back.
    const headers = field && form.dataset.draft === "reply" ? {} : unread();
    const response = await post(action, body, { headers, keepalive: Boolean(field), signal: AbortSignal.timeout(20_000) });
    const page = await read(response);
    if (!page) return;
    sent = response.ok;
    delete form.dataset.underWay;
    if (sent && response.redirected && pathOf(response.url) !== pathOf(location.href)) return void (left = response.url);
    if (!belongs(page)) return void refuse(page, form);
    if (sent) {
      if (response.redirected) history.replaceState(null, "", response.url);
      const [mine, once] = [form, sameForm(page, form)].map((one) => one?.querySelector('input[name="id"]'));
      if (once && mine) mine.value = once.value;
      if ("clears" in form.dataset) {
        form.reset();
        form.closest("details").open = false;
      }
    }
    const refused = sent || !("register" in form.dataset) ? null : form.closest("[data-live]");
    const current = answered(request);
    if (current || !sent) show(page, request, refused, true, sent ? null : form);
    // Newer is shown already; what it said before this was done is settled, or is said again.
    else for (const told of document.querySelectorAll("[data-refusal]")) told.replaceChildren();
    // It was said when news of this came before its own answer, which clears what stood there.
    if (toldEarly) tellGone(page, true, true);
    toldEarly = false;
    if (form.dataset.draft === "reply") toEnd();
    if (!sent) goTo(form, refused);
    if (sent) document.querySelector("[data-register] select")?.focus();
    if (sent && (sending === 1 || "undo" in form.dataset)) goOn();
    // The answer may be older than what was heard while it was on its way.
    if (!current || overtaken(request)) settled = refresh();
  } catch {
    warn(NOT_SENT, placeOf(form));
  } finally {
    // Until a page is shown that was read after it, what it changed is still one's own doing.
    settled.finally(() => {
      sending -= 1;
      if (takes) delete document.body.dataset.busy;
      // The box may have come with what was read after it.
      if (sent && !sending) goOn();
    });
    done();
    delete form.dataset.underWay;
    if (field) putBack(form, sent ? "" : words);
    if (field && !sent && !form.isConnected) cameBack(form, words);
    button.disabled = Boolean(left);
    if (left) location.assign(left);
    // Switched off it lost the keyboard; what was refused may be wanted all the same.
    if (!sent && document.activeElement === document.body) pressAgain(button);
  }
}

// The form of a complaint is on the page only where it is asked for.
if (talk) standAt(`/desk/conversations/${talk.dataset.conversation}`, document.querySelector("[data-register]") ? "?kayit=1" : "");
prepare(document);
takeBack(document);
const live = follow(talk ? `?conversation=${talk.dataset.conversation}` : "", (page, _, request) => show(page, request), { seen: seesEnd });
document.addEventListener("desk-read", refresh);
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
