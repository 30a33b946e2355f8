// A list with a box on each row: says how many are chosen, in [data-bulk-count].
export function bulk(form) {
  const count = form.querySelector('[data-bulk-count]');
  if (!count) return;
  const tell = () => {
    const chosen = form.querySelectorAll('tbody input[type=checkbox]:checked').length;
    count.textContent = chosen ? `${chosen} selected` : 'None selected';
  };
  form.addEventListener('change', tell);
  tell();
}
