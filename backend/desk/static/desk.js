/* The console, live: what changed is fetched again and put in place; what is being written stays.

   Without script every form and link works by itself, with a page each. */

const HEARTBEAT = 30_000;
const talk = document.querySelector("[data-conversation]");
const draftKey = (form) => `yardim-desk:${talk?.dataset.conversation ?? ""}:${form.dataset.draft}`;
let refreshing = null, changed = false, heard = 0;

const PAUSE = 600, TYPING_EVERY = 3_000, TYPING_SHOWN = 5_000;
const address = talk && `/desk/conversations/${talk.dataset.conversation}`;
const saving = new Map();
let typingTold = 0, saved = Promise.resolve();

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
    if (response.type === "opaqueredirect") ended();
    else if (response.status === 200) tellSegments(await response.json());
  } catch { /* the browser has it; the next keystroke tries again */ }
}

function tellSegments({ segments, most }) {
  const told = document.getElementById("parca");
  if (!told) return;
  told.textContent = segments ? `${segments} SMS${segments > most ? `; en çok ${most} gönderilebilir` : ""}` : "SMS ile gider.";
  told.classList.toggle("problem", segments > most);
}

function tellTyping() {
  if (Date.now() - typingTold < TYPING_EVERY) return;
  typingTold = Date.now();
  post("typing", {}).catch(() => {});
}

/* Ready words: "/" at the beginning opens the list; arrows, Enter or a click choose. */
let ready = null;

function readyWords() {
  ready ??= fetch(`${address}/canned`, { signal: AbortSignal.timeout(10_000) })
    .then((response) => response.json()).then((answer) => answer.canned).catch(() => { ready = null; return []; });
  return ready;
}

