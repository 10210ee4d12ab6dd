/* What is next is taken once, however often it is asked for. */

const form = document.getElementById("siradaki");

form?.addEventListener("submit", (event) => {
  if (form.dataset.under === "way") event.preventDefault();
  form.dataset.under = "way";
});
// Coming back by the browser's own button, nothing is under way any more.
addEventListener("pageshow", () => { if (form) delete form.dataset.under; });
