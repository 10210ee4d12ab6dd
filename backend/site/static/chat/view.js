// The chat's frame: a card in the page on wide screens, a launcher and a full panel on small ones.

import { length, number } from "./text.js";

const COUNTER_FROM = 0.9;
const WIDE = matchMedia("(min-width: 64rem)");
const FINE = matchMedia("(pointer: fine)");

const icon = (paths) => `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;
const BUBBLE = icon('<path d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4z"/><path d="M8 9.5h8M8 12.5h5"/>');

const MARKUP = `
<button class="launcher" type="button" aria-haspopup="dialog">${BUBBLE}<span>Sohbet</span><span class="badge" hidden></span></button>
<div class="dock"></div>
<dialog aria-labelledby="title"></dialog>
<section class="panel" aria-labelledby="title">
  <header>
    <span class="face">${BUBBLE}</span>
    <div class="names"><h2 id="title">Dijital asistan</h2><p class="sub">Otomatik yanıt verir</p></div>
    <button class="tool renew" type="button" aria-label="Yeni sohbet" title="Yeni sohbet" hidden>${icon('<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4h-4"/>')}</button>
    <button class="tool close" type="button" aria-label="Sohbeti kapat" title="Kapat">${icon('<path d="m6 6 12 12M18 6 6 18"/>')}</button>
  </header>
  <div class="ask" role="group" aria-labelledby="ask" hidden>
    <p id="ask">Bu sohbet bu cihazdan kaldırılsın mı? Kayıtlı şikâyetleriniz etkilenmez.</p>
    <button class="reply yes" type="button">Kaldır, yeni sohbet başlat</button><button class="reply no" type="button">Vazgeç</button>
  </div>
  <div class="banner"><p role="status"></p><button class="hurry" type="button" hidden>Şimdi dene</button></div>
  <div class="scroller" role="group" aria-label="Mesajlar" tabindex="0">
    <div class="intro">
      <div class="bubble"></div>
      <div class="choices starters" role="group" aria-label="Hızlı başlangıç"></div>
    </div>
    <div class="log" role="log" aria-live="polite" aria-relevant="additions" aria-label="Sohbet"></div>
    <div class="typing" hidden><span class="sr"></span><i></i><i></i><i></i></div>
  </div>
  <button class="newer" type="button" hidden>Yeni mesajlar ↓</button>
  <p class="line" role="status"></p>
  <form class="composer">
    <p class="counter" id="counter"></p>
    <p class="sr length" aria-live="polite"></p>
    <div class="row">
      <button class="attach" type="button" aria-label="Fotoğraf ekle" title="Fotoğraf ekle">${icon('<path d="M4 7.5h3.2L9 5h6l1.8 2.5H20v11.5H4z"/><circle cx="12" cy="13" r="3.4"/>')}</button>
      <input class="chosen" type="file" multiple hidden tabindex="-1" aria-hidden="true" accept=".png,.jpg,.jpeg,.pdf,.txt,image/png,image/jpeg,application/pdf,text/plain">
      <label class="sr" for="text">Mesajınız</label>
      <textarea id="text" rows="1" placeholder="Mesajınızı yazın" enterkeyhint="send" aria-describedby="note counter"></textarea>
      <button class="send" type="submit" aria-label="Gönder">${icon('<path d="M5 12h13M12.5 6l6 6-6 6"/>')}</button>
    </div>
    <p class="note" id="note">Kart numarası ve şifre yazmayın. <a href="/kvkk" target="_blank">KVKK</a></p>
  </form>
