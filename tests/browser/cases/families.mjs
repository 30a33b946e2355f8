// What business support and a social worker see of families: the queue, the list, a family's file.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
const socialWorker = 'Kit Placeholder';

const first = (visit, pattern) =>
  visit.page.evaluate(
    (source) =>
      [...document.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href'))
        .find((address) => new RegExp(source).test(address)),
    pattern.source,
  );

// The first family that `person` may open.
async function openFamily(visit, person) {
  await visit.signInAs(person);
  await visit.go('/families');
  const address = await first(visit, /^\/families\/(?!new)[^/]+$/);
  checkEqual(await visit.go(address), 200, 'the family');
  return address;
}

test('What needs a date says why, and one button books it', async (visit) => {
  await visit.signInAs(businessSupport);
  checkEqual(visit.path(), '/needs-a-date', 'where business support starts');
  await visit.checkPage('needs-a-date');
  const rows = visit.page.locator('tbody tr');
  check((await rows.count()) > 2, 'nothing needs a date');
  for (const row of await rows.all())
    check((await row.locator('td[data-label="Why this date"]').innerText()).length > 30, 'no why');
  await visit.page.getByRole('button', { name: /^Find a date/ }).first().click();
  checkEqual(visit.path(), '/meetings/new/time', 'where the button leads');
});

test('Families are listed, and found by a name that no address holds', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/families');
  await visit.checkPage('families');
  const name = await visit.page.locator('tbody th a').first().innerText();
  await visit.page.getByRole('searchbox').fill(name);
  await visit.page.getByRole('button', { name: 'Search' }).click();
  check(await visit.page.getByRole('link', { name, exact: true }).first().isVisible(), 'not found');
  check(!visit.page.url().includes(name), 'a name stands in the address');
});

test('A family’s file and its dates can be read at every width', async (visit) => {
  const address = await openFamily(visit, socialWorker);
  await visit.go('/families');
  const row = visit.page.locator('tbody tr', { has: visit.page.locator(`a[href="${address}"]`) });
  const name = (await row.locator(`a[href="${address}"]`).first().innerText()).trim();
  const reference = (await row.innerText()).match(/\b[A-Z]{2}-\w+/)?.[0];
  check(name && reference, 'the row names no family');
  const checkTitle = async () => {
    const title = await visit.page.title();
    check(title.length > 0, 'there is no title');
    for (const personal of [name, reference])
      check(!title.includes(personal), `the title is personal: ${title}`);
  };
  await visit.go(address);
  await visit.checkPage('family');
  await checkTitle();
  await visit.go(`${address}/dates`);
  await visit.checkPage('family-dates');
  await checkTitle();
});

test('Every form about a family is in order', async (visit) => {
  const address = await openFamily(visit, socialWorker);
  const paths = ['events/new', 'edit', 'children/new', 'people/new'].map((p) => `${address}/${p}`);
  const event = await first(visit, /\/events\/(?!new)/);
  check(event, 'nothing has happened in the family');
  paths.push(event);
  for (const path of [...paths, '/families/new']) {
    checkEqual(await visit.go(path), 200, path);
    await visit.checkPage(`form-${path.split('/').slice(3).join('-') || 'family'}`.slice(0, 40));
  }
});

test('An event that is not filled in says so at its fields', async (visit) => {
  const address = await openFamily(visit, socialWorker);
  await visit.go(`${address}/events/new`);
  await visit.page.locator('main form button[type=submit]').first().click();
  await visit.page.getByText('There is a problem').waitFor();
  check((await visit.page.title()).startsWith('Error:'), 'the title says nothing of the error');
  await visit.checkPage('event-errors');
});

test('A chair is offered no booking for families that others work with', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  await visit.go('/needs-a-date');
  const others = visit.page.locator('tbody tr', { hasText: 'to book' });
  check((await others.count()) > 0, 'every family is the chair’s');
  checkEqual(await others.locator('a').count(), 0, 'links on those rows');
});

test('Help and the pages for everybody are there without signing in', async (visit) => {
  for (const page of ['help', 'help/dates', 'privacy', 'cookies', 'accessibility']) {
    checkEqual(await visit.go(`/${page}`), 200, page);
    await visit.expectNoAxeViolations();
  }
});
