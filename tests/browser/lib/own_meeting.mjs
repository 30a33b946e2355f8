// A family and a meeting of a case's own, so that what it does there is in no other's way.
import { aMomentFromNow, press } from './journey.mjs';
import { test } from './test.mjs';

export const parents = ['Ines Ownley', 'Otto Ownley'];
export const chair = 'Gwen Sampleford';
// The chair of what is held today: nobody else's meeting of today is theirs.
export const chairOfToday = 'Idris Fixtureham';
const chairOfTodaysMail = 'idris.fixtureham@exampleshire.example';
export const teamManager = 'Val Draftley';
const agencies = ['Protection unit', 'Noor Stubb', 'Robin Dummyson', 'Kit Placeholder'];
let families = 0;

/// A test that holds a conference today: on Saturdays and Sundays the service books none.
export function testOnWorkingDays(words, run) {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'short' }).format();
  if (day !== 'Sat' && day !== 'Sun') test(words, run);
}

async function chooseNamed(list, words) {
  await list.selectOption({ label: await list.locator('option', { hasText: words }).innerText() });
}

/// Adds a family with a child, Tansy, and two parents; signed in as somebody who may. Its path.
export async function familyOfItsOwn(visit) {
  const { page } = visit;
  families += 1;
  await visit.go('/families/new');
  await press(visit, 'Add a family member');
  await page.getByLabel('Reference').fill(`EX-O${Date.now().toString(36)}${families}`);
  await page.locator('#family_name').fill('Ownley');
  await page.getByLabel('England').check();
  await page.getByLabel('Team').selectOption({ label: 'Assessment North' });
  await chooseNamed(page.getByLabel('Lead social worker'), 'Kit Placeholder');
  await page.locator('[name="children.0.given_name"]').fill('Tansy');
  await page.locator('[name="children.0.date_of_birth"]').fill('1/5/2014');
  for (const [place, name] of parents.entries()) {
    await page.locator(`[name="family_members.${place}.name"]`).fill(name);
    await page.locator(`[name="family_members.${place}.relationship"]`).fill('parent');
  }
  await press(visit, 'Add the family');
  await page.getByText('The family is added.').waitFor();
  return visit.path();
}

/// Books a meeting of this kind about the family and gives its path. Without a date it starts in two
/// minutes.
export async function bookFor(visit, family, { type, date = '', time = '', by = chair }) {
  const { page } = visit;
  await visit.go(`/meetings/new?family=${family.split('/').pop()}&type=${type}`);
  const moment = date ? { date, time } : await aMomentFromNow(page);
  await page.getByLabel('Date').fill(moment.date);
  await page.getByLabel('Start time').fill(moment.time);
  await chooseNamed(page.getByLabel('Who chairs?'), by);
  await page.getByText('By video', { exact: true }).click();
  await page.getByLabel('Video link').fill('https://video.example/own');
  for (const person of agencies)
    await page
      .getByRole('combobox', { name: `How much ${person} is needed`, exact: true })
      .selectOption('quorum');
  // Some kinds of meeting never ask the family.
  for (const person of parents) {
    const needed = page.getByLabel(`How much ${person} is needed`);
    if (await needed.count()) await needed.selectOption('optional');
  }
  await press(visit, 'Book and send invitations');
  const booked = page.getByText('Booked. The invitations are on their way.');
  // On some days the calendar of one of them is taken, and in the evening the hour is asked about.
  const asked = page.locator('[name^="confirm_"]:not(:checked)');
  await booked.or(asked).first().waitFor({ state: 'attached' });
  for (let round = 0; round < 3 && (await asked.count()); round += 1) {
    while (await asked.count()) await asked.first().check();
    await press(visit, 'Book and send invitations');
    await booked.or(asked).first().waitFor({ state: 'attached' });
  }
  await booked.waitFor();
  return visit.path();
}

