/* What is told to this page as it happens, over a WebSocket: a browser opens no more than six streams of
   events to a host, all tabs together, and a tab more than that would not even load. */

const SOONEST = 1_000, LATEST = 30_000;
const told = new EventTarget();
let lines = 0;

/* Have `act` done whenever anything is told to this page; return whether anybody listens by now. */
export function onTold(act) {
  told.addEventListener("told", act);
  return lines > 0;
}

/* Follow what is told of `query`, and come back whenever the line breaks, until the page is left. Fires
   `open` and `error` as the line comes and goes, and what is told by its kind. */
export function listen(query) {
  const live = new EventTarget();
  lines += 1;
  let wait = SOONEST, socket = null, timer = 0;

  function connect() {
    clearTimeout(timer);
    socket = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/desk/live${query}`);
    socket.addEventListener("message", hear);
    socket.addEventListener("close", lost);
  }

  function hear({ data }) {
    const event = JSON.parse(data);
    if (event.type === "open") wait = SOONEST;
    live.dispatchEvent(new CustomEvent(event.type, { detail: event }));
    if (event.type !== "typing") told.dispatchEvent(new Event("told"));
  }

  function lost() {
    live.dispatchEvent(new Event("error"));
    // Not all at once where the server was started anew.
    timer = setTimeout(connect, wait * (1 + Math.random()));
    wait = Math.min(wait * 2, LATEST);
  }

  // Whoever is back on the net, or logged in again in another tab and looks here, need not wait.
  function hurry() {
    if (socket.readyState === WebSocket.CLOSED && !document.hidden) connect();
  }
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  connect();
  return live;
}
