// What a simulated phone asks of the server. Errors carry words for people.

import { ask, parsed } from "../requests.js";

const LIMIT = 12_000;

// What passes by itself is marked `lost`.
const lost = () => Object.assign(new Error("Sunucuya ulaşılamıyor. Bağlantı gelince sürer."), { lost: true });

async function call(url, options) {
  const { response, body } = await ask(url, LIMIT, options).catch(() => { throw lost(); });
  const content = parsed(body);
  if (!response.ok) throw content.detail ? new Error(content.detail) : lost();
  return content;
}

const post = (url, body) => call(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const look = (phone, after = 0) => call("/handset/messages?" + new URLSearchParams({ phone, after }));
export const write = (phone, text, id) => post("/handset/messages", { phone, text, id });
export const turn = (phone, on) => post("/handset/phones", { phone, on });
