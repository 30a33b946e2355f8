// Everything due: the list, its filters in the address, and the file to take away.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

const count = async (visit, name) => {
  const words = await visit.page.getByRole('link', { name }).innerText();
  return Number(words.match(/\((\d+)\)/)[1]);
};

test('Everything due is listed beside what needs a date, and its counts filter it', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.page.getByRole('link', { name: 'Everything due' }).click();
  checkEqual(visit.path(), '/due', 'where the tab leads');
  await visit.checkPage('due');
  check((await visit.page.locator('tbody tr').count()) > 2, 'nothing is due');

  const all = await count(visit, /^All \(/);
  let parts = 0;
  for (const name of [/^Overdue \(/, /^Booked after/, /^At risk \(/, /^Booked \(/, /^In time \(/])
    parts += await count(visit, name);
  checkEqual(parts, all, 'the standings together');

  await visit.page.getByRole('link', { name: /^Booked \(/ }).click();
  check(visit.page.url().includes('show=booked'), 'the address does not say what is shown');
  check(await visit.page.getByText('Chair:').first().isVisible(), 'no meeting is shown');
});

test('A filter of what is due stays in the address, also without script', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/due?show=overdue');
  await visit.page.getByLabel('Meeting', { exact: true }).selectOption('none');
  await visit.page.getByLabel('What is due').selectOption({ label: 'First core group' });
  await visit.page.getByRole('button', { name: 'Show' }).click();
  const address = new URL(visit.page.url()).searchParams;
  checkEqual(address.get('meeting'), 'none', 'the meeting asked for');
  checkEqual(address.get('show'), 'overdue', 'the standing asked for');
  checkEqual(
    await visit.page.getByLabel('Meeting', { exact: true }).inputValue(), 'none', 'what is chosen');
  await visit.go('/due?team=none');
  check(await visit.page.getByText('Nothing here').isVisible(), 'an empty list says nothing');
}, { script: false });

test('What is due can be taken away as a file', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/due');
  const waiting = visit.page.waitForEvent('download');
  await visit.page.getByRole('link', { name: 'Download these as CSV' }).click();
  const file = await waiting;
  check(/^due-\d{4}-\d\d-\d\d\.csv$/.test(file.suggestedFilename()), 'the name of the file');
});
