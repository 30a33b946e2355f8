// What happens in a family and what follows from it: events, clocks, addresses, exclusions.
import { daysAgo } from '../lib/journey.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
const socialWorker = 'Kit Placeholder';

const fresh = () => `EX-${Date.now().toString(36)}`;

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();

async function addFamily(visit, reference) {
  await visit.go('/families/new');
  await visit.page.getByLabel('Reference').fill(reference);
  await visit.page.locator('#family_name').fill('Browserly');
  await visit.page.getByLabel('England').check();
  await visit.page.getByLabel('Team').selectOption({ index: 1 });
  await visit.page.getByLabel('Lead social worker').selectOption({ index: 1 });
  await visit.page.locator('[name="children.0.given_name"]').fill('Robin');
  await visit.page.locator('[name="children.0.date_of_birth"]').fill('1/5/2018');
  await press(visit, 'Add the family');
}

test('A family is added, an event recorded, and the clock corrected', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/families/new');
  await press(visit, 'Add the family');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPage('family-new-errors');
  await press(visit, 'Add another child');
  check(await visit.page.locator('[name="children.1.given_name"]').isVisible(), 'a second child');

  await addFamily(visit, fresh());
  check(await visit.page.getByText('The family is added.').isVisible(), 'says that it is added');
  await visit.page.getByRole('button', { name: 'Record what happened' }).click();
  await visit.page.getByLabel('What happened?').selectOption('strategy_discussion');
  await visit.page.getByLabel('On which day?').fill(daysAgo(7));
  await visit.page.getByLabel('Section 47 enquiries started at this discussion').check();
  await press(visit, 'Record it');
  const counting = visit.page.getByText(/^Counting 15 working days from/);
  check(await counting.isVisible(), 'the last day is worked out, and the counting is open');
  const before = await counting.innerText();

  await visit.page.getByRole('link', { name: 'Change when a clock started' }).click();
  await visit.page.getByRole('button', { name: /Correct/ }).first().click();
  await visit.page.getByLabel('On which day?').fill(daysAgo(6));
  await visit.page.getByLabel('What was wrong?').fill('It was the day after');
  await press(visit, 'Save the correction');
  check((await counting.innerText()) !== before, 'the count starts on the other day');
});

test('All the working of a family’s dates opens at once, for paper', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/needs-a-date');
  await visit.page.getByRole('link', { name: /How we worked this out/ }).first().click();
  check(await visit.page.locator('.cm-svg').isVisible(), 'the dates are drawn');
  await visit.page.getByRole('link', { name: 'open all the working' }).click();
  const open = await visit.page.locator('.cm-stat details[open]').count();
  checkEqual(open, await visit.page.locator('.cm-stat details').count(), 'all working is open');
  await visit.checkPage('dates-open');
});

test('A social worker adds a family member and keeps an address apart', async (visit) => {
  await visit.signInAs(socialWorker);
  await visit.go('/families');
  await visit.page.locator('tbody th a').first().click();
  await visit.page.getByRole('link', { name: 'Add a family member' }).click();
  const name = `Pat ${fresh()}`;
  await visit.page.getByLabel('Name', { exact: true }).fill(name);
  await visit.page.getByLabel('How are they related').fill('carer');
  await press(visit, 'Save');
  await visit.page.getByText('Saved.').waitFor();
  const family = visit.path();
  const address = visit.page.getByRole('button', { name: `Address of ${name}` });
  await address.click();
  await visit.checkPage('address');
  const form = visit.path();
  await visit.page.getByLabel('Address').fill('1 Hidden Row');
  await press(visit, 'Save');
  await visit.page.waitForURL((url) => url.pathname !== form);
  await visit.page.getByText('Saved.').waitFor();
  checkEqual(visit.path(), family, 'where saving leads');
  check(!(await visit.page.content()).includes('Hidden Row'), 'the family page shows no address');
  await visit.go(form);
  checkEqual(await visit.page.getByLabel('Address').inputValue(), '1 Hidden Row', 'what was kept');
  await visit.go(family);
  await visit.page.getByRole('link', { name: 'Flag a person' }).click();
  await visit.checkPage('exclusion');
});

test('Dates are explained without script', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/needs-a-date');
  await visit.page.getByRole('link', { name: /How we worked this out/ }).first().click();
  check(await visit.page.locator('details[open] .cm-facts').first().isVisible(),
    'the working is open');
}, { script: false });
