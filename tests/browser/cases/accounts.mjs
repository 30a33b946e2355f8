// Accounts, one's own account and the audit, as an administrator and an auditor meet them.
import { check, checkEqual, test } from '../lib/test.mjs';

const administrator = 'Sam Settingsby';
const auditor = 'Ada Ledgerby';

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();

// The service asks for the password again before what is closely guarded.
async function goGuarded(visit, path) {
  await visit.go(path);
  if (!visit.page.url().includes('/sign-in/confirm')) return;
  await visit.page.getByLabel('Your password').fill(visit.password);
  await visit.page.getByRole('button', { name: 'Continue' }).click();
}

test('An administrator adds an account, whose password is shown once', async (visit) => {
  await visit.signInAs(administrator);
  await visit.page.getByRole('navigation').getByRole('link', { name: 'Accounts' }).click();
  checkEqual(visit.path(), '/admin/users', 'the list of accounts, from the bar');
  await visit.checkPage('accounts');

  await goGuarded(visit, '/admin/users/new');
  await press(visit, 'Add account');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPage('accounts-errors');
  await visit.page.getByLabel('Name', { exact: true }).fill('Toni Invented');
  await visit.page.getByLabel('E-mail address').fill(`toni.${Date.now()}@exampleshire.example`);
  await visit.page.getByLabel('Role').selectOption({ label: 'Social worker' });
  await visit.page.getByLabel('Assessment North').check();
  await press(visit, 'Add account');
  checkEqual((await visit.page.locator('#secret').innerText()).length, 20, 'the password is shown');
  // checkPage() loads the page again, which would send the form again.
  await visit.expectNoAxeViolations();
  await visit.expectNoSidewaysScroll();
  await visit.page.getByRole('link', { name: 'To the account' }).click();
  await visit.checkPage('accounts-account');
});

test('A person sees their own account and makes an API token', async (visit) => {
  await visit.signInAs(administrator);
  checkEqual(await visit.go('/me'), 200, 'the own account');
  await visit.checkPage('own-account');
  await goGuarded(visit, '/me/tokens/new');
  await visit.page.getByLabel('What it is for').fill('Reports');
  await press(visit, 'Make token');
  check((await visit.page.locator('#secret').innerText()).startsWith('quorate_'), 'a token is shown');
  await visit.go('/me');
  await visit.page.getByRole('button', { name: 'Stop Reports' }).first().click();
  check(await visit.page.getByText('The token no longer works.').isVisible(), 'says it is stopped');
});

test('An auditor checks the chain and gives a reason for the log of a case', async (visit) => {
  await visit.signInAs(auditor);
  await visit.go('/audit');
  await visit.checkPage('audit');
  await press(visit, 'Check the whole chain');
  check(await visit.page.getByText('The chain is whole.').isVisible(), 'the chain is whole');
  await visit.page.getByLabel('Reference of the case').fill('EX-2041');
  await press(visit, 'Show the log');
  await visit.checkPage('audit-errors');
  await visit.page.getByLabel('Why you need it').fill('A complaint about who saw the case.');
  await press(visit, 'Show the log');
  check(await visit.page.getByText('case.create_import').first().isVisible(), 'the log is shown');
  await visit.checkPage('audit-case');
});

test('An auditor searches the log, sees who has seen a record and looks at alerts', async (visit) => {
  const heading = (name) => visit.page.getByRole('heading', { name, exact: true });
  await visit.signInAs(auditor);
  await visit.go('/audit/entries');
  await visit.checkPage('audit-search');
  await visit.page.getByLabel('Reference of the family').fill('EX-2041');
  await press(visit, 'Search');
  check((await visit.page.title()).startsWith('Error:'), 'a reason is asked for');
  await visit.page.getByLabel('Why you need it').fill('A complaint about who saw the case.');
  await press(visit, 'Search');
  check(await heading('What was found').isVisible(), 'the entries are shown');
  await visit.expectNoAxeViolations();
  await visit.expectNoSidewaysScroll();

  await visit.go('/audit');
  await visit.page.getByLabel('Reference of the case').fill('EX-2041');
  await visit.page.getByLabel('Why you need it').fill('A complaint about who saw the case.');
  await press(visit, 'Show who has seen the record');
  check(
    await visit.page.getByRole('heading', { name: 'Who has seen this record' }).isVisible(),
    'the people are shown',
  );
  await visit.expectNoAxeViolations();
  await visit.expectNoSidewaysScroll();

  await visit.go('/audit/alerts');
  await visit.checkPage('audit-alerts');
});
