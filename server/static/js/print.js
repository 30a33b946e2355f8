// <button type="button" hidden data-print>Print</button>
export function print(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
