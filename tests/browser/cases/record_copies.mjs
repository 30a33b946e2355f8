// What of a meeting's record goes to whom: each copy is looked at by a second person before it leaves.
import { codeInMail, heldMail, linkInMail, press } from '../lib/journey.mjs';
import { heldConference, pressConfirmed, teamManager, testOnWorkingDays } from '../lib/own_meeting.mjs';
import { check, checkEqual } from '../lib/test.mjs';

const noor = 'noor.stubb@community-health.example';
const rang = 'A neighbour rang twice this week.';

testOnWorkingDays('Whom each part is about is said, and each copy is seen as its reader will see it', async (visit) => {
  const { page } = visit;
  const { meeting } = await heldConference(visit);
  await visit.go(`${meeting}/papers`);
  await page.getByRole('link', { name: 'Say whom each part is about' }).click();
  await visit.checkPage('papers-about');
  const children = page.getByRole('group', { name: 'The children of Ines Ownley' });
  await children.getByLabel('Tansy').check();
  await press(visit, 'Save for Ines Ownley');
  checkEqual(await children.getByLabel('Tansy').isChecked(), true, 'what was saved');
  const about = page.getByRole('region', { name: 'Why we are meeting' });
  await about.getByLabel('Otto Ownley').check();
  await press(visit, 'Save for Why we are meeting');

  // What tells of one parent goes to the other in no copy.
  await visit.go(`${meeting}/papers`);
  await page.getByRole('link', { name: 'Look at the copy for Ines Ownley' }).click();
  await visit.checkPageAsShown('papers-copy');
  checkEqual(await page.getByText(rang).count(), 0, 'times it is in her copy');
  await page.getByRole('link', { name: 'Look at the copy for Otto Ownley' }).click();
  check(await page.getByText(rang).isVisible(), 'it is not in his copy');
  await page.getByRole('link', { name: 'See the page as they will see it' }).click();
  check(await page.getByText(rang).isVisible(), 'it is not on the page that he gets');
  await visit.checkPageAsShown('papers-exact');

  await visit.go(`${meeting}/papers`);
  await page.getByRole('link', { name: 'Choose what Ines Ownley gets' }).click();
  await visit.checkPageAsShown('papers-share');
});

testOnWorkingDays('A copy for the family waits until somebody else has looked at it', async (visit) => {
  const { page } = visit;
  const { meeting } = await heldConference(visit);
  await visit.go(`${meeting}/papers`);
  for (const box of await page.getByRole('checkbox', { name: /^Send to/ }).all()) await box.uncheck();
  await page.getByLabel('Send to Otto Ownley').check();
  await page.getByLabel('I have looked at each copy for the family').check();
  await press(visit, 'Send papers');
  await page.getByText(/wait/).first().waitFor();
  await visit.checkPageAsShown('papers-waiting');
  await visit.go('/papers-to-release');
  await page.getByRole('link', { name: /Otto Ownley/ }).first().click();
  await page.getByText('You prepared this copy.').waitFor();
  checkEqual(await page.getByRole('button', { name: 'Release this copy' }).count(), 0, 'own releases');
  await visit.signOut();

  await visit.signInAs(teamManager);
  await visit.go('/papers-to-release');
  await visit.checkPageAsShown('papers-to-release');
  await page.getByRole('link', { name: /Otto Ownley/ }).first().click();
  await visit.checkPageAsShown('release-copy');
  check(await page.getByText(rang).isVisible(), 'the copy is not shown');
  await pressConfirmed(visit, 'Release this copy');
  await page.getByText('Released. It is on its way.').waitFor();
});