/// Ends the meeting from its register, whatever is missing.
export async function endMeeting(visit, meeting) {
  const { page } = visit;
  await visit.go(`${meeting}/register`);
  await press(visit, 'End the meeting');
  const asked = page.getByRole('heading', { name: 'End the meeting as it is?' });
  await page.getByText(/^The meeting has ended/).or(asked).first().waitFor();
  if (await asked.isVisible()) await press(visit, 'End the meeting as it is');
  await page.getByText(/^The meeting has ended/).first().waitFor();
}

/// Confirms the password where the service asks for it again, and presses the button once more.
export async function pressConfirmed(visit, name) {
  await press(visit, name);
  if (visit.path() !== '/sign-in/confirm') return;
  await visit.page.getByLabel('Your password').fill(visit.password);
  await visit.page.locator('main button[type=submit]').first().click();
  await press(visit, name);
}

/// Opens a meeting that starts now, marks everybody as here, and opens its minutes.
export async function openMeeting(visit, meeting) {
  const { page } = visit;
  await visit.go(`${meeting}/register`);
  await press(visit, 'Open the meeting');
  await page.getByText('The meeting is open.').first().waitFor();
  for (const seat of await page.locator('.cm-att select').all()) await seat.selectOption('present');
  await press(visit, 'Save who is here');
  await page.getByText(/^Quorum met/).first().waitFor();
  await visit.go(`${meeting}/minutes`);
  await press(visit, 'Open the minutes');
}

/// Writes a part of the plan that the family may read.
export async function writePlanPart(visit, meeting) {
  const { page } = visit;
  await visit.go(`${meeting}/plan/parts`);
  await page.getByLabel('Tansy').check();
  await page.getByLabel('What needs to change').fill('Tansy is at school every day');
  await page.getByLabel('What help').fill('A lift in the morning');
  await page.getByLabel('By whom').fill('Kit Placeholder, social care');
  await page.getByLabel('For how long').fill('Until the first review');
  await page.getByLabel('What is expected of the parents').fill('Be ready at eight');
  await page.getByLabel('How progress is checked').fill('By the register of the school');
  await page.getByLabel('What happens if not').fill('The core group meets within a week');
  await page.getByLabel('The family may read this part').check();
  await press(visit, 'Save this part');
  await page.getByText('Tansy is at school every day').first().waitFor();
}

let held;

/// The one conference that these cases hold today, about a family of its own: decided, ended and
/// agreed. Its chair is signed in. The paths of both.
export async function heldConference(visit) {
  if (held) await visit.signIn(chairOfTodaysMail);
  else held = await hold(visit);
  return held;
}

async function hold(visit) {
  const { page } = visit;
  await visit.signInAs(teamManager);
  const family = await familyOfItsOwn(visit);
  const meeting = await bookFor(visit, family, { type: 'initial_cp_conference', by: chairOfToday });
  await visit.signOut();
  await visit.signIn(chairOfTodaysMail);
  await openMeeting(visit, meeting);
  await visit.go(`${meeting}/minutes?item=reason`);
  await page.locator('textarea.cm-note').first().fill('A neighbour rang twice this week.');
  await page.getByLabel('The family may read this part').first().check();
  await page.getByText(/^Saved at/).first().waitFor();
  await visit.go(`${meeting}/minutes?item=decision`);
  const decision = page.locator('#decisions section').first();
  await decision.getByLabel('Needs a child protection plan').check();
  await decision.getByLabel('Category, with a protection plan only').selectOption({ index: 1 });
  await decision.getByLabel("The chair's reasons").fill('The threshold is met on what was heard.');
  await decision.getByLabel('The family may read this decision').check();
  await decision.getByRole('button', { name: /decision/i }).first().click();
  await page.waitForURL('**/minutes?item=decision&done=saved**');
  await writePlanPart(visit, meeting);
  await endMeeting(visit, meeting);
  await visit.go(`${meeting}/minutes/agree`);
  await pressConfirmed(visit, 'Agree these minutes');
  await page.getByText('The minutes are agreed.').waitFor();
  return { family, meeting };
}
