/* Who else has this page open, and who writes there: told by the stream, gone when it breaks. */

const WRITING_SHOWN = 6_000;
let forget = 0;

/* "Ayşe de", "Mehmet da": by the last vowel. */
function too(name) {
  const last = name.toLocaleLowerCase("tr").match(/[aeıioöuü](?=[^aeıioöuü]*$)/)?.[0];
  return "aıou".includes(last ?? "e") ? "da" : "de";
}

function words(people) {
  const listed = new Intl.ListFormat("tr", { type: "conjunction" });
  const write = people.filter((one) => one.writes).map((one) => one.name);
  const look = people.filter((one) => !one.writes).map((one) => one.name);
  const told = [];
  if (write.length) told.push(`${listed.format(write)} yazıyor…`);
  if (look.length) told.push(`${listed.format(look)} ${too(look.at(-1))} bakıyor`);
  return told.join(" · ");
}

function show(people) {
  const place = document.getElementById("bakanlar");
  // Whoever may not see the page any more sees nobody there.
  if (!place) return;
  const told = words(people);
  place.hidden = !told;
  if (place.textContent !== told) place.textContent = told;
}

/* Show what `live` tells of onlookers. */
export function tellOnlookers(live) {
  if (!document.getElementById("bakanlar")) return;
  live.addEventListener("open", () => show([]));
  live.addEventListener("error", () => show([]));
  live.addEventListener("onlookers", (event) => {
    const { people } = event.detail;
    show(people);
    clearTimeout(forget);
    forget = setTimeout(() => show(people.map((one) => ({ ...one, writes: false }))), WRITING_SHOWN);
  });
}
