/* The topic of what is being typed is guessed and selected, with how sure that is, until somebody
   chooses one; the sum that it tells is filled in until somebody types one. Where no guess comes,
   nothing changes. */

import { post } from "./desk_session.js";

const PAUSE = 700, SHORTEST = 8;

/* Guess for a form with the fields `description`, `topic`, `guess` and `amount`. */
export function guessTopic(form) {
  const { topic, description, guess, amount } = form.elements, told = form.querySelector("[data-guess]");
  let chosen = Boolean(topic.value) && !guess.value, typed = Boolean(amount.value), timer = 0, asked = 0;

  function tell(confidence) {
    told.hidden = confidence === undefined;
    if (!told.hidden) told.textContent = `Metinden tahmin (%${Math.round(confidence * 100)}); değiştirebilirsiniz.`;
  }

  async function ask() {
    const mine = ++asked, text = description.value.trim();
    if ((chosen && typed) || text.length < SHORTEST) return;
    try {
      const body = new URLSearchParams({ description: text });
      const response = await post("/desk/topic-guess", body, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
      const found = response.ok ? await response.json() : {};
      // Chosen or typed on meanwhile, it is no answer any more.
      if (mine !== asked) return;
      if (!typed && (found.topic || found.amount)) amount.value = found.amount ?? "";
      if (chosen || !found.topic) return;
      topic.value = found.topic;
      guess.value = `${found.topic}:${found.confidence}`;
      tell(found.confidence);
    } catch { /* no guess: the agent chooses */ }
  }

  topic.addEventListener("change", () => {
    chosen = Boolean(topic.value);
    guess.value = "";
    tell();
    ask();
  });
  amount.addEventListener("input", () => { typed = true; });
  description.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  if (guess.value) tell(Number(guess.value.split(":")[1]));
  else ask();
}
