// What takes two people, as the two of them meet it.
import { check, checkEqual, test } from '../lib/test.mjs';

const first = 'Sam Settingsby';
const second = 'Robin Counterby';

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();

// The service asks for the password again before what is closely guarded.
async function givePassword(visit) {
  if (!visit.page.url().includes('/sign-in/confirm')) return;
  await visit.page.getByLabel('Your password').fill(visit.password);
  await visit.page.getByRole('button', { name: 'Continue' }).click();
}

test('An account gets another role once a second administrator has confirmed it', async (visit) => {
  await visit.signInAs(first);
  await visit.go('/admin/users/new');
  await givePassword(visit);
  await visit.page.getByLabel('Name', { exact: true }).fill('Alex Invented');
  await visit.page.getByLabel('E-mail address').fill(`alex.${Date.now()}@exampleshire.example`);
  await visit.page.getByLabel('Role').selectOption({ label: 'Social worker' });
  await visit.page.getByLabel('Assessment North').check();
  await press(visit, 'Add account');
  await visit.page.getByRole('link', { name: 'To the account' }).click();
  const account = visit.path();

  await visit.page.getByRole('button', { name: 'Another role' }).click();
  await givePassword(visit);
  checkEqual(await visit.heading(), 'Another role for Alex Invented', 'the form says whose');
  await visit.checkPage('second-person-role');
  await press(visit, 'Ask for it');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.page.getByLabel('New role').selectOption({ label: 'Team manager' });
  await press(visit, 'Ask for it');
  check(await visit.page.getByText('You asked for this').first().isVisible(), 'it waits');
  const waiting = visit.path();
  await visit.checkPage('second-person-own');
  await visit.signOut();

  await visit.signInAs(second);
  await visit.go('/directory/agencies');
  await visit.page.getByRole('navigation').getByRole('link', { name: 'Second person' }).click();
  checkEqual(await visit.heading(), 'Waiting for a second person', 'from the bar');
  await visit.checkPage('second-person-list');
  await visit.go(waiting);
  await visit.checkPage('second-person-waiting');
  await press(visit, 'Confirm it');
  if (visit.page.url().includes('/sign-in/confirm')) {
    await givePassword(visit);
    await visit.go(waiting);
    await press(visit, 'Confirm it');
  }
  check(await visit.page.getByText('Confirmed. It is done').isVisible(), 'it says that it is done');
  await visit.go(account);
  check(await visit.page.getByText('Team manager').first().isVisible(), 'the account has the role');
});
