// People whose calendars are not shared are asked which of a few times suits them.
import { heldMail, linkInMail } from '../lib/journey.mjs';
import { timesFor } from '../lib/needs.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

test('People are asked which time suits them, and it is stopped again', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/polls');
  await visit.checkPage('polls-none');
  await timesFor(visit, { count: 6, named: ['Noor Stubb'] });
  const { page } = visit;
  await page.getByRole('link', { name: 'Ask people which of these suits' }).click();
  checkEqual(visit.path(), '/meetings/new/poll', 'where the link leads');
  await visit.checkPage('start-poll');
  await page.getByRole('button', { name: 'Hold these times and ask' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'no time is asked for');

  const before = await heldMail(visit);
  await page.locator('input[name="slots"]').first().check();
  await page.getByLabel('Noor Stubb').check();
  await page.getByRole('button', { name: 'Hold these times and ask' }).click();
  check(visit.path().startsWith('/polls/'), 'nobody was asked');
  check(await page.getByText(/^Asked\. The times are kept free/).isVisible(), 'not said');
  await visit.checkPage('poll');
  const poll = visit.path();

  const link = await linkInMail(visit, 'noor.stubb@community-health.example', '/t/', before);
  await visit.go(link);
  await visit.checkPage('poll-link');
  await page.getByRole('button', { name: 'Send answers' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'no answer is asked for');
  await page.getByLabel('Suits me best').check();
  await page.getByRole('button', { name: 'Send answers' }).click();
  check(await page.getByText('Thank you, your answers are recorded').isVisible(), 'not said');
  await visit.checkPage('poll-answered');
  await visit.go(poll);
  check(await page.getByText(/^1 of \d+ answered/).isVisible(), 'the answer does not count');

  await page.getByRole('link', { name: 'Stop asking and give the times back' }).click();
  await visit.checkPage('poll-stop');
  await page.getByRole('button', { name: 'Stop asking' }).click();
  check(await page.getByText(/^Stopped\. The times are free again/).isVisible(), 'not said');
  await visit.checkPage('polls');
});
