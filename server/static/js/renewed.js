// Whether somebody who was signed out is signed in again, in another tab: then the form gets the
// token of the new session, from a fresh copy of its page, and can be sent.
export async function renewed(form) {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('input[name="csrf"]');
  const own = form.querySelector('input[name="csrf"]');
  if (!fresh || !own) return false;
  own.value = fresh.value;
  return true;
}
