// One key for what is done again and again.
//
//   <div data-key="a"> … <input> … </div>      "a" goes to the first field in it
//   <button type="button" data-keys-off hidden>Turn this key off</button>
//
// While somebody types in a field the key is a letter like any other; there the browser's own
// access key (Alt, Shift and the letter, or as the browser has it) leads to the same field. Speech
// input may press keys by accident, so whoever wants to turns the key off, for this browser.
const stored = 'keys';
const typing = 'textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])';

const areOff = () => localStorage.getItem(stored) === 'off';

function fieldOf(part) {
  return part.querySelector('textarea, select, input:not([type=hidden])');
}

export function keys(parts) {
  for (const part of parts) {
    const field = fieldOf(part);
    if (field) field.accessKey = part.dataset.key;
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || areOff()) return;
    if (event.target.closest?.(typing)) return;
    const part = [...parts].find((each) => each.dataset.key === event.key.toLowerCase());
    const field = part && fieldOf(part);
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
  for (const button of document.querySelectorAll('[data-keys-off]')) {
    const say = () => (button.textContent = areOff() ? 'Turn this key on' : 'Turn this key off');
    button.hidden = false;
    button.addEventListener('click', () => {
      if (areOff()) localStorage.removeItem(stored);
      else localStorage.setItem(stored, 'off');
      say();
    });
    say();
  }
}
