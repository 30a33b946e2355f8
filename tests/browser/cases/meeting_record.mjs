import { check, checkEqual, test } from '../lib/test.mjs';

// Opens the first meeting of the demonstration of this kind and state, and gives its path.
async function openMeeting(visit, type, state) {
  await visit.go(`/meetings?from=01/01/2020&type=${type}&state=${state}`);
  await visit.page.locator('tbody th a').first().click();
  return visit.path();
}

test('Before the day the register says when it opens, and who said they come', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  const meeting = await openMeeting(visit, 'initial_cp_conference', 'scheduled');
  await visit.go(`${meeting}/register`);
  await visit.page.getByText(/^The register opens on/).first().waitFor();
  await visit.checkPage('register');
  checkEqual(await visit.page.locator('.cm-att select').count(), 0, 'choices before the day');
});

test('A held meeting says who came, and offers no change', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  await openMeeting(visit, 'initial_cp_conference', 'held');
  await visit.checkPage('meeting-held');
  await visit.page.getByText('Came', { exact: true }).first().waitFor();
  for (const name of ['Change the time or place', 'Cancel the meeting', 'Invite someone else'])
    checkEqual(await visit.page.getByText(name).count(), 0, name);
});

test('Beside who came the page has room for how the meeting ended', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  const meeting = await openMeeting(visit, 'initial_cp_conference', 'held');
  await visit.go(`${meeting}/register`);
  await visit.width(1280);
  const values = visit.page.locator('.cm-grid--main-side > :last-child dd');
  check((await values.count()) > 0, 'nothing says how it ended');
  const narrow = await values.evaluateAll((all) =>
    all.filter((each) => each.clientWidth < 8 * parseFloat(getComputedStyle(each).fontSize)).length);
  checkEqual(narrow, 0, 'values that are narrower than eight characters');
});

test('Marking nothing as done is said, and axe agrees', async (visit) => {
  await visit.signInAs('Kit Placeholder');
  await visit.go('/actions');
  await visit.page.locator('button[name="which"]').click();
  await visit.page.getByRole('link', { name: 'Choose at least one action point' }).waitFor();
  await visit.expectNoAxeViolations();
});

test('Minutes are saved while they are written', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  const meeting = await openMeeting(visit, 'initial_cp_conference', 'scheduled');
  await visit.go(`${meeting}/minutes`);
  const opens = visit.page.getByRole('button', { name: 'Open the minutes' });
  if (await opens.isVisible()) await opens.click();
  await visit.go(`${meeting}/minutes?item=agencies`);

  const note = visit.page.locator('textarea.cm-note').first();
  await note.fill('Two calls to the house since August.');
  await visit.page.getByText(/^Saved at/).first().waitFor();
  await visit.checkPage('minutes');

  await visit.go(`${meeting}/minutes?item=agencies`);
  checkEqual(
    await visit.page.locator('textarea.cm-note').first().inputValue(),
    'Two calls to the house since August.',
    'what was written');

  await visit.go(`${meeting}/minutes?item=decision`);
  await visit.checkPage('minutes-decision');
});

test('An action is added while taking minutes, without script', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  const meeting = await openMeeting(visit, 'initial_cp_conference', 'scheduled');
  await visit.go(`${meeting}/minutes`);
  const opens = visit.page.getByRole('button', { name: 'Open the minutes' });
  if (await opens.isVisible()) await opens.click();

  await visit.page.getByLabel('What will be done').fill('Share the dates of both calls');
  await visit.page.getByLabel('Who', { exact: true }).selectOption({ index: 1 });
  await visit.page.getByLabel(/^By, such as/).fill('27/11/2030');
  await visit.page.getByRole('button', { name: 'Add this action' }).click();

  await visit.page.getByText('Action added.').waitFor();
  check(
    await visit.page.getByText('Share the dates of both calls').first().isVisible(),
    'the action is not listed');
}, { script: false });

test('The action points of a meeting stand together', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  const meeting = await openMeeting(visit, 'initial_cp_conference', 'held');
  await visit.go(`${meeting}/actions`);
  await visit.checkPage('meeting-actions');
});

test('Papers show what each person gets, and what was sent', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  const meeting = await openMeeting(visit, 'initial_cp_conference', 'held');
  await visit.go(`${meeting}/minutes/agree`);
  await visit.checkPage('minutes-agreed');
  await visit.go(`${meeting}/papers`);
  await visit.page.getByRole('link', { name: /^Look/ }).first().click();
  await visit.checkPage('papers');
});

test('Records that are due stand in a queue', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  await visit.go('/minutes-to-send');
  await visit.checkPage('minutes-to-send');
});

test('My actions come overdue first and are done in one step', async (visit) => {
  await visit.signInAs('Kit Placeholder');
  await visit.go('/actions');
  await visit.checkPage('actions');
  await visit.go('/actions/agencies');
  await visit.checkPage('actions-agencies');
  await visit.go('/actions/plans');
  await visit.checkPage('actions-plans');

  await visit.go('/actions');
  const what = await visit.page.locator('tbody th a').first().innerText();
  await visit.page.locator('tbody th a').first().click();
  await visit.checkPage('action');
  await visit.go('/actions');
  await visit.page.locator('tbody button').first().click();
  await visit.page.getByText(/^Marked as done/).waitFor();
  await visit.go('/actions/done');
  check(await visit.page.getByText(what).first().isVisible(), 'it is not under Done');
  await visit.page.locator('tbody button').first().click();
});
