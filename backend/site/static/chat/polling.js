// The chat over plain HTTP, shaped like a WebSocket, for networks that let none through.

import { ask, parsed } from "../requests.js";

const URL_ = "/api/v1/chat/messages";
const EVERY = 4000;
// A response brings the assistant's answer, and takes as long.
const TURN = 40_000;
const LOOK = 15_000;

export class Polling {
  patience = TURN;
  readyState = WebSocket.CONNECTING;
  onopen = null;
  onmessage = null;
  onclose = null;
  #session;
  #after;
  #timer = 0;
  #read = ""; // how far the page has read, to be told with the next look
  #chain;

  constructor(session, after) {
    this.#session = session;
    this.#after = after;
    this.#chain = this.#look();
  }

  // Messages go one at a time, in order: the answer to one comes with its response.
  send(data) {
    const frame = JSON.parse(data);
    for (const name of ["got", "seen"]) if (frame[name]) this.#read = `&${name}=${encodeURIComponent(frame[name])}`;
    if (frame.type !== "typing") this.#chain = this.#chain.then(() => this.#say(frame));
  }

  close() {
    this.readyState = WebSocket.CLOSED;
    clearTimeout(this.#timer);
  }

  async #say(frame) {
    const body = JSON.stringify({ session: this.#session, after: this.#after || undefined, own: true, ...frame });
    await this.#ask(URL_, TURN, { method: "POST", headers: { "Content-Type": "application/json" }, body }, frame.id);
  }

  async #look() {
    const query = this.#after ? "&after=" + encodeURIComponent(this.#after) : "";
    const read = this.#read;
    this.#read = "";
    await this.#ask(URL_ + "?own=1" + query + read, LOOK, { headers: { Authorization: "Bearer " + this.#session } });
    if (this.readyState === WebSocket.CLOSED) return;
    this.#timer = setTimeout(() => {
      this.#chain = this.#chain.then(() => this.#look());
    }, EVERY);
  }

  async #ask(url, limit, options, id) {
    if (this.readyState === WebSocket.CLOSED) return;
    try {
      const { response, body } = await ask(url, limit, options);
      if (this.readyState === WebSocket.CLOSED) return;
      const content = parsed(body);
      if (this.readyState === WebSocket.CONNECTING && response.ok) {
        this.readyState = WebSocket.OPEN;
        this.onopen?.();
      }
      if (response.ok) {
        if (id) this.#tell({ type: "ack", id });
        for (const message of content.messages ?? []) {
          this.#after = message.id;
          this.#tell({ type: "message", ...message });
        }
      } else {
        const retry_after = Number(response.headers.get("Retry-After")) || undefined;
        this.#tell({ type: "error", code: content.code, text: content.detail, id, retry_after });
      }
    } catch {
      if (this.readyState === WebSocket.CLOSED) return;
      this.close();
      this.onclose?.();
    }
  }

  #tell(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}
