// Meetings of two families at one time, with one chair and the same professionals.
import { press } from '../lib/journey.mjs';
import { bookFor, chairOfToday, familyOfItsOwn, teamManager } from '../lib/own_meeting.mjs';
import { check, test } from '../lib/test.mjs';

// A Wednesday so far on that nothing else is in the way, and no bank holiday at the turn of a year.
function farDay() {
  const weeks = 20 + Math.floor(Math.random() * 50);
  const day = new Date(Date.now() + weeks * 7 * 86_400_000);
  const isTurnOfYear = () =>
    (day.getUTCMonth() === 11 && day.getUTCDate() > 23) ||
    (day.getUTCMonth() === 0 && day.getUTCDate() < 3);
  while (day.getUTCDay() !== 3 || isTurnOfYear()) day.setUTCDate(day.getUTCDate() + 1);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

test('Meetings of two families are held together, and a professional is invited to both at once', async (visit) => {
  const { page } = visit;
  await visit.signInAs(teamManager);
  const first = await familyOfItsOwn(visit);
  const second = await familyOfItsOwn(visit);
  const meeting = await bookFor(visit, first, {
    type: 'initial_cp_conference',
    date: farDay(),
    time: '13:05',
    by: chairOfToday,
  });

  await visit.go(`${meeting}/together?family=${second.split('/').pop()}`);
  await visit.checkPage('meeting-together');
  await press(visit, 'Book and send invitations');
  await page.getByText('Booked at the same time.').first().waitFor();
  const other = visit.path();
  check(other !== meeting, 'the other family has a meeting of its own');

  await visit.go(`${other}/invitees`);
  const person = page.getByLabel('Person', { exact: true });
  const offered = await person.locator('option').allInnerTexts();
  const words = offered.find((each, place) => place > 0 && !each.includes('Ownley'));
  await person.selectOption({ label: words });
  await page.getByLabel('How much are they needed?').last().selectOption('optional');
  const also = page.getByRole('group', { name: 'Ask them to these meetings too?' });
  const box = also.getByRole('checkbox').first();
  check(!(await box.isChecked()), 'unless it is ticked they are asked to this meeting alone');
  await visit.checkPageAsShown('invitees-held-together');
  await box.check();
  await press(visit, 'Invite');
  await page.getByText(/^Invited/).first().waitFor();

  await visit.go(`${meeting}/invitees`);
  const name = words.split(',')[0];
  check((await page.locator('main').innerText()).includes(name), `${name} has no seat at the first`);
});
