// The way to the server: a session made when first needed, a socket that comes back by itself, and
// an outbox that is emptied by acknowledgements only, one message at a time and so in order.
//
// Calls `on.status(name, detail)`: idle, connecting, slow, online, lost, refused; `on.frame(frame)`;
// `on.item(id, state, text)`: sent, waiting, failed; `on.renewed()` when the session was replaced;
// `on.elsewhere(heard)` when another tab has words to send, or has them no more.

import { ask, parsed, within } from "../requests.js";

const SESSION = "yardim.session";
const SESSION_WITHIN = 15_000;
const OPEN_WITHIN = 10_000;
const SLOW_AFTER = 4_000;
const ANSWER_WITHIN = 12_000;
const ASLEEP = 20_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
// What the same message may meet with now and not later.
const PASSING = new Set(["rate_limited", "unavailable", "internal_error"]);
// A choice of a question that is no longer open: never sent again.
export const LATE = "choice_not_offered";

// What the server asks us to wait, in milliseconds and in reason.
const seconds = (value) => Math.min(Number(value) || 5, 60) * 1000;

export class Connection {
  #store; #outbox; #on;
  #link = null; // the open WebSocket or what stands in for it
  #opening = false;
  #closed = false;
  #opened = false; // whether a WebSocket ever opened on this page
  #barred = 0; // how often in a row one did not
  #last = "";
  #tries = 0;
  #inFlight = ""; // the id of what was sent last and not yet answered
  #timers = {};
  #pausedUntil = 0;
  #hiddenAt = 0;

