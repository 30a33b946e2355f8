// <button type="button" hidden data-copy="ID of an input" data-says="ID of a status">Copy</button>
export function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  const says = document.getElementById(button.dataset.says);
  if (!field || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      if (says) says.textContent = 'Copied.';
    } catch {
      if (says) says.textContent = 'The address is selected. Copy it with your keyboard.';
    }
  });
}
