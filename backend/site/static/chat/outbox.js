// What the customer wrote and the server has not acknowledged. Each item has a key of its own in
// localStorage, so that two tabs never overwrite each other; sending an item twice does no harm.

const PREFIX = "yardim.out.";
// An id that the server takes.
const ID = /^[!-~]{1,64}$/;

// Storage may be switched off or full: then this page's memory has to do. What was stored is not
// remembered besides: another tab may have removed it.
export class Store {
  #memory = new Map();

  get(key) {
    if (this.#memory.has(key)) return this.#memory.get(key);
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  set(key, value) {
    try {
      localStorage.setItem(key, value);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, value);
    }
  }

  remove(key) {
    this.#memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was stored.
    }
  }

  keys() {
    const keys = new Set(this.#memory.keys());
    try {
      for (let at = 0; at < localStorage.length; at += 1) keys.add(localStorage.key(at));
    } catch {
      // Memory only.
    }
    return [...keys];
  }
}

// crypto.randomUUID exists on https and localhost only; getRandomValues everywhere.
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  #store;
  #newest = 0;

  constructor(store) {
    this.#store = store;
  }

  // Keep words ({type: "message", text}) or a choice ({type: "choice", payload, text: title}).
  add(content) {
    this.#newest = Math.max(Date.now(), this.#newest + 1);
    const item = { id: newId(), at: this.#newest, ...content };
    this.put(item);
    return item;
  }

  put(item) {
    this.#store.set(PREFIX + item.id, JSON.stringify(item));
  }

  get(id) {
    return this.#read(PREFIX + id);
  }

  remove(id) {
    this.#store.remove(PREFIX + id);
  }

  // What an event of the storage says of another tab: its item's id, and the item unless it is gone.
  heard(event) {
    if (!event.key?.startsWith(PREFIX)) return null;
    return { id: event.key.slice(PREFIX.length), item: event.newValue && this.#read(event.key) };
  }

  // In the order in which they were written.
  all() {
    const items = this.#store.keys().filter((key) => key?.startsWith(PREFIX)).map((key) => this.#read(key));
    return items.filter(Boolean).sort((one, other) => one.at - other.at);
  }

  #read(key) {
    try {
      const item = JSON.parse(this.#store.get(key));
      return key === PREFIX + item?.id && ID.test(item.id) && typeof item.text === "string" ? { ...item, at: Number(item.at) || 0 } : null;
    } catch {
      return null;
    }
  }
}
