// Keeps, on the server, what is typed into a form and not saved yet, so that it is there again after
// a broken connection or a closed laptop. Nothing is kept in the browser but in the page itself.
//
//   <form id="item-form" data-draft-url="…"> … </form>
//   <span role="status" data-draft-status></span>
//
// Parts that save themselves are left out, but for one that cannot, as somebody else changed it:
// autosave.js. The service keeps of the form what is to be kept. The whole form is posted, urlencoded, three
// seconds after the last key. Answers, in JSON:
//   200 {"kept_at": "10:31"}, empty when there was nothing that is not saved
//   409 {"says": "…"}: it is not kept; said, and not tried again
//   a redirect or 401: signed out meanwhile; said, and tried again once signed in in another tab
//   anything else: tried again
import { sessionUsed } from './idle.js';
import { renewed } from './renewed.js';

const pause = 3000;
const retry = 5000;

export function draft(form) {
  const status = document.querySelector('[data-draft-status]');
  let timer;
  let request;
  let dirty = false;
  let stopped = false;
  let signedOut = false;

  const say = (words) => {
    if (status && status.textContent !== words) status.textContent = words;
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(keep, delay);
  };
  const stop = (words) => {
    stopped = true;
    say(words);
  };

  async function keep() {
    clearTimeout(timer);
    if (!dirty || stopped || request) return;
    dirty = false;
    request = new AbortController();
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams(new FormData(form)),
        redirect: 'manual',
        signal: request.signal,
      });
      if (answer.ok) {
        sessionUsed();
        const { kept_at: at } = await answer.json();
        say(at ? `Kept for you at ${at}, not saved yet.` : '');
      } else if (answer.status === 409) {
        stop((await answer.json()).says ?? 'This can no longer be saved. Copy what you typed.');
      } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
        dirty = true;
        signedOut = true;
        stop(
          'You are signed out: what you typed last is not kept. ' +
            'Sign in again in another tab, then come back here.');
      } else {
        dirty = true;
        later(retry);
      }
    } catch {
      if (stopped) return;
      dirty = true;
      say('No network. Keep typing: your words are still here.');
      later(retry);
    } finally {
      request = undefined;
      if (dirty && !stopped) later(pause);
    }
  }

  // The page is looked at again: after another tab, or in a laptop that was closed.
  async function wake() {
    if (signedOut && document.visibilityState === 'visible' && (await renewed(form))) {
      signedOut = false;
      stopped = false;
    }
    keep();
  }

  const note = (event) => {
    const part = event.target.closest('[data-autosave-url]');
    if (event.target.form !== form || (part && !part.hasAttribute('data-clash'))) return;
    dirty = true;
    if (!stopped) later(pause);
  };
  document.addEventListener('clash', (event) => {
    if (!form.contains(event.target)) return;
    dirty = true;
    if (!stopped) later(0);
  });
  document.addEventListener('input', note);
  document.addEventListener('change', note);
  window.addEventListener('online', keep);
  document.addEventListener('visibilitychange', wake);
  // What the form's own button saves is not to be kept after it.
  form.addEventListener('submit', () => {
    stopped = true;
    clearTimeout(timer);
    request?.abort();
  });
}
