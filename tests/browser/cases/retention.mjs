// What becomes of records that are past their time: a schedule, holds, and erasing by two people.
import { press } from '../lib/journey.mjs';
import { secondManager } from '../lib/second_manager.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const administrator = 'Sam Settingsby';
const manager = 'Val Draftley';
const head = 'Bea Mockridge';
const because = 'An inquiry has asked for these records';

// The service asks again who somebody is before what is closely guarded.
async function confirmed(visit) {
  if (!visit.page.url().includes('/sign-in/confirm')) return;
  await visit.page.getByLabel('Your password').fill(visit.password);
  await visit.page.getByRole('button', { name: 'Continue' }).click();
}

async function see(visit, path) {
  await visit.go(path);
  await confirmed(visit);
  if (visit.path() !== path) await visit.go(path);
}

const says = (visit, words) => visit.page.getByText(words).first().isVisible();

// A family whose child is 25 by now, closed: it is past its time at once.
async function closedFamily(visit) {
  const reference = `EX-OLD-${Date.now()}`;
  const year = new Date().getUTCFullYear() - 25;
  await visit.signInAs(manager);
  await visit.go('/families/new');
  const fill = (name, value) => visit.page.locator(`[name="${name}"]`).fill(value);
  await fill('reference', reference);
  await fill('family_name', 'Longago');
  await visit.page.getByLabel('England').check();
  await visit.page.locator('[name="team"]').selectOption({ label: 'Assessment North' });
  await visit.page.locator('[name="lead_worker"]').selectOption({ label: 'Kit Placeholder' });
  await fill('children.0.given_name', 'Rowan');
  await fill('children.0.family_name', 'Longago');
  await fill('children.0.date_of_birth', `1/1/${year}`);
  await visit.page.getByRole('button', { name: 'Add the family' }).last().click();
  const address = visit.path();
  await visit.go(`${address}/close`);
  await visit.checkPage('family-close');
  await visit.page.locator('main form button[type="submit"]').first().click();
  await visit.signOut();
  return { address, reference };
}

test('An administrator sees how long records are kept, and sets it with a reason', async (visit) => {
  await visit.signInAs(administrator);
  await see(visit, '/admin/retention');
  await visit.checkPage('retention-schedule');
  await see(visit, '/admin/retention/strategy_discussion');
  await visit.checkPage('retention-rule');
  await visit.page.getByLabel('Years').fill('1');
  await visit.page.locator('[name="owner"]').fill('Head of safeguarding');
  await visit.page.locator('[name="reason"]').fill('The board decided it in May');
  await visit.page.locator('main form button[type="submit"]').first().click();
  check((await visit.page.title()).startsWith('Error:'), 'a year is too little');
  await visit.page.getByLabel('Years').fill('30');
  await visit.page.locator('main form button[type="submit"]').first().click();
  await confirmed(visit);
  await visit.go('/admin/retention');
  check(await says(visit, '30 years after'), 'the schedule says so');
});

test('A record past its time is held, let go by two people, and erased by two', async (visit) => {
  const second = await secondManager(visit, 'Ira Invented');
  const { address, reference } = await closedFamily(visit);
  const row = () => visit.page.locator('tr', { hasText: reference });

  await visit.signInAs(head);
  await visit.go('/families');
  await visit.page.locator('a[href="/retention"]').first().click();
  await confirmed(visit);
  await see(visit, '/retention');
  checkEqual(await visit.heading(), 'Records past their time', 'the list');
  check(await row().first().isVisible(), 'the family stands in it');
  check(!(await visit.page.content()).includes('Longago'), 'and nobody is named');
  await visit.checkPage('retention');

  await see(visit, '/retention/hold');
  await visit.checkPage('retention-hold');
  await visit.page.getByLabel('One family').check();
  await visit.page.locator('[name="reference"]').fill(reference);
  await visit.page.locator('[name="reason"]').fill(because);
  await press(visit, 'Stop it');
  await see(visit, '/retention');
  check(await says(visit, 'A legal hold keeps it'), 'the hold counts at once');
  checkEqual(await row().getByRole('button', { name: /^Erase/ }).count(), 0, 'nothing to erase');

  await row().getByRole('button', { name: /^Lift/ }).click();
  await confirmed(visit);
  await visit.checkPage('retention-lift');
  await visit.page.locator('[name="reason"]').fill('The inquiry has ended');
  await press(visit, 'Ask for it');
  const lifting = visit.path();
  check(await says(visit, 'You asked for this'), 'the lifting waits for a second person');
  await visit.signOut();

  await visit.signIn(second.email, second.password);
  await visit.go(lifting);
  await visit.checkPage('retention-lift-waits');
  await press(visit, 'Confirm it');
  check(await says(visit, 'Confirmed. It is done'), 'the hold is lifted');
  await visit.signOut();

  await visit.signInAs(head);
  await see(visit, '/retention');
  await row().getByRole('button', { name: /^Erase/ }).click();
  await confirmed(visit);
  await see(visit, `${address}/erase`);
  await visit.checkPage('retention-erase');
  await visit.page.locator('main form button[type="submit"]').first().click();
  const erasing = visit.path();
  check(await says(visit, 'You asked for this'), 'nothing is erased by one person');
  checkEqual(await visit.page.getByRole('button', { name: 'Confirm it' }).count(), 0, 'nor confirmed');
  await visit.signOut();

  await visit.signIn(second.email, second.password);
  await visit.go(erasing);
  await visit.checkPage('retention-erase-waits');
  await press(visit, 'Confirm it');
  check(await says(visit, 'Confirmed. It is done'), 'it is erased');
  await see(visit, '/retention');
  check(await says(visit, 'What was erased'), 'what is left says that it was erased');
  check(await says(visit, address.split('/').pop()), 'by its number');
  checkEqual(await row().count(), 0, 'without its reference');
  await visit.checkPage('retention-erased');
  checkEqual(await visit.go(address), 404, 'the family is not there any more');
});
