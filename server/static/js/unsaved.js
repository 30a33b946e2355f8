// Asks before leaving a form with something in it that is not saved.
//
//   <form data-unsaved-form>                what is typed in it is lost on leaving
//   <form data-unsaved-form data-unsaved>   and it came back unsaved already
//
// Parts that save themselves are left out, except while they say that they could not: autosave.js.
export function unsaved(form) {
  let changed = form.hasAttribute('data-unsaved');
  const note = (event) => {
    if (event.target.form === form && !event.target.closest('[data-autosave-url]')) changed = true;
  };
  let leaving = false;
  document.addEventListener('input', note);
  document.addEventListener('change', note);
  form.addEventListener('submit', () => (leaving = true));
  window.addEventListener('pageshow', () => (leaving = false));
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && (changed || form.querySelector('[data-unsaved]'))) event.preventDefault();
  });
}
