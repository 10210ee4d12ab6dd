// Files that the customer hands in, and those of the conversation that are saved again. They go by
// HTTP, beside the connection, with the session's token in a header.

import { newId } from "./outbox.js";
import { parsed } from "../requests.js";

const URL_ = "/api/v1/chat/attachments";
const PATIENCE = 25_000;
// As slow as a connection may be, up to what the server waits for.
const BYTES_PER_MS = 20;
const LONGEST = 590_000;
const LOST = "Dosya gönderilemedi: bağlantı koptu.";
const GONE = "Dosya şu anda alınamıyor. Biraz sonra yeniden deneyin.";
const MB = 1024 * 1024;

const decimal = new Intl.NumberFormat("tr-TR", { maximumFractionDigits: 1 });

function size(bytes) {
  if (bytes >= MB) return `${decimal.format(bytes / MB)} MB`;
  return bytes >= 1024 ? `${decimal.format(bytes / 1024)} KB` : `${bytes} bayt`;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text) element.textContent = text;
  return element;
}

export class Files {
  #token; #log; #most; #mb;
  #batches = new Map(); // what is on its way or failed, by the id of its message

  // `token()` gives the session's; `most` files of `mb` megabytes go at once.
  constructor(log, token, most, mb) {
    this.#log = log;
    this.#token = token;
    this.#most = most;
    this.#mb = mb;
  }

  // Send what was chosen, in one message.
  add(chosen) {
    const refused = [];
    const files = chosen.filter((file, index) => {
      if (file.size > this.#mb * MB) refused.push(`${file.name}: dosya çok büyük; bir dosya en çok ${this.#mb} MB olabilir.`);
      else if (index >= this.#most) refused.push(`${file.name}: bir kerede en çok ${this.#most} dosya gönderebilirsiniz.`);
      else return true;
      return false;
    });
    if (!files.length) {
      if (refused.length) this.#log.notice(refused.join(" "));
      return;
    }
    const id = newId();
    this.#batches.set(id, { files, refused });
    this.#log.own({ id, text: files.map((file) => file.name).join("\n"), at: Date.now(), aside: true }, false);
    this.#send(id);
  }

  // Show the files of a message, each to be saved.
  show(bubble, attachments) {
    bubble.replaceChildren(...attachments.map((file) => {
      const button = make("button", "file", file.name);
      button.type = "button";
      button.append(make("span", "size", size(file.size)));
      button.addEventListener("click", () => this.#save(file));
      return button;
    }));
  }

  // Another chat begins: what was not sent is not sent into it.
  forget() {
    this.#batches.clear();
  }

  async #send(id) {
    const batch = this.#batches.get(id);
    if (!batch) return;
    this.#log.state(id, "sending");
    const bar = make("progress", "sent-so-far");
    bar.setAttribute("aria-label", "Dosya gönderiliyor");
    bar.max = 1;
    bar.value = 0;
    this.#log.beside(id, bar);
    let answer;
    try {
      answer = await this.#post(id, batch.files, (part) => { bar.value = part; });
    } catch (error) {
      answer = { trouble: error?.text ?? LOST, again: true };
    }
    bar.remove();
    if (!this.#batches.has(id)) return;
    if (!answer.trouble) this.#batches.delete(id);
    this.#told(id, answer, [...batch.refused, ...(answer.refused ?? [])]);
  }

  #told(id, { trouble, again }, refused) {
    if (!trouble) {
      this.#log.state(id, "sent");
      if (refused.length) this.#log.trouble(id, refused.join(" "));
      return;
    }
    this.#log.state(id, "failed");
    const drop = ["Vazgeç", () => {
      this.#batches.delete(id);
      this.#log.remove(id);
    }];
    this.#log.trouble(id, trouble, again ? [["Yeniden gönder", () => this.#send(id)], drop] : [drop]);
  }

  async #post(id, files, progress) {
    const token = await this.#token();
    const form = new FormData();
    form.append("id", id);
    for (const file of files) form.append("attachments", file, file.name);
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", URL_);
      request.setRequestHeader("Authorization", `Bearer ${token}`);
      request.timeout = Math.min(PATIENCE + bytes / BYTES_PER_MS, LONGEST);
      request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
      request.onerror = request.onabort = request.ontimeout = reject;
      request.onload = () => {
        const body = parsed(request.responseText);
        if (request.status === 201) resolve({ refused: body.refused });
        else resolve({ trouble: body.errors?.attachments ?? body.detail ?? LOST, again: body.code !== "attachments_refused" });
      };
      request.send(form);
    });
  }

  async #save({ id, name }) {
    try {
      const token = await this.#token();
      const response = await fetch(`${URL_}/${encodeURIComponent(id)}`, { headers: { Authorization: `Bearer ${token}` } });
      if (!response.ok) throw new Error(parsed(await response.text()).detail ?? GONE);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
    } catch (error) {
      this.#log.notice(error instanceof TypeError ? GONE : error.message || GONE);
    }
  }
}
