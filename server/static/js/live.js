// Keeps a part of a page true while it is open.
//
//   <section id="replies" data-live-url="/meetings/…/live"> … </section>
//
// The stream says only that something changed, never what: the part is then taken from a fresh copy
// of this page, found by its id. Without script, a reload shows the same. A part the person is
// working in waits until they have left it.
export function live(part) {
  const stream = new EventSource(part.dataset.liveUrl);
  const status = document.querySelector('[data-live-status]');
  let current = part;
  let waiting = false;

  async function refresh() {
    if (current.contains(document.activeElement)) {
      waiting = true;
      return;
    }
    waiting = false;
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(current.id);
    if (!fresh || fresh.isEqualNode(current)) return;
    current.replaceWith(fresh);
    current = fresh;
    listen();
    if (status) status.textContent = 'This page has just been updated.';
  }

  function listen() {
    current.addEventListener('focusout', () => setTimeout(() => waiting && refresh()));
  }

  listen();
  stream.addEventListener('changed', refresh);
  window.addEventListener('pagehide', () => stream.close());
}