testOnWorkingDays('A decision letter for the family leaves once somebody else has released it', async (visit) => {
  const { page } = visit;
  const { meeting } = await heldConference(visit);
  await visit.go(`${meeting}/decision-letter`);
  await visit.checkPageAsShown('decision-letters');
  await page.getByRole('link', { name: 'Open the letter for Ines Ownley' }).click();
  const letter = visit.path();
  await visit.checkPageAsShown('decision-letter');
  await press(visit, 'Hand it on for release');
  await page.getByText(/hand/i).first().waitFor();
  await visit.signOut();

  await visit.signInAs(teamManager);
  await visit.go('/papers-to-release');
  await page.getByRole('link', { name: /Ines Ownley/ }).first().click();
  await visit.checkPageAsShown('release-letter');
  await pressConfirmed(visit, 'Release this letter');
  await page.getByText('Released. Whoever handed it on sends it.').waitFor();
  await visit.signOut();

  await heldConference(visit);
  await visit.go(letter);
  await page.getByRole('heading', { name: 'Once it has left' }).waitFor();
});

testOnWorkingDays('A letter to a child is prepared by one, released by another, printed and given', async (visit) => {
  const { page } = visit;
  const { meeting } = await heldConference(visit);
  await visit.go(`${meeting}/child-letters`);
  await visit.checkPageAsShown('child-letters');
  await page.getByRole('link', { name: 'Open the letter to Tansy Ownley' }).click();
  const letter = visit.path();
  await visit.checkPageAsShown('child-letter');
  await page.getByLabel('What the child told us').fill('I want to stay at my school.');
  await press(visit, 'I have read it: prepare this letter');
  await page.getByText('You prepared this letter.').waitFor();
  checkEqual(await page.getByRole('button', { name: 'Release this letter' }).count(), 0, 'own releases');
  await visit.signOut();

  await visit.signInAs(teamManager);
  await visit.go(letter);
  await visit.checkPageAsShown('child-letter-release');
  await pressConfirmed(visit, 'Release this letter');
  await page.getByText('Released. Print the letter and give it to the child.').waitFor();
  await page.getByRole('link', { name: 'Print this letter' }).click();
  await visit.checkPageAsShown('child-letter-print');
  await page.emulateMedia({ media: 'print' });
  check(await page.getByText('I want to stay at my school.').isVisible(), 'their words are not on paper');
  check(!(await page.locator('.cm-noprint').first().isVisible()), 'more than the letter is on paper');
  await page.emulateMedia({ media: null });

  await visit.go(letter);
  await page.getByLabel('By hand', { exact: true }).check();
  await page.getByLabel('Who gave or posted it?').fill('Kit Placeholder');
  await press(visit, 'Note that they have it');
  await page.getByText('Noted: the child has the letter. Every word of it is kept.').waitFor();
  checkEqual(await page.locator('main textarea').count(), 0, 'fields of a letter that was given');
});

testOnWorkingDays('Papers behind a link ask for a code on each new device', async (visit) => {
  const { page } = visit;
  const { meeting } = await heldConference(visit);
  const before = await heldMail(visit);
  await visit.go(`${meeting}/papers`);
  for (const box of await page.getByRole('checkbox', { name: /^Send to/ }).all()) await box.uncheck();
  await page.getByLabel('Send to Noor Stubb').check();
  await press(visit, 'Send papers');
  await page.getByText('Papers are on their way.').waitFor();
  await visit.signOut();
  const link = await linkInMail(visit, noor, '/d/', before);

  const asked = await heldMail(visit);
  await visit.go(link);
  await press(visit, 'Send me a code');
  const code = await codeInMail(visit, noor, asked);
  const wrong = code === '000000' ? '000001' : '000000';
  await page.getByLabel('The code in the e-mail').fill(wrong);
  await press(visit, 'Read the papers');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('papers-code-wrong');
  checkEqual(await page.getByText(rang).count(), 0, 'what a wrong code opens');
  await page.getByLabel('The code in the e-mail').fill(code);
  await press(visit, 'Read the papers');
  check(await page.getByText(rang).isVisible(), 'the code opened nothing');
  await visit.go(link);
  await page.getByRole('button', { name: 'Open the papers' }).waitFor();

  const device = await page.context().browser().newContext();
  const elsewhere = await device.newPage();
  await elsewhere.goto(new URL(link, visit.base).href);
  await elsewhere.getByRole('button', { name: 'Send me a code' }).waitFor();
  checkEqual(await elsewhere.getByText(rang).count(), 0, 'what another device shows');
  await device.close();
});
