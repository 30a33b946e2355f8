// Whoever takes the minutes opens and ends the meeting there, and the connection may come and go.
import { press } from '../lib/journey.mjs';
import { bookFor, familyOfItsOwn, teamManager } from '../lib/own_meeting.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const marks = (page) =>
  page.locator('.cm-att select').evaluateAll((all) => all.map((each) => each.value));

test('A meeting is opened from its minutes, ended not before its decisions, and marks outlive a broken connection', async (visit) => {
  const { page } = visit;
  page.on('dialog', (dialog) => dialog.accept());
  await visit.signInAs(teamManager);
  const family = await familyOfItsOwn(visit);
  const meeting = await bookFor(visit, family, { type: 'strategy_discussion', by: teamManager });
  await visit.go(`${meeting}/minutes`);
  check(await page.getByRole('button', { name: 'Open the meeting' }).isVisible(), 'not offered before');
  await press(visit, 'Open the minutes');
  await visit.go(`${meeting}/minutes?item=reason`);
  await press(visit, 'Open the meeting');
  await page.getByText('The meeting is open.').first().waitFor();
  checkEqual(visit.path(), `${meeting}/minutes`, 'where it leads');
  check(page.url().includes('item=reason'), 'another item is shown');
  await visit.checkPageAsShown('minutes-of-open-meeting');

  await page.context().setOffline(true);
  for (const seat of await page.locator('.cm-att select').all()) await seat.selectOption('present');
  await press(visit, 'Save who is here');
  await page.getByText('No connection. Who is here is not saved yet').waitFor();
  await visit.checkPageAsShown('minutes-without-connection');
  check((await marks(page)).every((mark) => mark === 'present'), 'marks are gone');
  await page.context().setOffline(false);
  await page.getByText(/^The connection is back\. Who is here was saved at/).waitFor();

  await visit.go(`${meeting}/register`);
  check((await marks(page)).every((mark) => mark === 'present'), 'marks were not saved');
  await page.getByText(/^Quorum met/).first().waitFor();
  await page.context().setOffline(true);
  await page.locator('.cm-att select').last().selectOption('remote');
  await press(visit, 'Save who is here');
  await page.getByText('No connection. Who is here is not saved yet').waitFor();
  await page.context().setOffline(false);
  await page.getByText(/^The connection is back\. Who is here was saved at/).waitFor();

  await visit.go(`${meeting}/minutes?item=reason`);
  await press(visit, 'End the meeting');
  await page.getByText('Record a decision for each child first').first().waitFor();
  await visit.checkPageAsShown('minutes-end-meeting');
});
