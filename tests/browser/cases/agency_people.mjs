// What an agency's own person sees.
import { check, checkEqual, test } from '../lib/test.mjs';

test('An agency’s own person sees times and places, and no family', async (visit) => {
  await visit.signInAs('Noor Stubb');
  checkEqual(visit.path(), '/meetings', 'where they start');
  const rows = visit.page.locator('tbody tr', { hasText: 'Multi-agency meeting' });
  check((await rows.count()) > 0, 'there is no meeting to look at');
  const words = await visit.page.locator('main').innerText();
  check(!/EX-\d/.test(words), 'the reference of a family is shown');
  check(!/conference/i.test(words), 'the kind of meeting is shown');
  await visit.checkPage('agency-meetings');
});
