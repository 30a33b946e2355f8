// Says two minutes before the service signs somebody out that it will, and lets them stay.
//
//   <dialog role="alertdialog" data-idle-minutes="15">
//     <h2 id="idle-heading">…</h2> <p id="idle-words">…</p>
//     <form method="post" action="/session/extend"> … <button>Stay signed in</button></form>
//   </dialog>
//
// The service notes a use of the session once a minute at most, so the clock here runs a minute
// fast. Other tabs of the same session tell each other of its use: only the last one counts. A
// form that saves itself uses it too: autosave.js and draft.js say so. Nothing is kept in the
// browser, and nothing that was typed is touched: whoever was signed out signs in again in another
// tab, and the forms here take the new session's token.
const warnBefore = 2 * 60;
const mayBeOld = 60;

const used = 'session-used';

/// Says that the service was asked something, so that the session lives on.
export function sessionUsed() {
  document.dispatchEvent(new Event(used));
}

export function idle(dialog) {
  const form = dialog.querySelector('form');
  const button = form.querySelector('button');
  const heading = dialog.querySelector('h2');
  const words = dialog.querySelector('p');
  const asked = { heading: heading.textContent, words: words.textContent };
  const usual = dialog.dataset.idleMinutes * 60 - mayBeOld;
  const warnAt = Math.min(warnBefore, usual / 2);
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('session') : undefined;
  let endsAt;
  let isOver = false;

  const live = (seconds) => {
    endsAt = Date.now() + seconds * 1000;
    isOver = false;
    if (dialog.open) dialog.close();
    heading.textContent = asked.heading;
    words.textContent = asked.words;
    button.textContent = 'Stay signed in';
  };
  const tell = (seconds) => tabs?.postMessage(seconds);

  function ended() {
    isOver = true;
    heading.textContent = 'You were signed out';
    words.textContent =
      'What you typed is still on this page, but it is not saved. Sign in again in another tab, ' +
      'then come back here and save.';
    button.textContent = 'Back to the page';
    if (!dialog.open) dialog.showModal();
  }

  async function extend() {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(new FormData(form)),
      redirect: 'manual',
    }).catch(() => null);
    if (answer?.ok) {
      const { seconds } = await answer.json();
      live(seconds);
      tell(seconds);
    } else if (answer) {
      // Perhaps the form is older than the session's token.
      if (!(await renew())) ended();
    } else {
      words.textContent = 'No network: try again. What you have typed is still on this page.';
    }
  }

  // Whether the same person is signed in, perhaps again and in another tab: then the forms of this
  // page take the token of now.
  async function renew() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(
      () => null);
    if (!answer?.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('input[name="csrf"]');
    const whose = (each) => each.querySelector('a[href="/me"]')?.textContent;
    if (!fresh || whose(page) !== whose(document)) return false;
    for (const field of document.querySelectorAll('input[name="csrf"]')) field.value = fresh.value;
    live(usual);
    return true;
  }

  function look() {
    const left = (endsAt - Date.now()) / 1000;
    if (isOver) return;
    if (left <= 0) return ended();
    if (left > warnAt || dialog.open) return;
    dialog.showModal();
    button.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isOver) dialog.close();
    else extend();
  });
  // Escape is a wish to go on working.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    form.requestSubmit();
  });
  document.addEventListener(used, () => {
    live(usual);
    tell(usual);
  });
  tabs?.addEventListener('message', (event) => live(event.data));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    if (isOver) renew();
    else look();
  });
  live(usual);
  tell(usual);
  setInterval(look, 5000);
}
