// Writing the minutes while people talk: one key for an action, nothing lost, two who write at once.
import { dayAfter, press } from '../lib/journey.mjs';
import { bookFor, chair, familyOfItsOwn, teamManager, writePlanPart } from '../lib/own_meeting.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

let meeting;

// The minutes of a meeting to come, at an item: they can be prepared before its day.
async function minutesAt(visit, item) {
  const { page } = visit;
  if (!meeting) {
    await visit.signInAs(teamManager);
    const family = await familyOfItsOwn(visit);
    const about = { type: 'initial_cp_conference', date: dayAfter(14), time: '08:05' };
    meeting = await bookFor(visit, family, about);
    await visit.signOut();
  }
  await visit.signInAs(chair);
  await visit.go(`${meeting}/minutes`);
  const opens = page.getByRole('button', { name: 'Open the minutes' });
  if (await opens.isVisible()) await opens.click();
  await visit.go(`${meeting}/minutes?item=${item}`);
}

const focused = (page) => page.evaluate(() => document.activeElement.name);

test('The A key goes to a new action, is a letter in a field, and can be turned off', async (visit) => {
  const { page } = visit;
  await minutesAt(visit, 'reason');
  await page.keyboard.press('a');
  checkEqual(await focused(page), 'what', 'where the key leads');
  await page.keyboard.type('a');
  checkEqual(await page.getByLabel('What will be done').inputValue(), 'a', 'what is typed in it');
  await page.getByLabel('What will be done').fill('');

  await press(visit, 'Turn this key off');
  await page.keyboard.press('a');
  check((await focused(page)) !== 'what', 'the key still leads to a new action');
  await visit.checkPageAsShown('minutes-key-off');
  await press(visit, 'Turn this key on');
});

test('An action that was typed and not saved is there again after a reload', async (visit) => {
  const { page } = visit;
  await minutesAt(visit, 'family');
  await page.getByLabel('What will be done').fill('Ring the school');
  await page.getByText(/^Kept for you at/).waitFor();
  page.on('dialog', (dialog) => dialog.accept());
  await visit.go(`${meeting}/minutes?item=family`);
  await page.getByText('Not saved yet.').first().waitFor();
  checkEqual(await page.getByLabel('What will be done').inputValue(), 'Ring the school', 'what was typed');
  await visit.checkPageAsShown('minutes-draft-restored');

  await page.getByLabel('Who', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(/^By, such as/).fill(dayAfter(20));
  await press(visit, 'Add this action');
  await page.getByText('Action added.').waitFor();
  checkEqual(await page.getByLabel('What will be done').inputValue(), '', 'what is left of it');
});

test('An action that is added without a connection stays, and is added once it is back', async (visit) => {
  const { page } = visit;
  await minutesAt(visit, 'reason');
  await page.context().setOffline(true);
  await page.keyboard.press('a');
  await page.keyboard.type('Write to the nursery');
  await page.getByLabel('Who', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(/^By, such as/).fill(dayAfter(20));
  await press(visit, 'Add this action');
  await page.getByText('No connection. This is not saved yet').waitFor();
  checkEqual(await page.getByLabel('What will be done').inputValue(), 'Write to the nursery', 'what was typed');
  await visit.checkPageAsShown('minutes-action-without-connection');
  await page.context().setOffline(false);
  await page.getByText('Action added.').waitFor();
  checkEqual(await page.getByLabel('What will be done').inputValue(), '', 'what is left of it');
});

test('The text of two who write at once is there again after leaving the page', async (visit) => {
  const { page } = visit;
  await minutesAt(visit, 'analysis');
  const path = new URL(page.url()).pathname + new URL(page.url()).search;
  const other = await page.context().browser().newContext();
  const theirs = await other.newPage();
  await theirs.goto(new URL('/sign-in', visit.base).href);
  await theirs.getByRole('button', { name: 'Ash Demosby' }).click();
  await theirs.goto(new URL(path, visit.base).href);
  await theirs.locator('textarea.cm-note').first().fill('Gran is away.');
  await theirs.getByText(/^Saved at/).first().waitFor();
  await other.close();

  await page.locator('textarea.cm-note').first().fill('The stairs are steep.');
  await page.getByText(/^Someone else saved this at/).waitFor();
  await page.getByText(/^Kept for you at/).waitFor();
  page.on('dialog', (dialog) => dialog.accept());
  await visit.go(path);
  await page.getByText('Not saved yet.').first().waitFor();
  checkEqual(await page.locator('textarea.cm-note').first().inputValue(), 'The stairs are steep.', 'what was typed');
  check(await page.getByText('Gran is away.').isVisible(), 'their text is not shown');
  await visit.checkPageAsShown('minutes-two-people-again');
});

test('Two people write one part: both texts are shown, and one of them says what stays', async (visit) => {
  const { page } = visit;
  await minutesAt(visit, 'strengths');
  const path = new URL(page.url()).pathname + new URL(page.url()).search;
  const mine = page.locator('textarea.cm-note').first();
  const other = await page.context().browser().newContext();
  const theirs = await other.newPage();
  await theirs.goto(new URL('/sign-in', visit.base).href);
  await theirs.getByRole('button', { name: 'Ash Demosby' }).click();
  await theirs.goto(new URL(path, visit.base).href);
  await theirs.locator('textarea.cm-note').first().fill('Gran helps every day.');
  await theirs.getByText(/^Saved at/).first().waitFor();
  await other.close();

  await mine.fill('The school is worried.');
  await page.getByText(/^Someone else saved this at/).waitFor();
  check(await page.getByText('Gran helps every day.').isVisible(), 'their text is not shown');
  checkEqual(await mine.inputValue(), 'The school is worried.', 'mine');
  await visit.checkPageAsShown('minutes-two-people');
  await press(visit, 'Keep both');
  await page.getByText(/^Saved at/).first().waitFor();
  await visit.go(path);
  const kept = await page.locator('textarea.cm-note').first().inputValue();
  checkEqual(kept, 'Gran helps every day.\n\nThe school is worried.', 'what is kept');
});

test('A plan is written part by part, with who is in the core group', async (visit) => {
  const { page } = visit;
  await minutesAt(visit, 'plan');
  await visit.go(`${meeting}/plan/parts`);
  await visit.checkPageAsShown('plan-part');
  await press(visit, 'Save this part');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('plan-part-refused');
  await writePlanPart(visit, meeting);

  await visit.go(`${meeting}/plan`);
  await visit.checkPage('family-plan');
  await page.getByRole('link', { name: 'Record whether they agree' }).click();
  await visit.checkPageAsShown('plan-agreements');
  await visit.go(`${meeting}/plan/core-group`);
  await visit.checkPageAsShown('plan-core-group');
});
