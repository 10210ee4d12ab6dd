// The page of simulated phones: opens them, closes them, and remembers which were open.

import { Store } from "../chat/outbox.js";
import { Handset } from "./handset.js";
import { look } from "./network.js";

const KEY = "yardim.phones";
const store = new Store();
const phones = document.querySelector(".phones");
const empty = document.querySelector(".phones-empty");
const form = document.querySelector(".phones-new");
const field = form.querySelector("input");
const problem = form.querySelector(".problem");
const open = new Map();

function remember() {
  store.set(KEY, JSON.stringify([...open.keys()]));
  empty.hidden = open.size > 0;
}

function remembered() {
  try {
    const known = JSON.parse(store.get(KEY));
    return Array.isArray(known) ? known.filter((phone) => typeof phone === "string") : [];
  } catch {
    return [];
  }
}

function show(phone, focus) {
  if (!open.has(phone)) {
    const handset = new Handset(phone, () => {
      open.delete(phone);
      remember();
      field.focus();
    });
    open.set(phone, handset);
    phones.append(handset.element);
    remember();
  }
  if (focus) open.get(phone).focus();
}

function complain(text) {
  problem.textContent = text;
  problem.hidden = !text;
  field.toggleAttribute("aria-invalid", Boolean(text));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    // The server knows what is a number, and how it is written.
    const { phone } = await look(field.value);
    complain("");
    field.value = "";
    show(phone, true);
  } catch (error) {
    complain(error.message);
    field.focus();
  }
});

for (const phone of remembered()) show(phone, false);
