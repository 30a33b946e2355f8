// An initial conference is booked with the core group and review that follow it, and moved.
import { timesFor } from '../lib/needs.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

async function threeMeetings(visit) {
  await visit.signInAs(businessSupport);
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  await page.getByRole('link', { name: 'Book the core group and the first review with it' }).click();
  checkEqual(visit.path(), '/meetings/new/chain', 'where the link leads');
}

async function bookAll(page) {
  const link = page.getByLabel('Video link');
  if (await link.isVisible()) await link.fill('https://meet.example/chain');
  await page.getByRole('button', { name: 'Book all three' }).click();
  await page.getByText('Booked: the conference, the first core group').waitFor();
}

test('A conference, its core group and its review are booked at once', async (visit) => {
  await threeMeetings(visit);
  const { page } = visit;
  await visit.checkPage('chain');
  const chain = page.url();
  await page.getByRole('link', { name: /^Book the conference after its last day/ }).click();
  await page.getByLabel('Who allowed a day after the last day?').waitFor();
  await visit.checkPage('chain-late');
  await page.goto(chain);
  const book = page.getByRole('button', { name: 'Book all three' });
  check(await book.isVisible(), 'not all three have a time');

  const conference = page.locator('input[name="conference"]');
  await conference.last().check();
  const chosen = await conference.last().getAttribute('value');
  await page.getByRole('button', { name: 'Work out the last days again' }).click();
  const kept = await page.locator('input[name="conference"]:checked').getAttribute('value');
  checkEqual(kept, chosen, 'the conference that was chosen');

  await bookAll(page);
  check(await page.getByText('Booked together with').isVisible(), 'the others are not named');
  await visit.checkPage('chain-booked');

  await page.getByRole('link', { name: 'Cancel the meeting' }).or(
    page.getByRole('button', { name: 'Cancel the meeting' })).first().click();
  check(await page.getByText('Cancel these too?').isVisible(), 'the others are not asked about');
  await visit.checkPage('chain-cancel');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Why is it cancelled?').fill('The family has moved to another authority');
  await page.getByRole('button', { name: 'Cancel the meeting' }).click();
  await page.getByText('Cancelled. Everyone who was invited').waitFor();
});

test('Moving the conference shows what it does to the others', async (visit) => {
  await threeMeetings(visit);
  const { page } = visit;
  await bookAll(page);
  const meeting = visit.path();
  // As late as can be found, so that the others have something to say.
  await visit.go(`${meeting}/move/times?from=after_last_day`);
  const use = page.getByRole('link', { name: /^Use this time/ });
  if ((await use.count()) > 0) await use.last().click();
  else await visit.go(`${meeting}/move`);
  const manager = page.getByLabel('If it is after the last day, who allowed this?');
  if (await manager.isVisible()) {
    await manager.selectOption({ index: 1 });
    await page.getByLabel('Why is it after the last day?').selectOption({ index: 1 });
    await page.getByLabel(/^The delay in your words/).fill('The family asked for a later day');
  }
  await page.getByLabel('Why is it changed?').fill('The family asked for a later day');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('What this does to the other meetings').waitFor();
  await visit.checkPageAsShown('chain-move');
  await page.getByRole('button', { name: 'Save and send updates' }).click();
  await page.getByText('Changed. The e-mails about each meeting that moved').waitFor();
});
