/* Whose page this is, and what its forms carry. Whoever logs in again on this browser has another
   session, and this page's forms the token of the one before: it takes the new one by itself, as long
   as it is the same person's. */

export const NOT_SENT = "Gönderilemedi; bağlantınızı kontrol edip yeniden deneyin. Yazdıklarınız duruyor.";
export const OVER = "Oturumunuz sona erdi. Yazdıklarınız duruyor; başka bir sekmede giriş yapıp buradan devam edin.";

function parsed(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

/* Who else is logged in on this browser by now, by name; "" where it is who opened this page. */
function another({ who, name }) {
  return who && who !== document.body.dataset.who ? name : "";
}

/* Why nothing is sent from this page any more, where an answer is for somebody else; "" where not. */
export function notOurs(answered) {
  const name = another(answered);
  return name ? `Bu tarayıcıda artık ${name} olarak giriş yapılmış; bu sayfadan bir şey gönderilmez. Yazdıklarınız duruyor.` : "";
}

/* Take over the token of the session that a page was answered in, if it is this page's person's. */
export function renew(page) {
  const token = page.querySelector("input[name=csrf]")?.value;
  if (!token || another(page.body.dataset)) return "";
  for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
  return token;
}

/* Send `body` (fields, with a token or without). What is refused only because they logged in again
   since, goes once more with the token of now: nothing of it was done. */
export async function post(address, body, options = {}) {
  const headers = { Accept: "text/html", ...options.headers };
  if (!body.has("csrf")) body.set("csrf", document.querySelector("input[name=csrf]").value);
  const send = () => fetch(address, { method: "POST", body, ...options, headers });
  const response = await send();
  if (response.status !== 403) return response;
  const page = parsed(await response.clone().text());
  const token = page.querySelector("[data-outdated]") && renew(page);
  if (!token) return response;
  body.set("csrf", token);
  return send();
}

/* Read the page that was answered. Null, and `over` is told why, where it is the login page or
   somebody else's: nothing of that belongs here. */
export async function readPage(response, over) {
  const gone = response.type === "opaqueredirect" || new URL(response.url).pathname === "/desk/login";
  if (gone) return void over(OVER) ?? null;
  const page = parsed(await response.text()), why = notOurs(page.body.dataset);
  if (!why) return page;
  over(why);
  return null;
}

/* What a page says of why it is no answer to what was sent. */
export function whyNot(page) {
  const why = page.querySelector("[data-problem]")?.textContent;
  return why ? `${why} Yazdıklarınız duruyor.` : NOT_SENT;
}
