// <yardim-chat data-limit data-files data-file-mb data-phone data-operator data-styles>: the complaint assistant's chat.

import { Connection, LATE } from "./connection.js";
import { Log } from "./log.js";
import { newId, Outbox, Store } from "./outbox.js";
import { fill } from "./text.js";
import { View } from "./view.js";

const STARTERS = ["Şikâyetim var", "Kaydım ne durumda?", "Temsilciyle görüşmek istiyorum"];
const LOST = "Bağlantı koptu, yeniden bağlanılıyor. Yazdıklarınız kaybolmaz.";
const SLOW = "Bağlantı yavaş, bekliyoruz. Yazdıklarınız kaybolmaz.";
const READ_AFTER = 300;
const PLACE = (position) => (position > 1 ? `Sıranız: ${position}.` : position ? "Sıradaki sizsiniz." : "");
const TYPING_EVERY = 3000;
// History is not news: screen readers are told of what comes after it.
const HISTORY_QUIET = 700;
// Another tab's words are gone: sent, as the server will have told by then, or taken back.
const TAKEN_BACK_AFTER = 5000;

class YardimChat extends HTMLElement {
  #view; #log; #outbox; #connection; #loading;
  #typedAt = -TYPING_EVERY;
  #quietUntil = 0;
  #fromAgent = ""; // the newest message of an agent, and what was told of having read it
  #readTold = "";
  #readTimer = 0;
  #person = false; // whether somebody of the staff is there, or awaited