  constructor(store, outbox, on) {
    this.#store = store;
    this.#outbox = outbox;
    this.#on = on;
    addEventListener("online", () => this.#wake());
    addEventListener("offline", () => this.#lose());
    addEventListener("pageshow", (event) => event.persisted && this.#wake());
    document.addEventListener("visibilitychange", () => this.#seen());
    addEventListener("storage", (event) => {
      // Another tab ended the chat or began a new one.
      if (event.key === SESSION && event.newValue !== event.oldValue) this.#begin(event.newValue);
      const heard = this.#outbox.heard(event);
      if (heard) this.#on.elsewhere(heard);
    });
  }

  get session() {
    return this.#store.get(SESSION);
  }

  get online() {
    return this.#link?.readyState === WebSocket.OPEN;
  }

  // Go on with an earlier chat, if there is one or something waits to be sent.
  start() {
    if (this.session || this.#outbox.all().some((item) => !item.failed)) this.#connect();
  }

  // The outbox has something new.
  push() {
    if (this.online) this.#flush();
    else if (!this.#timers.retry) this.#connect();
  }

  hurry() { // the customer does not want to wait for the next try
    this.#wake();
  }

  typing() {
    if (this.online) this.#link.send('{"type":"typing"}');
  }

  // Tell how far the page has got what an agent said, or has `shown` it.
  read(id, shown) {
    if (this.online) this.#link.send(JSON.stringify({ type: "typing", [shown ? "seen" : "got"]: id }));
  }

  // Forget this chat on this device; the next message begins another.
  forget() {
    for (const item of this.#outbox.all()) this.#outbox.remove(item.id);
    this.#store.remove(SESSION);
    this.#begin(null);
  }

  // The page has no chat any more.
  close() {
    this.#closed = true;
    this.#cut();
    clearTimeout(this.#timers.retry);
  }

  #begin(session) {
    this.#cut();
    clearTimeout(this.#timers.retry);
    this.#timers.retry = 0;
    this.#last = "";
    this.#on.renewed(false);
    this.#on.status("idle");
    if (session) this.#connect();
  }

  async #connect() {
    if (this.#link || this.#opening || this.#closed) return;
    this.#opening = true;
    clearTimeout(this.#timers.retry);
    this.#timers.retry = 0;
    this.#on.status("connecting", this.#tries);
    if (!this.#tries) this.#timers.slow = setTimeout(() => this.#on.status("slow"), SLOW_AFTER);
    try {
      const session = await this.token();
      await this.#open(session);
    } catch (error) {
      this.#again(error.retryAfter, error.text);
    } finally {
      this.#opening = false;
    }
    // What was wanted meanwhile: another session, or words in none.
    if (!this.#link && !this.#timers.retry) this.start();
  }

  // The session's token; where there is none, one is made.
  async token() {
    if (this.session) return this.session;
    const { response, body } = await ask("/api/v1/chat/sessions", SESSION_WITHIN, { method: "POST" });
    const { session, detail } = parsed(body);
    if (!response.ok) throw { retryAfter: seconds(response.headers.get("Retry-After")), text: detail };
    if (typeof session !== "string") throw new Error("no session");
    // Another tab may have been quicker.
    const now = this.session ?? session;
    this.#store.set(SESSION, now);
    return now;
  }

  async #open(session) {
    const url = new URL("/api/v1/chat", location.href);
    url.protocol = url.protocol.replace("http", "ws");
    url.searchParams.set("session", session);
    url.searchParams.set("own", "1");
    if (this.#last) url.searchParams.set("after", this.#last);
    // Some networks let no WebSocket through: the same then goes over plain HTTP.
    const polling = !this.#opened && this.#barred >= 2;
    const { Polling } = polling ? await within(OPEN_WITHIN, import("./polling.js")) : {};
    // Forgotten, replaced or closed while it was fetched or imported.
    if (this.#closed || session !== this.session) return;
    this.#barred = polling ? 0 : this.#barred + 1;
    const link = polling ? new Polling(session, this.#last) : new WebSocket(url);
    this.#link = link;
    this.#timers.open = setTimeout(() => this.#lose(), OPEN_WITHIN);
    link.onopen = () => {
      clearTimeout(this.#timers.open);
      clearTimeout(this.#timers.slow);
      this.#opened ||= !polling;
      this.#on.status("online");
      this.#flush();
    };
    link.onmessage = (event) => this.#receive(event.data);
    link.onclose = () => this.#lose();
  }

  #receive(data) {
    const frame = parsed(data);
    this.#watch();
    if (frame.type === "ack") this.#delivered(frame.id);
    if (frame.type !== "error") this.#tries = 0;
    else if (this.#handled(frame)) return;
    if (frame.type === "message") {
      if (frame.client_id) this.#delivered(frame.client_id);
      this.#last = frame.id ?? this.#last;
    }
    this.#on.frame(frame);
  }

  #delivered(id) {
    this.#outbox.remove(id);
    this.#on.item(id, "sent");
    this.#landed(id);
  }

  // The next one may go.
  #landed(id) {
    if (this.#inFlight !== id) return;
    this.#inFlight = "";
    this.#watch();
    this.#flush();
  }

  // Deal with an error that concerns the session or a message; others go on to the page.
  #handled(frame) {
    if (frame.code === "session_not_found") {
      this.#replaceSession();
      return true;
    }
    // One that does not say what it is about is about what was sent last.
    const id = frame.id ?? (PASSING.has(frame.code) ? "" : this.#inFlight);
    const item = id && this.#outbox.get(id);
    if (!item && PASSING.has(frame.code)) {
      // The session as a whole is not taken now.
      this.#cut();
      this.#again(seconds(frame.retry_after), frame.text);
      return true;
    }
    if (!item) return false;
    if (PASSING.has(frame.code)) {
      this.#pausedUntil = Date.now() + seconds(frame.retry_after);
      this.#on.item(item.id, "waiting", frame.text);
    } else {
      if (frame.code === LATE) this.#outbox.remove(item.id);
      else this.#outbox.put({ ...item, failed: frame.text });
      this.#on.item(item.id, "failed", frame.text, frame.code);
    }
    this.#landed(item.id);
    return true;
  }

  #replaceSession() {
    this.#store.remove(SESSION);
    this.#cut();
    this.#last = "";
    for (const item of this.#outbox.all()) {
      // A choice belongs to the question it answered; in a new chat its words must do.
      if (item.type === "choice") this.#outbox.put({ ...item, type: "message", payload: undefined });
    }
    this.#on.renewed(true);
    if (this.#outbox.all().some((item) => !item.failed)) this.#again();
    else this.#on.status("idle");
  }

  #flush() {
    if (!this.online || this.#inFlight) return;
    const pause = this.#pausedUntil - Date.now();
    clearTimeout(this.#timers.pause);
    if (pause > 0) {
      this.#timers.pause = setTimeout(() => this.#flush(), pause);
      return;
    }
    const item = this.#outbox.all().find((each) => !each.failed);
    if (!item) return;
    const { id, type, text, payload } = item;
    this.#inFlight = id;
    this.#link.send(JSON.stringify(type === "choice" ? { type, id, payload } : { type, id, text }));
    this.#on.item(id, "sending");
    this.#watch();
  }

  // A phone's connection can be dead without anybody saying so: an overdue answer tells.
  #watch() {
    clearTimeout(this.#timers.answer);
    if (this.#inFlight) this.#timers.answer = setTimeout(() => this.#lose(), this.#link.patience ?? ANSWER_WITHIN);
  }

  #cut() {
    const link = this.#link;
    this.#link = null;
    this.#inFlight = "";
    for (const name of ["open", "answer", "pause", "slow"]) clearTimeout(this.#timers[name]);
    if (!link) return false;
    link.onopen = link.onmessage = link.onclose = null;
    link.close();
    return true;
  }

  #lose() {
    if (this.#cut()) this.#again();
  }

  #again(wait, text) {
    this.#tries += 1;
    const most = Math.min(FIRST_WAIT * 2 ** (this.#tries - 1), LONGEST_WAIT);
    // Half of it by chance, lest everybody comes back in the same second.
    wait ??= most / 2 + (Math.random() * most) / 2;
    clearTimeout(this.#timers.slow);
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), wait);
    this.#on.status(text ? "refused" : "lost", text ?? this.#tries);
  }

  #seen() {
    if (document.hidden) this.#hiddenAt = Date.now();
    else if (!this.online || Date.now() - this.#hiddenAt > ASLEEP) this.#wake();
  }

  // Back after sleep or a dead spot: a new socket at once, whatever the old one believes.
  #wake() {
    const wanted = this.#link || this.#timers.retry;
    this.#cut();
    if (!wanted) return;
    this.#tries = 0;
    this.#connect();
  }
}
