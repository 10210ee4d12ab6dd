/* How long a reply can still be taken back. */

const EVERY = 500;

function tell() {
  for (const form of document.querySelectorAll("[data-undo]")) {
    const left = Math.ceil((Date.parse(form.dataset.undo) - Date.now()) / 1000);
    const told = form.closest("li").querySelector(".line-who");
    told.textContent = left > 0 ? `${left} sn sonra gönderilecek` : "Gönderiliyor…";
  }
}

setInterval(tell, EVERY);
