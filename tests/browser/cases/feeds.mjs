// Calendar feeds as business support makes, moves and stops them; and the mail that the
// demonstration keeps.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();
const address = (visit) => visit.page.getByLabel('Calendar address').inputValue();
const statusOf = (visit, url) => visit.page.request.get(url).then((answer) => answer.status());

test('A feed is made for an agency, gets a new address, and is stopped', async (visit) => {
  const label = `Reception ${Date.now().toString(36)}`;
  await visit.signInAs(businessSupport);
  checkEqual(await visit.go('/feeds'), 200, 'the list of feeds');
  await visit.checkPage('feeds');

  await visit.page.getByRole('button', { name: 'Make a feed' }).first().click();
  await press(visit, 'Make the feed');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPage('feeds-new-errors');
  const choices = await visit.page.getByLabel('Whose meetings?').locator('option').allInnerTexts();
  const agency = choices.find((choice) => choice.endsWith('(agency)'));
  await visit.page.getByLabel('Whose meetings?').selectOption({ label: agency });
  await visit.page.getByLabel('Name for the feed').fill(label);
  await press(visit, 'Make the feed');
  await visit.checkPage('feeds-made');
  const first = await address(visit);
  checkEqual(await statusOf(visit, first), 200, 'the address answers');

  await visit.go('/feeds');
  const row = () => visit.page.getByRole('row').filter({ hasText: label });
  await row().getByRole('button', { name: 'New address' }).click();
  await visit.checkPage('feeds-rotate');
  await press(visit, 'Give it a new address');
  const second = await address(visit);
  checkEqual(await statusOf(visit, first), 404, 'the old address is unknown');
  checkEqual(await statusOf(visit, second), 200, 'the new address answers');

  await visit.go('/feeds');
  await row().getByRole('button', { name: 'Stop' }).click();
  await visit.checkPage('feeds-stop');
  await press(visit, 'Stop the feed');
  check(await visit.page.getByText('The feed is stopped.').isVisible(), 'says that it is stopped');
  checkEqual(await statusOf(visit, second), 404, 'its address is unknown');
});

test('Mail that the demonstration keeps can be read', async (visit) => {
  checkEqual(await visit.go('/mail'), 200, 'the list of mails');
  await visit.checkPage('mail');

  await visit.page.getByRole('link', { name: /^Invitation: / }).first().click();

  check(await visit.page.getByText('BEGIN:VCALENDAR').isVisible(), 'shows the calendar');
  await visit.checkPage('mail-one');
});
