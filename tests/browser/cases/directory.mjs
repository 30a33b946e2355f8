// The directory as business support, a social worker and an agency's own people meet it.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
const healthVisitor = 'Noor Stubb';

// A name that no other run of the tests has used.
const fresh = (words) => `${words} ${Date.now().toString(36)}`;

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();
const follow = (visit, name) => visit.page.getByRole('link', { name, exact: true }).click();

async function addAgency(visit, name) {
  await visit.go('/directory/agencies/new');
  await visit.page.getByLabel('Name of the agency').fill(name);
  await visit.page.getByLabel('Education').check();
  await press(visit, 'Add agency');
  checkEqual(await visit.page.locator('h1').innerText().then((words) => words.includes(name)), true,
    'the new agency is shown');
}

test('Each list of the directory reads well at every width', async (visit) => {
  await visit.signInAs(businessSupport);
  for (const list of ['agencies', 'contacts', 'rooms', 'chairs', 'staff', 'teams']) {
    checkEqual(await visit.go(`/directory/${list}`), 200, `/directory/${list}`);
    await visit.checkPage(`directory-${list}`);
  }
});

test('A contact is added to a new agency, changed, deactivated and brought back', async (visit) => {
  await visit.signInAs(businessSupport);
  await addAgency(visit, fresh('Hazel School'));
  await visit.checkPage('directory-agency');

  await press(visit, 'Add a contact');
  await press(visit, 'Add contact');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPage('directory-contact-errors');
  await visit.page.getByLabel('Name', { exact: true }).fill('Toni Invented');
  await visit.page.getByLabel('Job title').fill('Designated safeguarding lead');
  await visit.page.getByLabel('E-mail address').fill('toni@hazel.example');
  await press(visit, 'Add contact');
  await visit.checkPage('directory-contact');

  await press(visit, 'Edit');
  await visit.page.getByLabel('Telephone number (optional)').fill('01632 960777');
  await press(visit, 'Save');
  check(await visit.page.getByText('01632 960777').isVisible(), 'the number is shown');

  await follow(visit, 'Deactivate');
  await visit.checkPage('directory-deactivate');
  await press(visit, 'Deactivate');
  check(await visit.page.getByText('This contact is not offered').isVisible(), 'says it is inactive');
  await press(visit, 'Make active again');
  check(await visit.page.getByText('Active again.').isVisible(), 'says it is active');
});

test('Contacts are imported after a look at what would happen', async (visit) => {
  const agency = fresh('Import Trust');
  await visit.signInAs(businessSupport);
  await addAgency(visit, agency);
  await visit.go('/directory/contacts/import');
  await visit.checkPage('directory-import');

  const header = 'agency,name,job_title,email\n';
  await visit.page.getByLabel('Or paste the lines').fill(`${header}${agency},Lee Made,,nowhere`);
  await press(visit, 'See what would happen');
  check(await visit.page.getByText('1 line needs to be put right.').isVisible(), 'names the line');
  await visit.checkPage('directory-import-faults');

  const good = `${header}${agency},Lee Made,Nurse,lee@trust.example\n`;
  await visit.page.getByLabel('Or paste the lines').fill(good);
  await press(visit, 'See what would happen');
  await visit.checkPage('directory-import-preview');

  await visit.go('/directory/contacts/import');
  await visit.page.getByLabel('CSV file').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(good),
  });
  await press(visit, 'See what would happen');
  check(await visit.page.getByText('Nothing has been changed yet.').isVisible(), 'asks first');
  await press(visit, 'Import these contacts');
  check(await visit.page.getByText('The contacts are imported.').isVisible(), 'says it is done');
});

test('A room is added without script', async (visit) => {
  const name = fresh('Alder room');
  await visit.signInAs(businessSupport);
  await visit.go('/directory/rooms/new');
  await visit.page.getByLabel('Name of the room').fill(name);
  await visit.page.getByLabel('How many people fit?').fill('8');
  await visit.page.getByLabel('Hearing loop').check();
  await press(visit, 'Add room');
  check(await visit.page.getByText('8 people').isVisible(), 'the room is shown');
}, { script: false });

test('An agency’s own people see their agency and nobody else’s', async (visit) => {
  await visit.signInAs(healthVisitor);
  checkEqual(await visit.go('/directory/agencies'), 200, 'their agency');
  checkEqual(await visit.page.locator('tbody tr').count(), 1, 'agencies listed');
  checkEqual(await visit.go('/directory/staff'), 403, 'the council’s staff');
});
