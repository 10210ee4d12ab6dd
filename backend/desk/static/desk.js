/* The console, live: what changed is fetched again and put in place; what is being written stays.

   Without script every form and link works by itself, with a page each. */

const HEARTBEAT = 30_000;
const talk = document.querySelector("[data-conversation]");
const draftKey = (form) => `yardim-desk:${talk?.dataset.conversation ?? ""}:${form.dataset.draft}`;
let refreshing = null;

function keepDraft(form) {
  const field = form.querySelector("textarea");
  try {
    if (field.value) localStorage.setItem(draftKey(form), field.value);
    else localStorage.removeItem(draftKey(form));
  } catch { /* a browser that keeps nothing: the field itself still does */ }
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
    form.addEventListener("input", () => keepDraft(form));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    });
  }
  for (const form of root.querySelectorAll("form[data-send]")) form.addEventListener("submit", send);
}

/* Put the new state of each live part in place; one in which somebody writes only if it came or went,
   or if its form was refused and shows why. */
function show(page, refused = null) {
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.innerHTML === fresh.innerHTML) continue;
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
    const atEnd = old.scrollTop + old.clientHeight >= old.scrollHeight - 40;
    old.replaceChildren(...fresh.cloneNode(true).childNodes);
    Object.assign(old.dataset, fresh.dataset);
    prepare(old);
    if ("scroll" in old.dataset && atEnd) old.scrollTop = old.scrollHeight;
  }
  const before = document.title;
  document.title = page.title;
  const waiting = document.getElementById("liste")?.dataset.waiting;
  const told = document.getElementById("duyuru");
  if (told && waiting && before !== page.title) told.textContent = `${waiting} kişi bekliyor.`;
}

async function read(response) {
  if (new URL(response.url).pathname === "/desk/login") {
    warn("Oturumunuz sona erdi. Yazdıklarınız bu bilgisayarda duruyor; başka bir sekmede giriş yapıp buradan devam edin.");
    return null;
  }
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

function refresh() {
  refreshing ??= (async () => {
    try {
      const page = await read(await fetch(location.href, { signal: AbortSignal.timeout(15_000) }));
      if (page) show(page);
    } catch { /* the next beat tries again */ } finally {
      refreshing = null;
    }
  })();
  return refreshing;
}

async function send(event) {
  event.preventDefault();
  const form = event.currentTarget, button = event.submitter ?? form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
    const response = await fetch(event.submitter?.formAction ?? form.action, { method: "POST", body, signal: AbortSignal.timeout(20_000) });
    const page = await read(response);
    if (!page) return;
    if (response.ok) {
      if (response.redirected) history.replaceState(null, "", response.url);
      const field = form.querySelector("textarea");
      if (field && form.dataset.draft) {
        field.value = "";
        keepDraft(form);
      }
      const once = page.querySelector('input[name="id"]'), mine = form.querySelector('input[name="id"]');
      if (once && mine) mine.value = once.value;
    }
    show(page, response.ok || !("register" in form.dataset) ? null : form.closest("[data-live]"));
    if (response.ok) document.querySelector("[data-register] select")?.focus();
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
setInterval(refresh, HEARTBEAT);
