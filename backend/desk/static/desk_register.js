/* The form of a complaint beside a conversation: what becomes known of the customer goes where the agent
   has written nothing, and what they wrote stays theirs, whatever was answered since. */

function fieldsOf(form) {
  return [...form.querySelectorAll("[data-known]")];
}

/* Whether the agent wrote this: once it was otherwise than what was known, it stays theirs. */
function isOwn(field) {
  return "own" in field.dataset || field.value !== field.dataset.known;
}

/* Put what is known by now, as a page has it, where nobody has written over what was known. */
export function followKnown(form, page) {
  for (const fresh of fieldsOf(page)) {
    const mine = form.elements[fresh.name], { known } = fresh.dataset;
    if (!mine || mine.dataset.known === known) continue;
    if (isOwn(mine)) mine.dataset.own = "";
    else if (mine === document.activeElement) continue;
    else mine.value = known;
    mine.dataset.known = known;
    if (mine.name === "description" && !isOwn(mine)) mine.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/* What a form holds that is about to be shown again with why it was refused: what was sent, or typed since. */
export function writtenIn(part) {
  return new Map(fieldsOf(part).map((field) => [field.name, { value: field.value, own: isOwn(field) }]));
}

/* Put it into the form that is shown instead. */
export function writeBack(part, written) {
  for (const field of fieldsOf(part)) {
    const { value = field.value, own = false } = written.get(field.name) ?? {};
    field.value = value;
    if (own) field.dataset.own = "";
  }
}

/* Return what the agent wrote in a form, with the names of its fields. */
export function ownIn(form) {
  const own = fieldsOf(form).filter((field) => isOwn(field) && field.value.trim());
  return own.map((field) => `${field.labels[0].textContent}: ${field.value}`).join("\n");
}
