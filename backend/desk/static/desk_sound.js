/* What is news in this browser, and one short tone for it. Before anybody touched the page a browser lets nothing sound. */

/* Which conversations this browser knows to be one's own: of whoever is logged in. */
export const GIVEN_TOLD = `yardim-desk:${document.body.dataset.who}:given-told`;
const LOUD = .15, SECONDS = .5, OWN_FOR = 60_000;

export function sound(hertz) {
  if (!navigator.userActivation?.hasBeenActive) return;
  const audio = new AudioContext(), tone = audio.createOscillator(), loud = audio.createGain();
  tone.frequency.value = hertz;
  loud.gain.setValueAtTime(LOUD, audio.currentTime);
  loud.gain.exponentialRampToValueAtTime(.001, audio.currentTime + SECONDS);
  tone.connect(loud).connect(audio.destination);
  tone.onended = () => audio.close();
  tone.start();
  tone.stop(audio.currentTime + SECONDS);
}

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch { /* a browser that keeps nothing tells of it in each tab */ }
  return null;
}

function keep(key, names) {
  try {
    localStorage.setItem(key, JSON.stringify(names));
  } catch { /* as above */ }
}

/* What somebody did themselves a moment ago; a list that was asked for before may not have it yet. */
function own(key) {
  return (kept(`${key}:own`) ?? []).filter(({ at }) => Date.now() - at < OWN_FOR);
}

/* Return which of `names` no tab of this browser has told of yet, and keep that all of them are told.
   With `quiet` a browser that has told of nothing yet begins with none. */
export function newly(key, names, { quiet = false } = {}) {
  const told = kept(key) ?? (quiet ? names : []), mine = own(key).map(({ name }) => name);
  keep(key, names);
  return names.filter((one) => !told.includes(one) && !mine.includes(one));
}

/* Return which of `names` nobody has looked at in this browser: what `looks` says is looked at now is
   kept as that. A browser that knows of none begins with all of them looked at. */
export function unseen(key, names, looks) {
  const before = kept(key) ?? names, seen = names.filter((one) => before.includes(one) || looks(one));
  keep(key, seen);
  return names.filter((one) => !seen.includes(one));
}

/* Whether somebody did this themselves a moment ago. */
export function isOwn(key, name) {
  return own(key).some((one) => one.name === name);
}

/* Keep that nobody wants to read of these any more; of others nothing is kept. */
export function close(key, names) {
  keep(key, names);
}

/* Return which of `names` somebody has not closed. */
export function open(key, names) {
  const closed = kept(key) ?? [];
  return names.filter((one) => !closed.includes(one));
}

/* Keep that somebody knows this one by themselves. */
export function known(key, name) {
  keep(`${key}:own`, [...own(key), { name, at: Date.now() }]);
}
