// What an agency's own person sees.
import { checkEqual, test } from '../lib/test.mjs';

test('An agency’s own person sees times and places, and no family', async (visit) => {
  await visit.signInAs('Noor Stubb');
  checkEqual(visit.path(), '/meetings', 'where they start');
  await visit.checkPage('agency-meetings');
});