</section>`;

export class View {
  #host; #root; #dialog; #panel; #limit; #opened;
  #unread = 0;
  #lengthSaid = 0;

  // `on.send(text)`, `on.typing()`, `on.draft(text)`, `on.forget()`, `on.hurry()`, `on.opened()`,
  // `on.files(chosen)`.
  constructor(host, on) {
    this.#host = host;
    this.#opened = on.opened;
    this.#limit = Number(host.dataset.limit) || 10_000;
    this.#root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = host.dataset.styles;
    this.#root.innerHTML = MARKUP;
    this.#root.prepend(style);
    this.#dialog = this.find("dialog");
    this.#panel = this.find(".panel");
    this.#place();
    WIDE.addEventListener("change", () => this.#place());
    this.#wireComposer(on);
    this.#wirePanel(on);
  }

  find(selector) {
    return this.#root.querySelector(selector);
  }

  open() {
    if (!WIDE.matches && !this.#dialog.open) {
      this.#dialog.showModal();
      document.documentElement.style.overflow = "hidden";
      this.#unread = 0;
      this.#badge();
      this.#fit();
    }
    this.#opened();
    // On a touch screen focus in the field would raise the keyboard over what there is to read.
    this.focus(true);
  }

  // Put the keyboard's focus where the conversation goes on.
  focus(opening = false) {
    if (FINE.matches) this.field.focus({ preventScroll: !opening });
    else if (opening || this.#root.activeElement === null) this.find(".scroller").focus({ preventScroll: true });
  }

  get field() {
    return this.find("textarea");
  }

  get text() {
    return this.field.value;
  }

  set text(value) {
    this.field.value = value;
    this.#grow();
    this.#count();
  }

  // `hurry`: whether there is a next try to hurry.
  banner(text, hurry = false) {
    this.find(".hurry").hidden = !hurry;
    this.#say(".banner p", text);
  }

  line(text) {
    this.#say(".line", text);
  }

  // Said again only when it changes.
  #say(where, text) {
    const said = this.find(where);
    if (said.textContent !== text) said.textContent = text;
  }

  // Whether somebody can be looking at the conversation.
  get shown() {
    return !document.hidden && (WIDE.matches || this.#dialog.open);
  }

  person(name) {
    this.find("#title").textContent = name || "Dijital asistan";
    this.find(".sub").textContent = name ? "Müşteri temsilcisi" : "Otomatik yanıt verir";
  }

  arrived() {
    if (WIDE.matches || this.#dialog.open) return;
    this.#unread += 1;
    this.#badge();
  }

  #badge() {
    const badge = this.find(".badge");
    badge.hidden = !this.#unread;
    badge.textContent = this.#unread || "";
    const label = this.#unread ? `Sohbet, ${this.#unread} yeni mesaj` : "Sohbet";
    this.find(".launcher").setAttribute("aria-label", label);
  }

  #place() {
    const wide = WIDE.matches;
    this.#host.dataset.mode = wide ? "card" : "panel";
    if (wide && this.#dialog.open) this.#dialog.close();
    (wide ? this.find(".dock") : this.#dialog).append(this.#panel);
  }

  #wirePanel(on) {
    this.find(".launcher").addEventListener("click", () => this.open());
    this.find(".close").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => {
      document.documentElement.style.overflow = "";
      if (!WIDE.matches) this.find(".launcher").focus({ preventScroll: true });
    });
    this.find(".hurry").addEventListener("click", () => {
      on.hurry();
      this.focus();
    });
    const ask = this.find(".ask");
    const answered = (yes) => {
      ask.hidden = true;
      if (yes) on.forget();
      this.focus();
    };
    this.find(".renew").addEventListener("click", () => {
      ask.hidden = false;
      ask.querySelector(".no").focus();
    });
    ask.querySelector(".yes").addEventListener("click", () => answered(true));
    ask.querySelector(".no").addEventListener("click", () => answered(false));
    // iOS lays its keyboard over the page and tells only the visual viewport.
    for (const change of ["resize", "scroll"]) window.visualViewport?.addEventListener(change, () => this.#fit());
  }

  #fit() {
    const room = window.visualViewport;
    const covered = room && this.#dialog.open && room.height < innerHeight - 80;
    this.#dialog.style.height = covered ? `${room.height}px` : "";
    this.#dialog.style.transform = covered ? `translateY(${room.offsetTop}px)` : "";
  }

  #wireComposer(on) {
    const submit = (event) => {
      event.preventDefault();
      const text = this.text.trim();
      if (length(text) > this.#limit) this.#count(true);
      else if (text) {
        this.text = "";
        on.draft("");
        on.send(text);
      }
      this.field.focus({ preventScroll: true });
    };
    this.find("form").addEventListener("submit", submit);
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    });
    const chosen = this.find(".chosen");
    this.find(".attach").addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", () => {
      on.files([...chosen.files]);
      chosen.value = "";
      this.focus();
    });
    this.field.addEventListener("input", () => {
      this.#grow();
      this.#count();
      on.draft(this.text);
      on.typing();
    });
  }

  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  // How long the text is, from where it matters on; a text that is too long cannot be sent.
  #count(refused = false) {
    const long = this.text.length >= this.#limit * COUNTER_FROM ? length(this.text.trim()) : 0;
    const over = long > this.#limit;
    const counter = this.find(".counter");
    counter.classList.toggle("over", over);
    if (over) counter.textContent = `Mesajınız ${number(long)} karakter; en fazla ${number(this.#limit)} karakter gönderebilirsiniz. Lütfen kısaltın ya da birkaç mesaja bölün.`;
    else counter.textContent = long >= this.#limit * COUNTER_FROM ? `${number(long)} / ${number(this.#limit)}` : "";
    this.field.toggleAttribute("aria-invalid", over);
    this.find(".send").disabled = over;
    this.#tell(over, long, refused);
  }

  // Said aloud where the count begins, where the text becomes too long or fits again, and when it
  // was to be sent all the same: not at every key.
  #tell(over, long, refused) {
    const now = over ? 2 : long >= this.#limit * COUNTER_FROM ? 1 : 0;
    if (now === this.#lengthSaid && !refused) return;
    const before = this.#lengthSaid;
    this.#lengthSaid = now;
    const said = this.find(".length");
    const most = `en fazla ${number(this.#limit)} karakter gönderebilirsiniz.`;
    said.textContent = "";
    if (over) {
      // The same words again are a change only after none.
      requestAnimationFrame(() => { said.textContent = `Mesaj çok uzun; ${most} Kısaltın ya da bölün.`; });
    } else if (before === 2) said.textContent = "Mesajınız artık gönderilebilir.";
    else if (now) said.textContent = `${number(long)} karakter yazdınız; ${most}`;
  }
}
