/* Every key of the desk, in one table: the keys are bound from it and the help is written from it.

   A key is here on a page where what it is for is on that page, so nobody is told of a key that
   does nothing, nor of what they may not do. Most take one to a field or a button, which is then
   filled in or pressed; those that `press` do what can be taken back or merely opens something.
   Letters that a Turkish keyboard has on a key of their own, whatever its shape. */

const part = (title, inside = "") => ({ title, inside });
const EVERYWHERE = part("Her sayfada"), LIST = part("Listede");
const TALK = part("Görüşmede", "[data-conversation]"), CASE = part("Şikâyette", "[data-complaint]");

/* What counts as a row of a list. */
export const ROWS = ".pool tbody tr, .talks > .talk, .calls > .call, .rows tbody tr:has(a)";

/* Pages that one goes to; where the navigation has no link, `needs` says who may. */
const go = (key, href, words, needs) => ({ part: EVERYWHERE, key: `g ${key}`, href, words, needs });

export const KEYS = [
  { part: EVERYWHERE, key: "?", words: "Bu pencereyi aç", press: "#kisayollar" },
  { part: EVERYWHERE, key: "/", words: "Ara", to: "input[type=search]" },
  go("g", "/desk", "Görüşmeler"),
  go("s", "/desk/complaints", "Şikâyetler"),
  go("x", "/desk/complaints/next", "Sıradaki", "#hatirlatma"),
  go("y", "/desk/complaints/new", "Yeni şikâyet", "#hatirlatma"),
  go("a", "/desk/calls", "Aramalar"),
  go("h", "/desk/reminders", "Hatırlatmalar"),
  go("u", "/desk/floor", "Şu an"),
  go("r", "/desk/canned", "Hazır yanıtlar"),
  go("m", "/desk/macros", "Makrolar"),
  go("c", "/desk/settings", "Ayarlar"),
  go("k", "/desk/people", "Kişiler"),
  go("d", "/desk/audit", "Denetim"),
  go("b", "/desk/account", "Hesabım"),
  { part: LIST, key: "j", words: "Sonraki satır", row: 1 },
  { part: LIST, key: "k", words: "Önceki satır", row: -1 },
  { part: LIST, key: "o", words: "Satırı aç (Enter da açar)", inRow: "a[href]" },
  { part: LIST, key: "x", words: "Satırı seç ya da bırak", inRow: "input[type=checkbox]" },
  { part: LIST, key: "u", words: "Aramayı üstlen", inRow: 'form[action$="/take"] [data-first]' },
  { part: LIST, key: "t", words: "Toplu işleme git", to: ".bulk > summary" },
  { part: LIST, key: "n", words: "Sonraki sayfa", press: '.pager a[rel="next"]' },
  { part: LIST, key: "s", words: "Sıradakini al", press: "#siradaki button" },
  { part: TALK, key: "u", words: "Üstlen", press: 'form[action$="/claim"] button' },
  { part: TALK, key: "r", words: "Yanıt yaz", to: "#yanit" },
  { part: TALK, key: "z", words: "Gönderdiğini geri al", press: ".line.held:last-of-type form button" },
  { part: TALK, key: "n", words: "İç not yaz", to: "#not" },
  { part: TALK, key: "s", words: "Şikâyet kaydet", press: 'form[action$="/open"] > input[name=form] ~ button' },
  { part: TALK, key: "f", words: "Dosya gönder", to: "#gonderilecek" },
  { part: TALK, key: "d", words: "Devret", to: "#kime" },
  { part: TALK, key: "h", words: "Hatırlatma kur", to: "#hatirlat-when" },
  { part: TALK, key: "m", words: "Makro seç", to: "#makro" },
  { part: TALK, key: "b", words: "“Bota geri ver” düğmesine git", to: 'form[action$="/bot"] button' },
  { part: TALK, key: "e", words: "“Görüşmeyi bitir” düğmesine git", to: 'form[action$="/end"] button' },
  { part: CASE, key: "r", words: "Sonuçlandır", to: "#outcome" },
  { part: CASE, key: "n", words: "İç not yaz", to: "#not" },
  { part: CASE, key: "a", words: "Ata", to: "#person" },
  { part: CASE, key: "d", words: "Durumu değiştir", to: "#state" },
  { part: CASE, key: "t", words: "Konuyu değiştir", to: "#topic" },
  { part: CASE, key: "v", words: "Önemi değiştir", to: "#severity" },
  { part: CASE, key: "p", words: "Sözü değiştir", to: "#day" },
  { part: CASE, key: "l", words: "Arama planla", to: "#call-words" },
  { part: CASE, key: "h", words: "Hatırlatma kur", to: "#hatirlat-when" },
  { part: CASE, key: "m", words: "Makro seç", to: "#makro" },
  { part: CASE, key: "b", words: "Birleştir", to: "#other" },
  { part: CASE, key: "c", words: "Geri çek", to: "#how" },
];
