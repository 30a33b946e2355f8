// Saves a form while it is being written.
//
//   <form method="post" action="…" data-autosave-url="…">
//     <input type="hidden" name="version" value="3">  … fields …
//     <p role="status" data-autosave-status></p>
//
// It may also be a part of a form, whose version is then named "version-…". The whole form, or the
// fields of the part, is posted, urlencoded, two seconds after the last key and on leaving a field.
// Answers, in JSON:
//   200 {"version": 4, "saved_at": "10:31"}
//   409 {"version": 5, "saved_at": "10:29", "fields": {"item-3": "what the other person wrote"}}
//   409 {"says": "…"}: it can never be saved; said, and not tried again.
//   a redirect or 401: signed out meanwhile; said, and tried again once signed in in another tab.
//   anything else: kept in the page, and tried again.
// When the network is back, or the laptop is opened again, what waits is sent at once. Nothing is
// kept in the browser but in the page itself.
// A 409 loses nothing: both texts are shown, and the writer says which one stays. Until then the
// version stays the old one, so that the buttons of the form cannot pass over the other's words, the
// part has the attribute data-clash, and it says "clash" so that the text is kept: see draft.js.
// Whoever keeps both keeps the other's words as they are when it is saved, however often they change.
// While something is not saved the part has the attribute data-unsaved: see unsaved.js.
import { sessionUsed } from './idle.js';
import { renewed } from './renewed.js';

const pause = 2000;
const retry = 5000;
const longestKeptAlive = 60000;

export function autosave(part) {
  const form = part.closest('form');
  const version = part.querySelector('input[name^="version"]');
  const status = part.querySelector('[data-autosave-status]');
  let timer;
  let sending = false;
  let dirty = false;
  let undecided = 0;
  let signedOut = false;
  let theirVersion;
  // The other's words at the top of each field in which both are kept, until that is saved.
  const kept = new Map();
  // Both texts are on the page already, with a choice that is sent with the form.
  let stopped = part.querySelector('[data-undecided]') !== null;
  part.toggleAttribute('data-clash', stopped);

  const say = (words) => {
    if (status && status.textContent !== words) status.textContent = words;
  };
  const mark = () => part.toggleAttribute('data-unsaved', dirty || undecided > 0);
  const clash = (is) => {
    part.toggleAttribute('data-clash', is);
    part.dispatchEvent(new Event('clash', { bubbles: true }));
  };
  const stop = (words) => {
    stopped = true;
    dirty = true;
    say(words);
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  // Of a part, its own fields and the form's token, and nothing else that is being written.
  function fields() {
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const named = `[name="${CSS.escape(name)}"]`;
      if (part === form || name === 'csrf' || part.querySelector(named)) sent.append(name, value);
    }
    return sent;
  }

  async function save() {
    clearTimeout(timer);
    if (!dirty || undecided || stopped) return;
    if (sending) return later(pause);
    sending = true;
    dirty = false;
    say('Saving…');
    const body = fields();
    // A short text is sent even when the page is left; browsers refuse that for a long one.
    const outlives = body.toString().length < longestKeptAlive;
    if (outlives) mark();
    try {
      const answer = await fetch(part.dataset.autosaveUrl, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body,
        redirect: 'manual',
        keepalive: outlives,
      });
      if (answer.ok) {
        sessionUsed();
        const saved = await answer.json();
        version.value = saved.version;
        say(`Saved at ${saved.saved_at}`);
        kept.clear();
        if (part.hasAttribute('data-clash')) clash(false);
      } else if (answer.status === 409) {
        const told = await answer.json();
        if (told.fields) showBoth(told);
        else stop(told.says ?? 'This can no longer be saved. Copy what you typed.');
      } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
        signedOut = true;
        stop(
          'You are signed out: what you typed is not saved. ' +
            'Sign in again in another tab, then come back here.');
      } else {
        dirty = true;
        say('Not saved. Your words are still here. Trying again.');
        later(retry);
      }
    } catch {
      dirty = true;
      say('No network. Keep typing: your words are still here.');
      later(retry);
    } finally {
      sending = false;
      mark();
    }
  }

  // The page is looked at again: after another tab, or in a laptop that was closed.
  async function wake() {
    if (signedOut && document.visibilityState === 'visible' && (await renewed(form))) {
      signedOut = false;
      stopped = false;
    }
    save();
  }

  function showBoth(theirs) {
    theirVersion = theirs.version;
    dirty = true;
    for (const [name, words] of Object.entries(theirs.fields)) {
      const field = form.elements.namedItem(name);
      if (!field || field.value === words) continue;
      if (!keepBoth(field, words)) choose(field, words, theirs.saved_at);
    }
    if (!undecided) return settle();
    say('Someone else changed this. Choose which words stay.');
    clash(true);
  }

  // The other wrote on while both were being saved: theirs as it is now takes the place of theirs.
  function keepBoth(field, words) {
    const before = kept.get(field);
    if (before === undefined || !field.value.startsWith(before)) return false;
    const { selectionStart, selectionEnd, value } = field;
    const moved = words.length - before.length;
    field.value = words + value.slice(before.length);
    field.setSelectionRange(selectionStart + moved, selectionEnd + moved);
    kept.set(field, words);
    return true;
  }

  function settle() {
    version.value = theirVersion;
    later(0);
  }

  function choose(field, words, at) {
    undecided += 1;
    const box = document.createElement('div');
    box.className = 'cm-card cm-card--attn';
    const heading = document.createElement('p');
    heading.className = 'govuk-body govuk-!-font-weight-bold';
    heading.textContent = `Someone else saved this at ${at}. Theirs says:`;
    const text = document.createElement('p');
    text.className = 'govuk-body cm-lines-kept';
    text.textContent = words;
    box.append(heading, text);

    const decide = (label, act) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'govuk-button govuk-button--secondary cm-btn-sm';
      button.textContent = label;
      button.addEventListener('click', () => {
        act();
        box.remove();
        undecided -= 1;
        field.focus();
        if (!undecided) settle();
      });
      box.append(button, ' ');
    };
    decide('Keep mine', () => {});
    decide('Use theirs', () => (field.value = words));
    decide('Keep both', () => {
      field.value = `${words}\n\n${field.value}`;
      kept.set(field, words);
    });
    field.before(box);
  }

  part.addEventListener('input', () => {
    dirty = true;
    mark();
    if (!stopped) later(pause);
  });
  part.addEventListener('focusout', save);
  window.addEventListener('online', save);
  document.addEventListener('visibilitychange', wake);
  form.addEventListener('submit', () => clearTimeout(timer));
}
