/* One complaint: what is being written stays in this browser until it was sent, a button sends once,
   and the page says when something new happened. Without script every form works by itself. */

const LOOK_EVERY = 30_000;
const page = document.querySelector("[data-complaint]");

function keyOf(form) {
  return `yardim-desk:${page.dataset.complaint}:${form.dataset.draft}`;
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && field.type !== "hidden");
}

function keep(form) {
  const written = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  try {
    if (fieldsOf(form).some((field) => field.matches("textarea") && field.value)) {
      sessionStorage.setItem(keyOf(form), JSON.stringify(written));
    } else sessionStorage.removeItem(keyOf(form));
  } catch { /* a browser that keeps nothing: the field itself still does */ }
}

function restore(form) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
    if (!kept) return;
    if (page.dataset.sent === form.dataset.draft) {
      sessionStorage.removeItem(keyOf(form));
      return;
    }
    for (const field of fieldsOf(form)) {
      if (field.matches("textarea") ? !field.value : true) field.value = kept[field.name] ?? field.value;
    }
    form.closest("details")?.setAttribute("open", "");
  } catch { /* as above */ }
}

function onlyFor(form) {
  const choice = form.querySelector("select");
  for (const field of form.querySelectorAll("[data-only-for]")) {
    field.hidden = choice.value !== field.dataset.onlyFor && !field.querySelector("textarea").value;
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
}
for (const field of document.querySelectorAll("[data-only-for]")) {
  const form = field.closest("form");
  form.addEventListener("change", () => onlyFor(form));
  onlyFor(form);
}
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.under === "way") event.preventDefault();
    form.dataset.under = "way";
  });
}
// Coming back by the browser's own button, nothing is under way any more.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) delete form.dataset.under;
});

async function look() {
  try {
    const response = await fetch(location.pathname, { signal: AbortSignal.timeout(15_000) });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const newest = fresh.querySelector("[data-complaint]")?.dataset.newest;
    if (newest && newest !== page.dataset.newest) document.getElementById("yeni").hidden = false;
  } catch { /* the next look tries again */ }
}
setInterval(look, LOOK_EVERY);
