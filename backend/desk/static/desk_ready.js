/* Ready words: "/" at the beginning opens the list; arrows, Enter or a click choose. */

let ready = null;

function readyWords(conversation) {
  ready ??= fetch(`/desk/conversations/${conversation}/canned`, { signal: AbortSignal.timeout(10_000) })
    .then((response) => response.json()).then((answer) => answer.canned).catch(() => { ready = null; return []; });
  return ready;
}

export async function offerReady(field, conversation) {
  const words = field.value.startsWith("/") ? await readyWords(conversation) : [];
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
    const whose = document.createElement("span");
    whose.className = "line-who";
    whose.textContent = ` ${one.whose} `;
    option.append(title, whose, one.text);
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

export function chooseReady(event) {
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
