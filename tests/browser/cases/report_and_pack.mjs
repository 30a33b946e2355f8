// An agency writes its report behind its link, and the pack that is made of it is read behind another.
import { codeInMail, dayAfter, heldMail, linkInMail, press } from '../lib/journey.mjs';
import { bookFor, familyOfItsOwn, teamManager } from '../lib/own_meeting.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
const noor = 'noor.stubb@community-health.example';
const robin = 'robin.dummyson@elm-primary.example';
const worry = 'Two appointments were missed in the autumn.';

async function bookedAhead(visit) {
  await visit.signInAs(teamManager);
  const family = await familyOfItsOwn(visit);
  const about = { type: 'initial_cp_conference', date: dayAfter(15), time: '08:10' };
  const meeting = await bookFor(visit, family, about);
  await visit.signOut();
  return meeting;
}

async function writeReport(visit, link) {
  const { page } = visit;
  await visit.go(`${link}/report`);
  await visit.checkPage('report-link');
  const parts = page.locator('main textarea');
  check((await parts.count()) > 2, 'the report has no parts to write');
  await parts.first().fill('Known to us since birth.');
  await press(visit, 'Save and finish later');
  await page.getByText(/^A draft was saved on/).waitFor();
  await visit.go(`${link}/report`);
  check(!(await page.getByText('Known to us since birth.').isVisible()), 'a look opened the draft');
  const asked = await heldMail(visit);
  await press(visit, 'Open what I wrote');
  await press(visit, 'Send me a code');
  await page.getByLabel('The code in the e-mail').fill(await codeInMail(visit, noor, asked));
  await press(visit, 'Open what I wrote');
  await parts.first().waitFor();
  for (const part of await parts.all())
    if ((await part.inputValue()) === '') await part.fill(worry);
  await page.getByText('Not yet', { exact: true }).click();
  await press(visit, 'Send report');
  await page.getByText(/^Your report was sent on/).waitFor();
  await visit.checkPageAsShown('report-link-sent');
}

async function missingOnBoard(visit, meeting) {
  await visit.go('/reports-missing');
  const row = visit.page.locator('tbody tr').filter({
    has: visit.page.locator(`a[href^="${meeting}"]`),
  });
  return row.innerText();
}

test('An agency sends its report behind its link, and the pack of it is composed, released and read', async (visit) => {
  const { page } = visit;
  const before = await heldMail(visit);
  const meeting = await bookedAhead(visit);
  const link = await linkInMail(visit, noor, '/i/', before);
  const reader = await linkInMail(visit, robin, '/i/', before);

  await visit.signInAs(businessSupport);
  check((await missingOnBoard(visit, meeting)).includes('Community Health'), 'the report is not missing');
  await visit.checkPageAsShown('reports-missing');
  await visit.signOut();
  await writeReport(visit, link);

  await visit.signInAs(businessSupport);
  const missing = await missingOnBoard(visit, meeting);
  check(!missing.includes('Community Health'), 'the report that came is still missing');
  await visit.go(`${meeting}/reports`);
  await visit.checkPageAsShown('reports');
  await page.locator('tr', { hasText: 'Community Health' }).getByRole('link').first().click();
  check(await page.getByText(worry).first().isVisible(), 'what was written is not shown');
  await visit.checkPageAsShown('report');

  await visit.go(`${meeting}/pack`);
  await visit.checkPageAsShown('pack');
  await press(visit, 'Put the pack together');
  await page.getByText('Saved. The pack is released at the time that stands below.').waitFor();
  await press(visit, 'Release it now');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('pack-not-sure');
  const released = await heldMail(visit);
  await page.locator('form[action$="/pack/release"] input[type=checkbox]').check();
  await press(visit, 'Release it now');
  await page.getByText('Released. Whoever it was released to is told by e-mail.').waitFor();
  await visit.checkPageAsShown('pack-released');
  await visit.signOut();
  await readPack(visit, reader, released);

  await visit.signInAs(businessSupport);
  await visit.go(`${meeting}/pack`);
  const row = await page.locator('tr', { hasText: 'Robin Dummyson' }).last().innerText();
  check(!row.includes('Not yet'), 'the pack does not say that it was opened');
});

async function readPack(visit, link, before) {
  const { page } = visit;
  await linkInMail(visit, robin, '/i/', before);
  await visit.go(`${link}/pack`);
  await visit.checkPageAsShown('pack-code');
  check(!(await page.getByText(worry).first().isVisible()), 'the pack opens without a code');
  await press(visit, 'Send me a code');
  await page.getByLabel('The code in the e-mail').fill(await codeInMail(visit, robin, before));
  await press(visit, 'Read the papers');
  const open = page.getByRole('button', { name: 'Open the papers' });
  if (await open.isVisible()) await open.click();
  await page.getByText(worry).first().waitFor();
  await visit.checkPageAsShown('pack-link');
  checkEqual(await page.getByRole('heading', { name: /^Item \d+: report of/ }).count(), 1, 'reports');
}