async function offerReady(field) {
  const words = field.value.startsWith("/") ? await readyWords() : [];
  // What was typed while they were fetched counts, and where the list is by now.
  const list = document.getElementById("hazir");
  if (!list) return;
  if (!field.value.startsWith("/")) return void (list.hidden = true);
  const typed = field.value.slice(1).toLocaleLowerCase("tr");
  const found = words.filter((one) => one.code.startsWith(typed) || one.title.toLocaleLowerCase("tr").includes(typed));
  list.replaceChildren(...found.map((one, at) => {
    const option = document.createElement("li"), title = document.createElement("strong");
    option.id = `hazir-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(at === 0));
    title.textContent = `/${one.code} ${one.title}`;
    option.append(title, ` ${one.text}`);
    option.addEventListener("mousedown", (event) => { event.preventDefault(); take(field, one.text); });
    option.words = one.text;
    return option;
  }));
  list.hidden = !found.length;
}

function take(field, words) {
  field.value = words;
  document.getElementById("hazir").hidden = true;
  const place = words.search(/\{[a-z_]+\}/);
  if (place >= 0) field.setSelectionRange(place, words.indexOf("}", place) + 1);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function chooseReady(event) {
  const list = document.getElementById("hazir");
  if (!list || list.hidden) return;
  const options = [...list.children], at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") list.hidden = true;
  else if (event.key === "Enter") take(event.target, options[at].words);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const to = (at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    options.forEach((one, index) => one.setAttribute("aria-selected", String(index === to)));
    options[to].scrollIntoView({ block: "nearest" });
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
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
      field.addEventListener("input", () => { offerReady(field); if (field.value) tellTyping(); });
    }
    form.addEventListener("input", () => keepDraft(form));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    });
  }
  for (const form of root.querySelectorAll("form[data-send]")) form.addEventListener("submit", send);
}

/* Put the new state of each live part in place; one in which somebody writes only if it came or went,
   or if its form was refused and shows why. */
function show(page, refused = null, done = false) {
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.innerHTML === fresh.innerHTML) continue;
    // Why something could not be done stays until the next thing is done.
    if (old.id === "uyari" && !done && !fresh.childElementCount) continue;
    if (old.dataset.live === "when-new" && old !== refused) {
      const was = old.querySelector("form"), is = fresh.querySelector("form");
      if (was && is) {
        for (const hidden of is.querySelectorAll("input[type=hidden]")) {
          const mine = was.querySelector(`input[name="${hidden.name}"]`);
          if (mine && hidden.name !== "id") mine.value = hidden.value;
        }
        continue;
      }
    }
    if (old.id === "mesajlar") document.getElementById("yaziyor").hidden = true;
    const atEnd = old.scrollTop + old.clientHeight >= old.scrollHeight - 40;
    old.replaceChildren(...fresh.cloneNode(true).childNodes);
    Object.assign(old.dataset, fresh.dataset);
    prepare(old);
    if ("scroll" in old.dataset && atEnd) old.scrollTop = old.scrollHeight;
  }
  // Whoever logged in again has another session, and its forms another token.
  const token = page.querySelector("input[name=csrf]")?.value;
  if (token) for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
  if (page.querySelector("[data-came-back]")) adoptDraft(page);
  const before = document.title;
  document.title = page.title;
  const waiting = document.getElementById("liste")?.dataset.waiting;
  const told = document.getElementById("duyuru");
  if (told && waiting && before !== page.title) told.textContent = `${waiting} kişi bekliyor.`;
}

let sessionOver = false;

function ended() {
  if (sessionOver) return;
  sessionOver = true;
  warn("Oturumunuz sona erdi. Yazdıklarınız duruyor; başka bir sekmede giriş yapıp buradan devam edin.");
}

/* A reply that was taken back, or came back, is in the box again. */
function adoptDraft(page) {
  const mine = document.getElementById("yanit"), fresh = page.getElementById("yanit");
  if (mine && fresh && !mine.value) mine.value = fresh.value;
}

async function read(response) {
  if (new URL(response.url).pathname === "/desk/login") {
    ended();
    return null;
  }
  sessionOver = false;
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function warn(words) {
  const place = document.getElementById("uyari") ?? document.getElementById("liste");
  const told = document.createElement("p");
  told.className = "problem";
  told.setAttribute("role", "alert");
  told.textContent = words;
  place.prepend(told);
}

/* One at a time; what changes while a page is being read is read once more. */
function refresh() {
  changed = true;
  heard += 1;
  refreshing ??= (async () => {
    while (changed) {
      changed = false;
      try {
        const page = await read(await fetch(location.href, { headers: document.hidden ? { "Desk-Hidden": "1" } : {}, signal: AbortSignal.timeout(15_000) }));
        if (page) show(page);
      } catch { /* the next beat tries again */ }
    }
    refreshing = null;
  })();
  return refreshing;
}

async function send(event) {
  event.preventDefault();
  const form = event.currentTarget, button = event.submitter ?? form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  const before = heard;
  try {
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
    // A button's `formAction` is the page's own address where it has none.
    const action = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
    const response = await fetch(action, { method: "POST", body, signal: AbortSignal.timeout(20_000) });
    const page = await read(response);
    if (!page) return;
    if (response.ok) {
      if (response.redirected) history.replaceState(null, "", response.url);
      const field = form.querySelector("textarea");
      if (field && form.dataset.draft) {
        field.value = "";
        typingTold = 0;
        keepDraft(form);
      }
      const once = page.querySelector('input[name="id"]'), mine = form.querySelector('input[name="id"]');
      if (once && mine) mine.value = once.value;
    }
    if (response.ok && "undo" in form.dataset) adoptDraft(page);
    show(page, response.ok || !("register" in form.dataset) ? null : form.closest("[data-live]"), true);
    if (response.ok) document.querySelector("[data-register] select")?.focus();
    // The answer may be older than what was heard while it was on its way.
    if (heard !== before) refresh();
  } catch {
    warn("Gönderilemedi; bağlantınızı kontrol edip yeniden deneyin. Yazdıklarınız duruyor.");
  } finally {
    button.disabled = false;
  }
}

prepare(document);
for (const log of document.querySelectorAll("[data-scroll]")) log.scrollTop = log.scrollHeight;
const live = new EventSource(`/desk/live${talk ? `?conversation=${talk.dataset.conversation}` : ""}`);
live.addEventListener("message", refresh);
live.addEventListener("open", refresh);
let typingShown;
live.addEventListener("typing", () => {
  const told = document.getElementById("yaziyor");
  if (!told) return;
  told.hidden = false;
  clearTimeout(typingShown);
  typingShown = setTimeout(() => { told.hidden = true; }, TYPING_SHOWN);
});
setInterval(refresh, HEARTBEAT);
// What came while nobody looked is read now, and the customer sees that it is.
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
