// Requests that end: with an answer, or after so many milliseconds with an error.

// What `promise` gives, unless it takes too long.
export function within(limit, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// The response and its whole body as text, within `limit`.
export async function ask(url, limit, options) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), limit);
  try {
    const response = await fetch(url, { ...options, signal: control.signal });
    return { response, body: await response.text() };
  } finally {
    clearTimeout(timer);
  }
}

// An object that came over a wire as JSON: an empty one where it is none.
export function parsed(data) {
  try {
    return Object(JSON.parse(data));
  } catch {
    return {};
  }
}