  connectedCallback() {
    if (this.#view) return;
    const store = new Store();
    this.#outbox = new Outbox(store);
    this.#view = new View(this, {
      send: (text) => this.#say({ type: "message", text }),
      forget: () => this.#connection.forget(),
      hurry: () => this.#connection.hurry(),
      draft: (text) => this.#draft(text),
      typing: () => this.#typing(),
      files: (chosen) => this.#withFiles((files) => {
        files.add(chosen);
        this.#begun();
      }),
      opened: () => {
        this.#log.toEnd(true);
        this.#reads();
      },
    });
    const find = (selector) => this.#view.find(selector);
    this.#log = new Log(find(".scroller"), find(".log"), find(".typing"), {
      choose: (choice) => {
        this.#say({ type: "choice", payload: choice.payload, text: choice.title });
        this.#view.focus();
      },
      retry: (id) => this.#retry(id),
      edit: (id) => this.#edit(id),
      unseen: (whether) => { find(".newer").hidden = !whether; },
      files: (bubble, attachments) => this.#withFiles((files) => files.show(bubble, attachments)),
    });
    find(".newer").addEventListener("click", () => this.#log.toEnd(true));
    this.#connection = new Connection(store, this.#outbox, {
      status: (name, detail) => this.#status(name, detail),
      frame: (frame) => this.#frame(frame),
      item: (id, state, text, code) => this.#item(id, state, text, code),
      renewed: (lost) => this.#renewed(lost),
      elsewhere: (heard) => this.#elsewhere(heard),
    });
    this.#welcome();
    this.#pending();
    this.#view.text = this.#draft();
    this.#connection.start();
    document.addEventListener("visibilitychange", () => this.#reads());
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest('a[href="#sohbet"]');
      if (!link) return;
      event.preventDefault();
      this.open();
    });
    if (location.hash === "#sohbet") this.open();
  }

  disconnectedCallback() {
    this.#connection.close();
  }

  open() {
    this.#view.open();
  }

  #welcome() {
    fill(this.#view.find(".intro .bubble"), `Merhaba, ben ${this.dataset.operator} dijital asistanıyım. Sorununuzu kendi sözlerinizle yazın; şikâyetinizi kaydedip takip numaranızı vereyim.`);
    const starters = this.#view.find(".starters");
    for (const text of STARTERS) {
      const button = document.createElement("button");
      button.className = "reply";
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => {
        this.#say({ type: "message", text });
        this.#view.focus();
      });
      starters.append(button);
    }
    this.#begun();
  }

  #pending() {
    for (const item of this.#outbox.all()) this.#log.own(item, true);
  }

  // Starters are for a chat in which nothing was said.
  #begun() {
    const begun = !this.#log.empty || Boolean(this.#connection.session);
    this.#view.find(".starters").hidden = begun;
    this.#view.find(".renew").hidden = !begun;
  }

  #say(content) {
    const item = this.#outbox.add(content);
    // Whoever hears it believes that nobody is typing any more.
    this.#typedAt = -TYPING_EVERY;
    this.#log.own(item, !this.#connection.online && Boolean(this.#connection.session));
    this.#begun();
    if (!this.#person) this.#view.line("");
    this.#connection.push();
  }

  // What is written in another tab stands here too; that tab sends it.
  #elsewhere({ id, item }) {
    if (item) {
      this.#log.own(item, !this.#connection.online);
      if (item.failed) this.#log.state(id, "failed", item.failed);
      this.#begun();
    } else {
      setTimeout(() => this.#connection.online && this.#log.withdrawn(id), TAKEN_BACK_AFTER);
    }
  }

  #retry(id) {
    const item = this.#outbox.get(id);
    if (!item) return;
    this.#outbox.remove(id);
    this.#log.remove(id);
    // Words under a new id: the old one may be what was wrong.
    this.#say({ type: "message", text: item.text, id: newId() });
  }

  #edit(id) {
    const item = this.#outbox.get(id);
    if (!item) return;
    this.#outbox.remove(id);
    this.#log.remove(id);
    this.#view.text = [this.#view.text.trim(), item.text].filter(Boolean).join("\n");
    this.#draft(this.#view.text);
    this.#view.field.focus();
  }

  #item(id, state, text, code) {
    if (code === LATE) {
      this.#log.late(id, text);
      return;
    }
    this.#log.state(id, state, text);
    // Too long by the server's count: back into the field, if it is free.
    if (state === "failed" && code === "too_long" && !this.#view.text.trim()) {
      this.#edit(id);
      this.#log.notice(text);
    }
  }

  #frame(frame) {
    switch (frame.type) {
      case "message":
        if (!this.#log.message(frame)) break;
        this.#begun();
        if (frame.from === "agent") this.#reads(frame.id);
        if (frame.from !== "customer" && !this.#isHistory) this.#view.arrived();
        break;
      case "typing":
        this.#log.typing(frame.from);
        break;
      case "handover":
        this.#handover(frame);
        break;
      case "error":
        this.#log.notice(frame.text);
        break;
      default: // acks were dealt with; types of a newer server do not concern this page
    }
  }

  // How far this page has read what agents said is told once it stands still for a moment.
  #reads(id = this.#fromAgent) {
    this.#fromAgent = id;
    clearTimeout(this.#readTimer);
    if (id) this.#readTimer = setTimeout(() => this.#tellRead(), READ_AFTER);
  }

  #tellRead() {
    const { shown } = this.#view;
    const told = `${this.#fromAgent} ${shown}`;
    if (told === this.#readTold || !this.#connection.online) return;
    this.#readTold = told;
    this.#connection.read(this.#fromAgent, shown);
  }

  #handover({ state, position, agent, read }) {
    if (read) this.#log.read(read);
    const name = agent || "Temsilci";
    this.#person = state === "waiting" || state === "active";
    this.#view.person(state === "active" ? name : "");
    if (state === "waiting") this.#view.line(`Temsilci bekliyorsunuz. ${PLACE(position)}`);
    else if (state === "active") this.#view.line(`${name} ile görüşüyorsunuz.`);
    // News for a moment only: not after a reload, and not once the customer has gone on.
    else this.#view.line(state === "ended" && !this.#isHistory ? "Temsilciyle görüşmeniz sona erdi." : "");
  }

  get #isHistory() {
    return performance.now() < this.#quietUntil;
  }

  #status(name, detail) {
    if (name === "online") {
      this.#readTold = "";
      this.#reads();
      this.#quietUntil = performance.now() + HISTORY_QUIET;
      const log = this.#view.find(".log");
      log.setAttribute("aria-live", "off");
      setTimeout(() => log.setAttribute("aria-live", "polite"), HISTORY_QUIET);
    }
    if (name === "online" || name === "idle") this.#view.banner("");
    if (name === "slow") this.#view.banner(SLOW);
    if (name === "lost") {
      this.#log.typing(null);
      // The first try is nearly at once; a banner for that would only flicker.
      const help = detail > 4 ? ` Acele ediyorsanız ${this.dataset.phone} numarasını arayabilirsiniz.` : "";
      if (detail > 1 || !navigator.onLine) this.#view.banner(LOST + help, true);
    }
    if (name === "refused") this.#view.banner(`${detail} Yazdıklarınız kaybolmaz.`, true);
    this.#begun();
  }

  // Another chat begins: after the old one was lost, its words stay in sight.
  #renewed(lost) {
    this.#person = false;
    this.#fromAgent = "";
    this.#view.line("");
    this.#view.person("");
    if (this.#loading) this.#withFiles((files) => files.forget());
    if (lost) {
      this.#log.notice("Önceki sohbetiniz sona ermiş; yeni bir sohbet başladı.");
    } else {
      this.#log.clear();
      this.#pending();
    }
    this.#begun();
  }

  // What files need is loaded with the first of them.
  async #withFiles(use) {
    const { files: most, fileMb } = this.dataset;
    this.#loading ??= import("./files.js").then(({ Files }) => new Files(this.#log, () => this.#token(), Number(most) || 5, Number(fileMb) || 10));
    try {
      use(await this.#loading);
    } catch {
      this.#loading = null;
      this.#log.notice("Dosyalar şu anda açılamıyor. Biraz sonra yeniden deneyin.");
    }
  }

  // What becomes of a file is told in the chat: it is open then.
  async #token() {
    const token = await this.#connection.token();
    this.#connection.push();
    return token;
  }

  #typing() {
    if (performance.now() - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = performance.now();
    this.#connection.typing();
  }

  // What is half written outlives a reload, in this tab only.
  #draft(text) {
    try {
      if (text === undefined) return sessionStorage.getItem("yardim.draft") ?? "";
      sessionStorage.setItem("yardim.draft", text);
    } catch {
      // Without storage it does not.
    }
    return "";
  }
}

customElements.define("yardim-chat", YardimChat);
