// Opening a family in an emergency, and what a manager and an auditor see of it.
import { check, checkEqual, test } from '../lib/test.mjs';

const socialWorker = 'Kit Placeholder';
const serviceManager = 'Bea Mockridge';
const auditor = 'Ada Ledgerby';
const reason = 'A child of this family was found alone at the station';

const press = (visit, name) => visit.page.getByRole('button', { name }).first().click();
const says = (visit, text) => visit.page.getByText(text).first().isVisible();

// Leads to the form, by way of the password where it was not given just now.
async function goToForm(visit) {
  await visit.go('/emergency-access');
  const confirm = visit.page.getByRole('button', { name: 'Enter your password to go on' });
  if (!(await confirm.count())) return;
  await visit.checkPage('emergency-access-password');
  await confirm.click();
  await visit.page.getByLabel('Your password').fill(visit.password);
  await press(visit, 'Continue');
  checkEqual(visit.path(), '/emergency-access', 'where the password leads');
}

test('A family is opened in an emergency, read under a banner, and closed again', async (visit) => {
  await visit.signInAs(socialWorker);
  await visit.go('/families');
  await visit.page.getByRole('link', { name: 'Open a family in an emergency' }).click();
  checkEqual(await visit.heading(), 'Open a family in an emergency', 'the page opens');
  await goToForm(visit);
  await visit.checkPage('emergency-access');

  await press(visit, 'Open for 60 minutes');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPageAsShown('emergency-access-errors');

  await visit.page.getByLabel('Reference of the family').fill('EX-2029');
  await visit.page.getByLabel('Why must you see this record now?').fill(reason);
  await press(visit, 'Open for 60 minutes');
  check(visit.path().startsWith('/families/'), 'the family is open');
  check(await says(visit, 'Everything you open is recorded.'), 'the banner is there');
  await visit.checkPage('family-in-an-emergency');
  check(!(await visit.page.getByRole('button', { name: 'Record what happened' }).count()), 'writes');
  const family = visit.path();
  await visit.go('/meetings');
  check(await says(visit, 'Everything you open is recorded.'), 'the banner is on each page');

  await press(visit, 'End it now');
  check(await says(visit, 'Ended. You cannot read it any more.'), 'it ended');
  await visit.checkPage('emergency-access-ended');
  checkEqual(await visit.go(family), 404, 'the family afterwards');
});

test('An auditor says whether it was right', async (visit) => {
  await visit.signInAs(auditor);
  await visit.go('/audit');
  await visit.page.getByRole('link', { name: 'Families that were opened in an emergency' }).click();
  checkEqual(await visit.heading(), 'Emergency access to review', 'the queue opens');
  await visit.checkPage('emergency-reviews');
  await visit.page.getByRole('link', { name: 'EX-2029' }).first().click();
  check(await says(visit, reason), 'the reason is shown');
  await visit.checkPage('emergency-review');
  await visit.page.getByLabel('Justified', { exact: true }).check();
  await visit.page.getByLabel('What you found').fill('The police had asked for it that night');
  await press(visit, 'Save what you found');
  checkEqual(visit.path(), '/emergency-access/reviews', 'back in the queue');
  check(await says(visit, 'Saved. It is under Reviewed.'), 'it is saved');
});

test('A service manager looks after who may see a restricted family', async (visit) => {
  await visit.signInAs(serviceManager);
  await visit.go('/families');
  await visit.page.getByRole('link', { name: 'Restricted families and who may see them' }).click();
  checkEqual(await visit.heading(), 'Access lists', 'the lists open');
  await visit.checkPage('access-lists');
  await visit.page.getByRole('link', { name: 'EX-1790' }).click();
  await visit.checkPage('access-list');
  await visit.page.getByLabel('Who', { exact: true }).selectOption({ label: 'Gwen Sampleford' });
  await visit.page.getByLabel('A task').check();
  await visit.page.getByLabel('Why must they see this family?').fill('Chairs while others are ill');
  await press(visit, 'Add to the list');
  check(await says(visit, 'Chairs while others are ill'), 'the entry is listed');
  const row = visit.page.locator('tr', { hasText: 'Gwen Sampleford' });
  await row.getByRole('button', { name: /^Remove/ }).first().click();
  await visit.checkPage('access-list-remove');
  await visit.page.getByLabel('Why need they not see it any more?').fill('Everybody is well again');
  await press(visit, 'Remove from the list');
  check(await says(visit, 'Removed. They cannot see the family any more.'), 'it is removed');
});
