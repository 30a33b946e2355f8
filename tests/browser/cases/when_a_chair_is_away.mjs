// The meetings of a chair who is away get other chairs or other times, and part of that is taken.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
// The days become leave: by its name this file runs after those that book.
const chair = 'Idris Fixtureham';

const typed = (day) => `${day.getDate()}/${day.getMonth() + 1}/${day.getFullYear()}`;
const daysAhead = (days) => typed(new Date(Date.now() + days * 86400000));

test('A chair is away, and other chairs or times are found for their meetings', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/calendar');
  const { page } = visit;
  await page.getByRole('link', { name: 'A chair is away' }).click();
  checkEqual(visit.path(), '/calendar/chair-away', 'where the link leads');
  await visit.checkPage('chair-away-start');

  await page.getByRole('button', { name: 'Find replacements' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'somebody has to be chosen');
  await visit.checkPage('chair-away-errors');

  await page.getByLabel('Who is away?').selectOption({ label: chair });
  await page.getByLabel('First day').fill(daysAhead(1));
  await page.getByLabel('Last day').fill(daysAhead(40));
  await page.getByRole('button', { name: 'Find replacements' }).click();
  await page.getByRole('heading', { name: 'Ask again, or about somebody else' })
    .waitFor({ timeout: 60000 });
  check(await page.getByText(chair).first().isVisible(), 'it does not say who is away');
  await visit.checkPage('chair-away-found');

  const boxes = page.getByRole('checkbox', { name: /^Change / });
  const proposed = await boxes.count();
  check(proposed > 0, 'nothing is proposed');
  for (const box of await boxes.all()) await box.uncheck();
  await page.getByRole('button', { name: 'Change those ticked' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'nothing has to be ticked');
  await visit.checkPage('chair-away-none-ticked');

  await boxes.first().check();
  await page.getByLabel('Also mark these days as leave').first().check();
  await page.getByRole('button', { name: 'Change those ticked' }).click();
  check(await page.getByText(/^Changed\. Everyone whom it concerns/).isVisible(), 'not changed');
  checkEqual(await boxes.count(), proposed - 1, 'how many are left to change');
  await visit.checkPage('chair-away-part-changed');
});
