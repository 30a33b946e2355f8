// Who is here, marked while the connection is broken: kept in the page, and sent once it is back.
//
//   <form method="post" …>
//     <ul data-register-url="…"> … a field for each seat, with hidden "kept-…" and "was-…" … </ul>
//     <div data-register-save> <button type="submit">…</button>
//       <p role="status" data-register-status></p></div>
//   </form>
//
// While the service can be reached its button does what it does without script. When it cannot, the
// fields of the list are posted, urlencoded, to the address of the list once it can. Answers, in JSON:
//   200 {"saved_at": "10:31", "fields": {"seat-3": "present"}}: how everybody is marked now
//   409 {"says": "…"}: it cannot be saved as it is; said, and not tried again
//   a redirect or 401: signed out meanwhile; said, and tried again once signed in in another tab
//   anything else: tried again
// Nothing is kept in the browser but in the page itself. Comes before what listens to the form too.
import { reaches } from './reaches.js';
import { renewed } from './renewed.js';

const retry = 5000;
const patience = 8000;

export function register(list) {
  const save = list.parentElement.querySelector('[data-register-save]');
  const button = save?.querySelector('button');
  const form = button?.form;
  if (!form) return;
  const status = save.querySelector('[data-register-status]');
  let waiting = false;
  let passes = false;
  let sending = false;
  let signedOut = false;
  let timer;

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, retry);
  };
  const wait = (words) => {
    waiting = true;
    say(words);
    later();
  };
  const field = (name) => list.querySelector(`[name="${CSS.escape(name)}"]`);

  function fields() {
    const sent = new URLSearchParams();
    for (const each of list.querySelectorAll('[name]')) sent.append(each.name, each.value);
    return sent;
  }

  // As if the page were fresh, but for what was changed since it was sent.
  function settle(sent, kept) {
    for (const [name, value] of Object.entries(kept)) {
      const own = field(name);
      if (!own) continue;
      if (own.value === sent.get(name)) own.value = value;
      for (const hidden of [field(`kept-${name}`), field(`was-${name}`)])
        if (hidden) hidden.value = value;
    }
  }

  async function send() {
    clearTimeout(timer);
    if (!waiting || sending || signedOut) return;
    sending = true;
    const sent = fields();
    sent.append('csrf', form.elements.namedItem('csrf').value);
    try {
      const answer = await fetch(list.dataset.registerUrl, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: sent,
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      if (answer.ok) {
        const told = await answer.json();
        settle(sent, told.fields);
        waiting = false;
        say(`The connection is back. Who is here was saved at ${told.saved_at}.`);
      } else if (answer.status === 409) {
        waiting = false;
        say((await answer.json()).says);
      } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
        signedOut = true;
        say(
          'You are signed out: who is here is not saved. ' +
            'Sign in again in another tab, then come back here.');
      } else {
        wait('Who is here is not saved yet. It stays on this page. Trying again.');
      }
    } catch {
      later();
    } finally {
      sending = false;
    }
  }

  // The page is looked at again: after another tab, or in a laptop that was closed.
  async function wake() {
    if (signedOut && document.visibilityState === 'visible' && (await renewed(form)))
      signedOut = false;
    send();
  }

  form.addEventListener('submit', async (event) => {
    if (event.submitter !== button || passes) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await reaches()) {
      passes = true;
      form.requestSubmit(button);
      passes = false;
    } else {
      wait(
        'No connection. Who is here is not saved yet: it stays on this page, and is sent when the ' +
          'connection is back. Leave the page open.');
    }
  });
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) waiting = false;
  });
  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('beforeunload', (event) => {
    if (waiting) event.preventDefault();
  });
}
