// Another service manager, as the demonstration has one alone: added by one administrator,
// confirmed by another, with a password of their own.
import { press } from './journey.mjs';
import { check } from './test.mjs';

const first = 'Sam Settingsby';
const second = 'Robin Counterby';
const ownPassword = 'violet kettle harbour';

// The service asks for the password again before what is closely guarded.
async function givePassword(visit) {
  if (!visit.page.url().includes('/sign-in/confirm')) return;
  await visit.page.getByLabel('Your password').fill(visit.password);
  await press(visit, 'Continue');
}

/// Adds them; gives the address and the password that they chose.
export async function secondManager(visit, name) {
  const { page } = visit;
  const email = `head.${Date.now()}@exampleshire.example`;
  await visit.signInAs(first);
  await visit.go('/admin/users/new');
  await givePassword(visit);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Role').selectOption({ label: 'Service manager' });
  await page.getByLabel('Assessment North').check();
  await press(visit, 'Add account');
  check(await page.getByText('waits for a second person').first().isVisible(), 'it waits');
  const password = (await page.locator('#secret').innerText()).trim();
  await page.getByRole('link', { name: 'To the account' }).click();
  await visit.checkPage('account-waiting');
  await page.getByRole('link', { name: 'What waits' }).click();
  const waiting = visit.path();
  await visit.signOut();

  await visit.signInAs(second);
  await visit.go(waiting);
  await visit.checkPage('account-to-confirm');
  await press(visit, 'Confirm it');
  if (visit.page.url().includes('/sign-in/confirm')) {
    await givePassword(visit);
    await visit.go(waiting);
    await press(visit, 'Confirm it');
  }
  await visit.signOut();

  await visit.signIn(email, password);
  await visit.go('/families');
  check(visit.path() === '/me/password', 'a password that others have seen is changed first');
  await visit.checkPage('own-password-first');
  await page.getByLabel('New password', { exact: true }).fill(ownPassword);
  await page.getByLabel('New password again').fill(ownPassword);
  await press(visit, 'Change password');
  await visit.signOut();
  return { email, password: ownPassword };
}
