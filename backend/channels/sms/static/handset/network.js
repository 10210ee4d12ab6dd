// What a simulated phone asks of the server. Errors carry words for people.

// What passes by itself is marked `lost`.
const lost = () => Object.assign(new Error("Sunucuya ulaşılamıyor. Bağlantı gelince sürer."), { lost: true });

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw lost();
  }
  const content = await response.json().catch(() => ({}));
  if (!response.ok) throw content.detail ? new Error(content.detail) : lost();
  return content;
}

const post = (url, body) => ask(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const look = (phone, after = 0) => ask("/handset/messages?" + new URLSearchParams({ phone, after }));
export const write = (phone, text, id) => post("/handset/messages", { phone, text, id });
export const turn = (phone, on) => post("/handset/phones", { phone, on });
