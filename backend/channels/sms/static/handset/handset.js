// One simulated phone: what it wrote, what it got, and what each SMS cost.

import { newId } from "../chat/outbox.js";
import { fill, hour } from "../chat/text.js";
import { look, turn, write } from "./network.js";

const EVERY = 1500;
const SOON = 300;
// After writing, an answer is expected: look more often for so long.
const EXPECTING = 8000;
const ENCODINGS = { gsm7: "GSM-7", turkish: "Türkçe tablo", ucs2: "UCS-2" };

let count = 0;

function readable(phone) {
  const parts = /^\+90(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone);
  return parts ? `0${parts.slice(1).join(" ")}` : phone;
}

export class Handset {
  #phone; #screen; #line; #field; #off;
  #after = 0;
  #timer = 0;
  #expecting = 0;
  #closed = false;
  #lost = false;
  #pending = null; // what was sent and not acknowledged: sent again under the same id

  constructor(phone, closed) {
    this.#phone = phone;
    const name = readable(phone);
    const part = document.querySelector("#telefon").content.cloneNode(true);
    this.element = part.querySelector(".handset");
    const find = (selector) => this.element.querySelector(selector);
    const [title, field] = [find("h2"), find("textarea")];
    count += 1;
    title.textContent = name;
    title.id = `telefon-${count}`;
    field.id = `mesaj-${count}`;
    find("label.sr").htmlFor = field.id;
    this.element.setAttribute("aria-labelledby", title.id);
    find(".handset-close").setAttribute("aria-label", `${name} telefonunu kaldır`);
    this.#screen = find(".handset-screen");
    this.#screen.setAttribute("aria-label", `${name} mesajları`);
    this.#line = find(".handset-line");
    this.#field = field;
    this.#off = find(".handset-off input");
    find("form").addEventListener("submit", (event) => this.#submit(event));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    this.#off.addEventListener("change", () => this.#turn());
    find(".handset-close").addEventListener("click", () => {
      this.#closed = true;
      clearTimeout(this.#timer);
      this.element.remove();
      closed();
    });
    this.#look();
  }

  focus() {
    this.#field.focus();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (!text) return;
    if (this.#pending?.text !== text) this.#pending = { text, id: newId() };
    const { id } = this.#pending;
    try {
      await write(this.#phone, text, id);
      if (this.#pending?.id === id) {
        this.#pending = null;
        this.#field.value = "";
      }
      this.#tell("");
      this.#expecting = Date.now() + EXPECTING;
      this.#look();
    } catch (error) {
      this.#tell(error.message, error.lost);
    }
  }

  async #turn() {
    const on = !this.#off.checked;
    try {
      await turn(this.#phone, on);
      this.#tell("");
    } catch (error) {
      this.#off.checked = on;
      this.#tell(error.message, error.lost);
    }
  }

  // One look at a time; the next one is set when it ends.
  async #look() {
    clearTimeout(this.#timer);
    this.#timer = -1;
    try {
      if (!document.hidden) {
        const { on, messages } = await look(this.#phone, this.#after);
        if (document.activeElement !== this.#off) this.#off.checked = !on;
        this.#show(messages);
        if (this.#lost) this.#tell("");
      }
    } catch (error) {
      this.#tell(error.message, error.lost);
    }
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), Date.now() < this.#expecting ? SOON : EVERY);
  }

  // Said again only when it changes.
  #tell(text, lost = false) {
    this.#lost = lost;
    if (this.#line.textContent !== text) this.#line.textContent = text;
  }

  #show(messages) {
    const fresh = messages.filter((message) => message.id > this.#after);
    if (!fresh.length) return;
    this.#screen.append(...fresh.map((message) => this.#entry(message)));
    this.#after = fresh.at(-1).id;
    this.#screen.scrollTop = this.#screen.scrollHeight;
  }

  #entry(message) {
    const entry = document.createElement("div");
    entry.className = message.own ? "sms own" : message.arrived ? "sms" : "sms failed";
    const bubble = document.createElement("p");
    bubble.className = "sms-text";
    fill(bubble, message.text);
    const note = document.createElement("p");
    note.className = "sms-note";
    const state = message.own ? "gönderildi" : message.arrived ? "ulaştı" : "ulaşmadı";
    note.textContent = [hour(new Date(message.at)), `${message.segments} SMS`, ENCODINGS[message.encoding], state].join(" · ");
    entry.append(bubble, note);
    return entry;
  }
}
