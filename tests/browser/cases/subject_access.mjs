// What is held about a person is prepared by one service manager and released by another.
import { heldConference, pressConfirmed, testOnWorkingDays } from '../lib/own_meeting.mjs';
import { secondManager } from '../lib/second_manager.mjs';
import { check, checkEqual } from '../lib/test.mjs';

const serviceManager = 'Bea Mockridge';

testOnWorkingDays('What is held about a person is prepared by one service manager and released by another', async (visit) => {
  const { page } = visit;
  const { family } = await heldConference(visit);
  await visit.signOut();
  const second = await secondManager(visit, 'Teddy Secondson');

  await visit.signInAs(serviceManager);
  await visit.go(`${family}/subject-access`);
  await visit.checkPageAsShown('subject-access');
  await page.getByRole('link', { name: 'Ines Ownley' }).click();
  await visit.checkPageAsShown('subject-access-preview');
  check(!(await page.locator('main').innerText()).includes('Otto'), 'she is told about him');
  await pressConfirmed(visit, 'Prepare this');
  await page.getByText('There is a problem').waitFor();
  await visit.expectNoAxeViolations();
  await page.getByLabel('Who asked for it, and why it is made').fill('She asked for it in a letter');
  await pressConfirmed(visit, 'Prepare this');
  await page.getByText('Prepared. Another service manager reads it and releases it.').waitFor();
  await visit.go(`${family}/subject-access`);
  await page.getByRole('link', { name: 'Ines Ownley' }).last().click();
  await page.getByText('You prepared this.').waitFor();
  const bundle = visit.path();
  for (const name of ['Release this', 'Fetch it as a page'])
    checkEqual(await page.getByRole('button', { name }).count(), 0, name);
  await visit.signOut();

  await visit.signIn(second.email, second.password);
  await visit.go(bundle);
  await visit.checkPageAsShown('subject-access-release');
  await pressConfirmed(visit, 'Release this');
  await page.getByText('Released. It can be fetched now.').waitFor();
  const file = page.waitForEvent('download');
  await pressConfirmed(visit, 'Fetch it as a page');
  check(!/ines|ownley/i.test((await file).suggestedFilename()), 'the file is called after her');
  await visit.checkPageAsShown('subject-access-released');
  await pressConfirmed(visit, 'Prepare it again');
  await page.getByText('Prepared again, with what is held now.').waitFor();
  check(visit.path() !== bundle, 'it takes the place of what was released');
});
