/* Who waits for a person, whose words nobody has read yet, and which complaints one was given, on
   whatever page one is: counted in the navigation and the title at once, said, and sounded once in a
   browser. What is open in front is read. */

import { listen, onTold } from "./desk_live.js";
import { show, whenClosed } from "./desk_news.js";
import { ended } from "./desk_page.js";
import { notOurs, OVER, post } from "./desk_session.js";
import { GIVEN_TOLD, isOwn, newly, sound, unseen } from "./desk_sound.js";

const EVERY = 30_000, AT_MOST_EVERY = 1_000, WAITS_TONE = 520, WRITES_TONE = 780;
const WAITS_TOLD = "yardim-desk:waits-told", WRITES_TOLD = "yardim-desk:writes-told";
// By whoever is logged in: another one's work is given to them.
const ASSIGNED = `yardim-desk:${document.body.dataset.who}:assigned`;
const GIVEN_SEEN = `yardim-desk:${document.body.dataset.who}:given-seen`;
// Before the name of what others gave on of one's own work, which the server keeps until it is read.
const TAKEN = "taken:", TAKEN_TOLD = `yardim-desk:${document.body.dataset.who}:taken-told`;
const told = document.getElementById("cagri-duyuru"), title = document.querySelector("title");
let count = 0, timer = 0, lookedAt = 0, reading = false;

/* A mark of another script may stand before the number. */
const PARTS = /^(\P{L}*?)(?:\(\d+\)\s*)*([\p{L}\d].*)$/su;

function mark() {
  const [, before, rest] = title.textContent.match(PARTS) ?? [null, "", title.textContent];
  const wanted = before + (count ? `(${count}) ` : "") + rest;
  if (title.textContent !== wanted) title.textContent = wanted;
}

function badge(link, label, many) {
  const shown = link?.querySelector(".count")?.textContent ?? "";
  if (!link || shown === (many ? String(many) : "")) return;
  link.replaceChildren(label);
  if (!many) return;
  const number = document.createElement("span");
  number.className = "count";
  number.textContent = many;
  link.append(" ", number);
}

/* Whether a complaint that one was given (`number:event`) stands in front: its page, or the list. */
function looksAt(name) {
  if (document.hidden) return false;
  const open = document.querySelector("[data-complaint]")?.dataset.complaint;
  return open === name.split(":")[0] || location.pathname === "/desk/complaints";
}

/* Whose words are not in front of anybody: the open page is about to show those of its own. Each is
   named by its conversation and the place of its last words. */
function elsewhere(unread) {
  const here = document.hidden ? null : document.querySelector("[data-conversation]")?.dataset.conversation;
  return unread.filter((one) => one.split(":")[0] !== here);
}

/* Whether a conversation is known to be one's own: it stands in front, or one took it. */
function knows(id) {
  const open = document.querySelector("[data-conversation]")?.dataset.conversation;
  return (!document.hidden && open === id) || isOwn(GIVEN_TOLD, id);
}

const talksGiven = (names) => (names.length ? `Size ${names.length === 1 ? "bir" : names.length} görüşme verildi.` : "");
const workGiven = (names) => (names.length ? `Size ${names.length === 1 ? "bir" : names.length} şikâyet atandı.` : "");

/* The conversations stand with their unread words on these pages: no line above says so again. */
const AMONG_TALKS = location.pathname === "/desk" || Boolean(document.querySelector("[data-conversation]"));
const talksWritten = (names) => (names.length === 1 ? "Müşteriniz yazdı." : `${names.length} müşteriniz yazdı.`);

/* What one was given, and whose customer wrote, to be read for as long as it was not looked at; one
   leads to itself. */
function news(unread, talks, work, taken) {
  const oneWrote = unread.length === 1 ? `conversations/${unread[0].split(":")[0]}` : "?liste=benim";
  const oneTalk = talks.length === 1 ? `conversations/${talks[0]}` : "?liste=benim";
  const oneWork = work.length === 1 ? `/${work[0].split(":")[0]}` : "?sahip=me";
  return [
    { names: AMONG_TALKS ? [] : unread, words: talksWritten(unread), href: `/desk/${oneWrote}` },
    { names: talks, words: talksGiven(talks), href: `/desk/${oneTalk}` },
    { names: work, words: workGiven(work), href: `/desk/complaints${oneWork}` },
    ...taken.map(({ id, words }) => ({ names: [TAKEN + id], words })),
  ];
}

function tell({ waiting, unread: all, held, assigned, taken, takes }) {
  const unread = elsewhere(all);
  const calling = waiting.length + unread.length, mine = unseen(`${ASSIGNED}-seen`, assigned, looksAt), work = mine.length;
  show(news(unread, unseen(GIVEN_SEEN, held, knows), mine, taken));
  count = calling + work;
  mark();
  badge(document.getElementById("gorusmeler"), "Görüşmeler", calling);
  badge(document.getElementById("sikayetler"), "Şikâyetler", work);
  const wrote = newly(WRITES_TOLD, unread).length, came = newly(WAITS_TOLD, waiting).length && takes;
  const given = talksGiven(newly(GIVEN_TOLD, held, { quiet: true }));
  const got = workGiven(newly(`${ASSIGNED}-told`, assigned, { quiet: true }));
  const lost = newly(TAKEN_TOLD, taken.map(({ id }) => `${id}`)).length ? taken.map((one) => one.words).join(" ") : "";
  const words = [lost, wrote ? "Müşteriniz yazdı." : "", given, got, came ? `${waiting.length} kişi bekliyor.` : ""].filter(Boolean).join(" ");
  if (!words) return;
  told.textContent = words;
  sound(lost || wrote || given || got ? WRITES_TONE : WAITS_TONE);
}

async function look() {
  timer = 0;
  // What the open page is about to show is read, and no news.
  if (reading) return;
  lookedAt = Date.now();
  try {
    const response = await fetch("/desk/alerts", { signal: AbortSignal.timeout(15_000), redirect: "manual" });
    const over = response.type === "opaqueredirect";
    if (!over && !response.ok) return;
    const answer = over ? null : await response.json(), why = over ? OVER : notOurs(answer);
    // Whose this browser is by now is said before anybody writes what would not be sent.
    ended(why);
    if (!why) tell(answer);
  } catch { /* the next look tries again */ }
}

function soon() {
  timer ||= setTimeout(look, Math.max(0, lookedAt + AT_MOST_EVERY - Date.now()));
}

whenClosed((names) => {
  const ids = names.filter((one) => one.startsWith(TAKEN)).map((one) => one.slice(TAKEN.length));
  if (ids.length) post("/desk/alerts/taken", new URLSearchParams({ ids: ids.join(" ") })).catch(() => {});
});

// A page that reads itself again is looked beside when it has.
document.addEventListener("desk-changed", () => { reading = true; });
document.addEventListener("desk-shown", () => {
  reading = false;
  soon();
});

// Pages that follow what is told are heard with; of others this is what listens.
if (!onTold(soon)) listen("");
document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
new MutationObserver(mark).observe(title, { childList: true });
setInterval(look, EVERY);
look();
