// All meetings without a date get a proposal at once, and part of it is booked.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

test('The queue is planned, and what is ticked is booked', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/needs-a-date');
  const { page } = visit;
  await page.getByRole('button', { name: 'Plan the queue' }).click();
  checkEqual(visit.path(), '/needs-a-date/plan', 'where the button leads');
  await visit.checkPage('plan-start');
  await page.getByRole('button', { name: 'Plan the queue' }).click();
  const again = page.getByRole('button', { name: 'Plan again' });
  await again.waitFor({ timeout: 60000 });
  await visit.checkPage('plan-made');

  const boxes = page.getByRole('checkbox', { name: /^Book / });
  check((await boxes.count()) > 0, 'nothing is proposed');
  for (const box of await boxes.all()) await box.uncheck();
  await page.getByRole('button', { name: 'Book those ticked' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'nothing has to be ticked');
  await visit.checkPage('plan-none-ticked');

  const proposed = await boxes.count();
  await boxes.first().check();
  const link = page.getByLabel('Joining link');
  if (await link.isVisible()) await link.fill('https://meet.example/plan');
  await page.getByRole('button', { name: 'Book those ticked' }).click();
  check(await page.getByText(/^Booked\. The invitations are on their way/).isVisible(), 'not booked');
  checkEqual(await boxes.count(), proposed - 1, 'how many are left to book');
  await visit.checkPage('plan-part-booked');
});
