/* One key takes the next complaint, for those who switch it on; without script the button does. */

const form = document.getElementById("siradaki");
const KEPT = "yardim-desk:next-key";

function kept() {
  try { return localStorage.getItem(KEPT) === "on"; } catch { return false; }
}

if (form) {
  const choice = document.getElementById("tus");
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = kept();
  box.addEventListener("change", () => {
    try { localStorage.setItem(KEPT, box.checked ? "on" : "off"); } catch { /* for this page only */ }
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.under === "way") event.preventDefault();
    form.dataset.under = "way";
  });
  addEventListener("pageshow", () => { delete form.dataset.under; });
  addEventListener("keydown", (event) => {
    const typed = event.getModifierState("AltGraph") || event.ctrlKey || event.metaKey || event.altKey;
    const inField = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (!box.checked || typed || inField || event.repeat || event.key !== "s") return;
    event.preventDefault();
    form.requestSubmit();
  });
}
