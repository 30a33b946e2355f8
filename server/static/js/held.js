// What a button saves while the connection is broken: held in the page, and sent once it is back.
//
//   <form data-unsaved-form> … <button type="submit">…</button> … </form>
//   <span role="status" data-held-status></span>
//
// While the service can be reached every button does what it does without script. When it cannot,
// the page stays as it is instead of giving way to the browser's own page about the connection. Once
// the service answers again the same button is pressed for the writer, unless they have typed on
// since: then it waits for them to press it. Whoever was signed out meanwhile signs in again in
// another tab first. Nothing is kept in the browser but in the page itself. Who is here has a way of
// its own: register.js. Comes before what listens to the form too, but after that.
import { reaches } from './reaches.js';
import { renewed } from './renewed.js';

const retry = 5000;

export function held(form) {
  const status = document.querySelector('[data-held-status]');
  let waiting;
  let changed = false;
  let passes = false;
  let asking = false;
  let timer;

  const say = (words) => {
    if (status && status.textContent !== words) status.textContent = words;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, retry);
  };

  function press(button) {
    waiting = undefined;
    clearTimeout(timer);
    say('');
    passes = true;
    form.requestSubmit(button);
    passes = false;
  }

  async function send() {
    clearTimeout(timer);
    if (!waiting || asking) return;
    asking = true;
    const back = await reaches();
    const signedIn = back && (await renewed(form));
    asking = false;
    if (!waiting) return;
    if (!back) return later();
    if (!signedIn) {
      say(
        'The connection is back, but you are signed out: this is not saved. ' +
          'Sign in again in another tab, then come back here.');
      return later();
    }
    if (!changed) return press(waiting.button);
    waiting = undefined;
    say('The connection is back. You have typed since: save it again.');
  }

  form.addEventListener('submit', async (event) => {
    if (passes || event.submitter?.closest('[data-register-save]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    changed = false;
    if (waiting) waiting = { button };
    if (asking) return;
    asking = true;
    const there = await reaches();
    asking = false;
    if (there) return press(button);
    waiting = { button };
    say(
      'No connection. This is not saved yet: it stays on this page, and is saved when the ' +
        'connection is back. Leave the page open.');
    later();
  });
  const note = (event) => {
    if (event.target.form === form) changed = true;
  };
  document.addEventListener('input', note);
  document.addEventListener('change', note);
  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
}
