// The report that says whether meetings and papers were in time, as a chart with its table.
import { check, checkEqual, test } from '../lib/test.mjs';

const serviceManager = 'Bea Mockridge';

test('Performance is one link away and can be read at every width', async (visit) => {
  await visit.signInAs(serviceManager);
  await visit.page.getByRole('link', { name: 'Performance' }).click();
  checkEqual(visit.path(), '/reports/timeliness', 'where the link leads');
  await visit.checkPage('timeliness');
});

test('Each chart says in words what it shows, and opens to its table', async (visit) => {
  await visit.signInAs(serviceManager);
  await visit.go('/reports/timeliness');
  await visit.page.getByRole('link', { name: /^Year from/ }).first().click();
  const charts = visit.page.locator('.cm-chart svg[role=img]');
  check((await charts.count()) > 0, 'there is no chart');
  for (const chart of await charts.all())
    check((await chart.locator('desc').textContent()).includes('2026'), 'a chart without words');
  for (const summary of await visit.page.locator('summary').all()) await summary.click();
  check(await visit.page.getByRole('table').first().isVisible(), 'the table stays closed');
  await visit.checkPageAsShown('timeliness-tables');
});

test('The months and the way of counting stand in the address', async (visit) => {
  await visit.signInAs(serviceManager);
  await visit.go('/reports/timeliness');
  await visit.page.getByLabel('Count').selectOption({ label: 'Conferences' });
  await visit.page.getByRole('button', { name: 'Show' }).click();
  check(visit.page.url().includes('by=meetings'), 'the address does not say what is counted');
  checkEqual(await visit.page.getByLabel('Count').inputValue(), 'meetings', 'what is chosen');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  check(/^timeliness-\d{4}-\d\d-to-\d{4}-\d\d\.csv$/.test(download.suggestedFilename()), 'its name');
});

test('Months without anything say so', async (visit) => {
  await visit.signInAs(serviceManager);
  await visit.go('/reports/timeliness?from=2001-01&until=2001-03');
  await visit.page.getByText('Nothing was due in these months').waitFor();
  await visit.checkPage('timeliness-empty');
});
