/* What was said in a conversation stays in sight at its end, whatever comes and whatever takes of its
   height, until somebody reads back in it. Then a button tells that there is more, and what is below
   counts as read by nobody. */

const NEAR = 40;
const log = document.querySelector("[data-scroll]"), button = document.getElementById("daha");
let atEnd = true, top = 0, read = 0;

/* Whether the newest is in sight. */
export function seesEnd() {
  return !log || atEnd;
}

/* Go to the end, as somebody's own words do. */
export function toEnd() {
  if (log) follow(true);
}

/* Note that something was put in its place here. */
export function said() {
  if (log) follow(atEnd);
}

function follow(there) {
  if (there) log.scrollTop = log.scrollHeight;
  look(there);
}

function newest() {
  return Number([...log.querySelectorAll("li[id]")].at(-1)?.id.slice(1) ?? 0);
}

/* What is sent is refused where something newer than what its sender saw was said. */
function look(there) {
  const before = atEnd;
  atEnd = there || log.scrollTop + log.clientHeight >= log.scrollHeight - NEAR;
  top = log.scrollTop;
  if (atEnd) read = newest();
  button.hidden = newest() <= read;
  const seen = document.querySelector("#yazma input[name=seen]");
  if (seen) seen.value = read;
  if (atEnd && !before) document.dispatchEvent(new Event("desk-read"));
}

if (log) {
  button.addEventListener("click", () => {
    toEnd();
    log.focus({ preventScroll: true });
  });
  // Only who goes up reads back: a box that grows or shrinks moves what is in it, too.
  log.addEventListener("scroll", () => { if (log.scrollTop < top || !atEnd) look(false); else top = log.scrollTop; });
  new ResizeObserver(() => follow(atEnd)).observe(log);
  toEnd();
}
