// A page that must not be shown as it was left, such as times that may have been taken since:
//
//   <div data-fresh>
//
// Browsers may bring it back whole, without asking the service, when somebody goes back to it.
export function fresh() {
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}
