// What is settled for each of a family before a meeting.
import { dayAfter, daysAgo, press } from '../lib/journey.mjs';
import { bookFor, chair, familyOfItsOwn, teamManager } from '../lib/own_meeting.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

// Settles a point from the page of the preparation, which is left and come back to.
async function settle(visit, link, answer, fields, inspect = async () => {}) {
  const { page } = visit;
  await page.getByRole('link', { name: link }).click();
  await inspect();
  await page.getByText(answer, { exact: true }).click();
  for (const [label, words] of Object.entries(fields)) await page.getByLabel(label).fill(words);
  await press(visit, 'Save');
  await page.getByText('Recorded. What was recorded before is kept.').waitFor();
}

async function recordViews(visit) {
  const { page } = visit;
  await page.getByRole('link', { name: 'Record what Tansy says' }).click();
  await visit.checkPageAsShown('preparation-views');
  await press(visit, 'Save');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('preparation-views-refused');
  await page.getByText('Told to somebody, who wrote it down', { exact: true }).click();
  await page.getByLabel('In their own words').fill('I want to stay at my school.');
  await page.getByLabel('The family may be shown this').check();
  await press(visit, 'Save');
  await page.getByText('Recorded.').first().waitFor();
  check(await page.getByText('I want to stay at my school.').isVisible(), 'the views are not shown');
}

test('A meeting is prepared: views, an advocate, an interpreter, consent and who is kept out', async (visit) => {
  const { page } = visit;
  await visit.signInAs(teamManager);
  const meeting = await bookFor(visit, await familyOfItsOwn(visit), {
    type: 'initial_cp_conference',
    date: dayAfter(12),
    time: '13:05',
  });
  const preparation = `${meeting}/preparation`;
  await visit.go(preparation);
  await visit.checkPage('preparation');
  check(await page.getByText('what they think').first().isVisible(), 'nothing is said to be open');

  await recordViews(visit);
  const day = daysAgo(1);
  await settle(visit, 'Record : Advocate, Tansy', 'Offered, and declined', {
    'On which day?': day,
    'Why?': 'She would rather speak for herself',
  }, () => visit.checkPageAsShown('preparation-advocate'));
  await settle(visit, 'Record : Interpreter, Ines Ownley', 'Arranged', {});
  await settle(visit, 'Record : Sharing information, Ines Ownley',
    'They agreed that we talk to other agencies', { 'On which day?': day });
  await settle(visit, 'Record : Sharing information, Otto Ownley',
    'Shared without their consent, which the law allows',
    { 'Why?': 'Asking first would put the child at risk' });
  await visit.checkPageAsShown('preparation-settled');

  await page.getByRole('link', { name: 'Ask the chair to keep somebody out' }).click();
  await visit.checkPageAsShown('exclusion');
  await press(visit, 'Ask the chair');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('exclusion-refused');
  await page.getByLabel('Otto Ownley, parent').check();
  await page.getByLabel('Conflict in the family, such as domestic abuse').check();
  await page.getByLabel('A part of the meeting').check();
  await page.getByLabel('Who asks for it, and for which agency?').fill('Noor Stubb, health visiting');
  await page.getByLabel('What does it rest on?').fill('She is afraid to speak with him there');
  await press(visit, 'Ask the chair');
  await page.getByText('The chair is asked. It shows here until it is decided.').waitFor();
  checkEqual(await page.getByRole('link', { name: /^Decide/ }).count(), 0, 'offers to decide');

  await visit.signOut();
  await visit.signInAs(chair);
  await visit.go(preparation);
  await page.getByRole('link', { name: /^Decide/ }).click();
  await visit.checkPageAsShown('exclusion-decision');
  await page.getByLabel('They may be there').check();
  await page.getByLabel('Why?', { exact: true }).fill('They come to different parts instead');
  await press(visit, 'Save my decision');
  await page.getByText('Your decision is recorded.').waitFor();
  await visit.checkPageAsShown('preparation-decided');
});
