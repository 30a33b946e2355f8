// How each child took part in a meeting, by the codes that are used of them, once it has begun.
import { press } from '../lib/journey.mjs';
import { chair } from '../lib/own_meeting.mjs';
import { check, test } from '../lib/test.mjs';

test('How a child took part is recorded by a code that fits their age', async (visit) => {
  const { page } = visit;
  await visit.signInAs(chair);
  await visit.go('/meetings?from=01/01/2020&type=initial_cp_conference&state=held');
  await page.locator('tbody th a').first().click();
  await visit.go(`${visit.path()}/preparation`);
  const link = () => page.getByRole('link', { name: /: How they took part, / }).first();
  await link().click();
  await visit.checkPageAsShown('participation');
  await press(visit, 'Save');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('participation-refused');

  // Only the codes that fit the child's age are offered.
  const first = page.getByRole('radio').first();
  const code = (await page.locator(`label[for="${await first.getAttribute('id')}"]`).innerText()).trim();
  check(/^PN\d: /.test(code), `no code is offered: ${code}`);
  await first.check();
  await press(visit, 'Save');
  await page.getByText('Recorded. What was recorded before is kept.').waitFor();
  check(await page.getByText(code).first().isVisible(), 'the code is not shown');
});
