// What a council counts by, as its two administrators meet it.
import { check, checkEqual, test } from '../lib/test.mjs';

const administrator = 'Sam Settingsby';
const second = 'Robin Counterby';

const press = (visit, name) => visit.page.getByRole('button', { name }).first().click();

// The service asks for the password again before what is closely guarded, unless it was given just
// now.
async function givePassword(visit) {
  if (!visit.page.url().includes('/sign-in/confirm')) return;
  await visit.page.getByLabel('Your password').fill(visit.password);
  await visit.page.getByRole('button', { name: 'Continue' }).click();
}

// A Wednesday far ahead that no other run of the tests has taken: none is a bank holiday then.
function freshDay() {
  const day = new Date(Date.UTC(2027, 0, 6 + 7 * Math.floor(Math.random() * 100)));
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

test('A closure is put forward by one administrator and confirmed by another', async (visit) => {
  const name = `Office move ${Date.now().toString(36)}`;
  await visit.signInAs(administrator);
  await visit.go('/directory/agencies');
  await visit.page.getByRole('link', { name: 'Dates and closures' }).click();
  checkEqual(await visit.heading(), 'Dates and closures', 'the page opens from the directory');
  await visit.checkPage('dates-settings');

  await press(visit, 'Put this closure forward');
  await givePassword(visit);
  await visit.go('/admin/dates');
  await press(visit, 'Put this closure forward');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPageAsShown('dates-settings-errors');
  await visit.page.getByLabel('Day, or first day').fill(freshDay());
  await visit.page.getByLabel('What to call it').fill(name);
  await visit.page.getByLabel('Who answers for it').fill('Sam Invented');
  await press(visit, 'Put this closure forward');
  check(await visit.page.getByText('Somebody else has to confirm it.').first().isVisible(), 'it waits');
  await visit.checkPage('dates-settings-waiting');
  await visit.signOut();

  await visit.signInAs(second);
  await visit.go('/admin/dates');
  const waiting = visit.page.locator('.cm-card', { hasText: name });
  await waiting.getByRole('button', { name: 'Confirm' }).click();
  if (visit.page.url().includes('/sign-in/confirm')) {
    await givePassword(visit);
    await visit.go('/admin/dates');
    await waiting.getByRole('button', { name: 'Confirm' }).click();
  }
  check(await visit.page.getByRole('cell', { name }).first().isVisible(), 'the closure is listed');
  await visit.page.getByRole('row', { name }).getByRole('button', { name: 'Take back' }).first().click();
  await visit.checkPage('dates-settings-take-back');
});

test('The form of a local standard reads well and names every fault', async (visit) => {
  await visit.signInAs(administrator);
  await visit.go('/admin/dates');
  await visit.page.getByRole('button', { name: 'Change Next core group', exact: true }).click();
  await visit.checkPage('local-standard');
  await press(visit, 'Put this forward');
  await givePassword(visit);
  await visit.go('/admin/dates/rules/loc-core-group-interval');
  await press(visit, 'Put this forward');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  check(await visit.page.getByRole('link', { name: 'Enter the first day' }).isVisible(), 'asks for it');
  await visit.checkPageAsShown('local-standard-errors');
});
