// What was said: entries of everybody, quick replies under the newest question.

import { dayName, fill, hour, moment } from "./text.js";

const STATES = { sending: "gönderiliyor", waiting: "sırada, gönderilecek", sent: "iletildi", failed: "gönderilemedi", read: "görüldü" };
// Until when a speaker is believed to be typing: a driver that died says nothing more.
const TYPING = 25_000;
const WHO = { customer: "Siz", bot: "Dijital asistan", agent: "Temsilci", system: "Bilgi" };
const NEAR_END = 60;

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text) element.textContent = text;
  return element;
}

function comesBefore(one, other) {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// A message as it can be shown, whatever was sent as one.
function readable(frame) {
  const words = (value) => (typeof value === "string" ? value : "");
  const offered = Array.isArray(frame.choices) ? frame.choices : [];
  return {
    ...frame,
    from: Object.keys(WHO).includes(frame.from) ? frame.from : "system",
    name: words(frame.name),
    text: words(frame.text),
    choices: offered.filter((choice) => words(choice?.title) && words(choice.payload)),
    attachments: (Array.isArray(frame.attachments) ? frame.attachments : []).filter((file) => words(file?.id) && words(file.name)),
    when: moment(frame.at),
  };
}

export class Log {
  #scroller; #log; #typing; #on;
  #choices = null; // what can be chosen now: the buttons, and of which answer they are
  #newest = null; // the newest answer's messages, until somebody else has spoken
  #shown = new Map(); // entries by the server's and by the customer's ids
  #told = null; // what the server told of last
  #atEnd = true;
  #height = 0;
  #frame = 0;
  #typingTimer = 0;

  // `on.choose(choice)`, `on.retry(id)`, `on.edit(id)`, `on.unseen(whether)`, `on.files(bubble, files)`.
  constructor(scroller, log, typing, on) {
    this.#scroller = scroller;
    this.#log = log;
    this.#typing = typing;
    this.#on = on;
    scroller.addEventListener("scroll", () => {
      // A window that got smaller is no reader who went up, nor is a log that grew since: both are
      // put right, below and by the picture that is to come.
      if (scroller.clientHeight !== this.#height || this.#frame) return;
      this.#atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
      if (this.#atEnd) on.unseen(false);
    }, { passive: true });
    // A keyboard that opens, a field that grows: who was at the end stays there.
    new ResizeObserver(() => {
      this.#height = scroller.clientHeight;
      if (this.#atEnd) this.toEnd();
    }).observe(scroller);
  }

  get empty() {
    return !this.#shown.size;
  }

  clear() {
    this.#shown.clear();
    this.#choices = null;
    this.#newest = this.#told = null;
    this.#log.replaceChildren();
    this.typing(null);
  }

  // The customer's own words, before the server knows them. `held`: written without a connection;
  // `item.aside`: files, which answer no question.
  own(item, held) {
    if (this.#shown.has(item.id)) return;
    const entry = this.#entry("customer", item.text, moment(item.at));
    entry.classList.toggle("held", held);
    this.#shown.set(item.id, entry);
    if (item.aside) entry.dataset.aside = "";
    else this.#endChoices();
    this.#append(entry, true);
    this.state(item.id, item.failed ? "failed" : held ? "waiting" : "sending", item.failed);
  }

  state(id, state, text) {
    const entry = this.#shown.get(id);
    if (!entry || entry.dataset.state === "sent") return;
    entry.dataset.state = state;
    entry.querySelector(".state").textContent = STATES[state];
    entry.querySelector(".trouble")?.remove();
    if (state === "sent") {
      entry.classList.remove("held");
      if (!("aside" in entry.dataset)) this.#newest = null;
    }
    const again = [["Yeniden gönder", () => this.#on.retry(id)], ["Düzenle", () => this.#on.edit(id)]];
    if (text) this.trouble(id, text, state === "failed" ? again : []);
  }

  // Say below an entry what is wrong with it, and what can be done: names, and what they do.
  trouble(id, text, actions = []) {
    const trouble = make("p", "trouble", text);
    trouble.append(...actions.map(([name, action]) => this.#button(name, action)));
    this.beside(id, trouble);
  }

  // Put something below an entry.
  beside(id, element) {
    this.#shown.get(id)?.append(element);
    this.toEnd();
  }

  // The agent has read the customer's words up to these.
  read(id) {
    const newest = this.#shown.get(id);
    if (!newest) return;
    for (const entry of this.#log.querySelectorAll('.entry.customer[data-state="sent"]')) {
      entry.querySelector(".state").textContent = STATES.read;
      if (entry === newest) break;
    }
  }

  // A choice came too late: it says so, and the newest question is asked once more.
  late(id, text) {
    const entry = this.#shown.get(id);
    if (!entry) return;
    entry.classList.remove("held");
    entry.dataset.state = "failed";
    entry.querySelector(".state").textContent = STATES.failed;
    entry.append(make("p", "trouble", text));
    const { frames = [] } = this.#newest ?? {};
    const asks = frames.findIndex((frame) => frame.choices.length);
    for (const frame of frames.slice(asks)) {
      this.#append(this.#entry("bot", frame.text, frame.when, frame.name), false);
      if (frame.choices.length) this.#offer(frame.choices, frame.at);
    }
    this.toEnd(true);
  }

  // Words that another tab took back.
  withdrawn(id) {
    if (this.#shown.get(id)?.dataset.state !== "sent") this.remove(id);
  }

  remove(id) {
    this.#shown.get(id)?.remove();
    this.#shown.delete(id);
  }

  // A message as the server tells it; true when it is new here.
  message(sent) {
    const frame = readable(sent);
    if (this.#shown.has(frame.id)) return false;
    const mine = frame.client_id && this.#shown.get(frame.client_id);
    if (mine) {
      this.#shown.set(frame.id, mine);
      this.#fill(mine, frame.attachments);
      this.#inOrder(mine);
      return false;
    }
    const { from } = frame;
    const entry = this.#entry(from, frame.text, frame.when, frame.name);
    this.#fill(entry, frame.attachments);
    const aside = from === "customer" && frame.attachments.length > 0;
    this.#shown.set(frame.id, entry);
    if (frame.client_id) this.#shown.set(frame.client_id, entry);
    if (from === "customer") {
      entry.dataset.state = "sent";
      entry.querySelector(".state").textContent = STATES.sent;
    }
    // An answer's messages carry one moment. By another, or by anybody's words, its offers are over.
    if (!aside && from !== "system" && (from !== "bot" || this.#choices?.at !== frame.at)) this.#endChoices();
    if (!aside) this.#remember(from, frame);
    this.typing(null);
    this.#append(entry, false);
    this.#inOrder(entry);
    if (frame.choices.length) this.#offer(frame.choices, frame.at);
    // Below the last word of its own answer, or a notice.
    else if (this.#choices) this.#log.append(...this.#choices.groups);
    return true;
  }

  #fill(entry, attachments) {
    if (attachments.length) this.#on.files(entry.querySelector(".bubble"), attachments);
  }

  #remember(from, frame) {
    if (from === "system") return;
    if (from !== "bot") this.#newest = null;
    else if (this.#newest?.at === frame.at) this.#newest.frames.push(frame);
    else this.#newest = { at: frame.at, frames: [frame] };
  }

  notice(text) {
    this.#append(make("p", "notice", text), false);
  }

  typing(who) {
    clearTimeout(this.#typingTimer);
    this.#typing.hidden = !who;
    if (!who) return;
    this.#typing.querySelector(".sr").textContent = `${WHO[who] ?? WHO.bot} yazıyor`;
    this.#typingTimer = setTimeout(() => this.typing(null), TYPING);
    this.toEnd();
  }

  // Scroll to the newest entry, once per picture, if the reader was there or `always`.
  toEnd(always = false) {
    this.#atEnd ||= always;
    if (!this.#atEnd) {
      this.#on.unseen(true);
      return;
    }
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#scroller.scrollTop = this.#scroller.scrollHeight;
      this.#on.unseen(false);
    });
  }

  #entry(from, text, at, name) {
    const entry = make("div", `entry ${from}`);
    const bubble = make("div", "bubble");
    const meta = make("p", "meta");
    const time = make("time", "", hour(at));
    time.dateTime = at.toISOString();
    entry.dataset.from = from;
    entry.dataset.day = dayName(at);
    meta.append(time);
    if (from === "customer") {
      bubble.textContent = text;
      meta.append(make("span", "state"));
    } else {
      fill(bubble, text);
    }
    entry.append(make("p", "who", name || WHO[from]), bubble, meta);
    return entry;
  }

  #append(entry, own) {
    // What was written without a connection comes after what the server said meanwhile.
    const held = own ? null : this.#held();
    const heading = held?.previousElementSibling;
    const before = heading?.matches(".day") ? heading : held;
    let previous = before ? before.previousElementSibling : this.#log.lastElementChild;
    while (previous?.matches(".choices")) previous = previous.previousElementSibling;
    const follows = entry.dataset.from && entry.dataset.from === previous?.dataset.from;
    while (previous && !previous.dataset.day) previous = previous.previousElementSibling;
    const { day } = entry.dataset;
    if (day && day !== previous?.dataset.day) this.#log.insertBefore(make("p", "day", day), before);
    else if (follows) {
      const [who, last] = [entry, previous].map((each) => each.querySelector(".who").textContent);
      entry.classList.toggle("follows", who === last);
    }
    this.#log.insertBefore(entry, before);
    if (before === heading && heading?.textContent === day) heading.remove();
    this.toEnd(own);
  }

  // What the server tells stands in its order, above what still waits: words that another tab sent
  // first, and their answer below them.
  #inOrder(entry) {
    const held = this.#held();
    if (this.#told?.isConnected && comesBefore(entry, this.#told)) this.#told.after(entry);
    else if (held && comesBefore(held, entry)) this.#log.insertBefore(entry, held);
    this.#told = entry;
  }

  #held() {
    return this.#log.querySelector(".entry.held");
  }

  #offer(choices, at) {
    const group = make("div", "choices");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Hızlı yanıtlar");
    for (const choice of choices) {
      group.append(this.#button(choice.title, (event) => this.#on.choose(choice, event)));
    }
    this.#log.insertBefore(group, this.#held());
    this.#choices ??= { at, groups: [] };
    this.#choices.groups.push(group);
    // Words that wait for the connection are words all the same.
    if (this.#held()) this.#endChoices();
  }

  // Old offers stay in sight, and can no longer be chosen.
  #endChoices() {
    for (const group of this.#choices?.groups ?? []) {
      group.setAttribute("aria-label", "Hızlı yanıtlar, artık geçerli değil");
      for (const button of group.children) button.disabled = true;
    }
    this.#choices = null;
  }

  #button(text, onclick) {
    const button = make("button", "reply", text);
    button.type = "button";
    button.addEventListener("click", onclick);
    return button;
  }
}
