// People's and rooms' times: My times, a contact's, rooms of a day, the sheet for the door, month
// and team, school holidays.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
const chair = 'Gwen Sampleford';

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();
const follow = (visit, name) => visit.page.getByRole('link', { name, exact: true }).first().click();

// A day that no other run has taken: weekdays of the year to come, by the second of the day.
function someDay() {
  const day = new Date(Date.now() + (60 + (Math.floor(Date.now() / 1000) % 200)) * 86400000);
  return `${day.getDate()}/${day.getMonth() + 1}/${day.getFullYear()}`;
}

test('A chair takes a time, sees it in the list and gives it back', async (visit) => {
  await visit.signInAs(chair);
  await visit.go('/calendar');
  await follow(visit, 'My times');
  await visit.checkPage('my-times');

  await press(visit, 'Take this time');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPage('my-times-errors');

  await visit.page.getByLabel('Day, or first day').fill(someDay());
  await visit.page.getByLabel('From (leave both times empty for whole days)').fill('07:05');
  await visit.page.getByLabel('Until', { exact: true }).fill('07:10');
  await visit.page.getByLabel('On leave', { exact: true }).check();
  await press(visit, 'Take this time');
  check(await visit.page.getByText('The time is taken.').isVisible(), 'says that it is taken');
  const row = visit.page.getByRole('row').filter({ hasText: '07:05 to 07:10' }).first();
  await row.getByRole('link', { name: /^Remove/ }).click().catch(
    () => row.getByRole('button', { name: /^Remove/ }).click());
  await visit.checkPage('my-times-remove');
  await press(visit, 'Give it back');
  check(await visit.page.getByText('The time is free again.').isVisible(), 'says that it is free');
});

test('Working hours are typed as people write them', async (visit) => {
  await visit.signInAs(chair);
  await visit.go('/calendar/my-times');
  await visit.page.getByRole('link', { name: /Say which hours|Add other hours/ }).click();
  await visit.page.getByLabel('Friday').fill('mornings');
  await press(visit, 'Save these hours');
  check(await visit.page.getByText('Enter hours like').first().isVisible(), 'says how');
  await visit.checkPage('working-hours-errors');
});

test('A contact is not shared until their times are kept', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/directory/contacts');
  await visit.page.locator('tbody th a').last().click();
  await visit.page.getByRole('button', { name: 'Times' }).click();
  await visit.checkPage('contact-times');
});

test('A file of times names every bad line', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/calendar/import');
  await visit.checkPage('times-import');
  await visit.page.getByLabel('Or paste the lines').fill(
    'owner,date\nnobody@nowhere.example,2030-01-01\nNo such room,31/31/2030');
  await press(visit, 'Take these times');
  check(await visit.page.getByText('Line 2, owner').first().isVisible(), 'line 2 is not named');
  check(await visit.page.getByText('Line 3,').first().isVisible(), 'line 3 is not named');
  await visit.checkPage('times-import-faults');
});

test('Rooms of a day, a room’s diary and the sheet for the door read well', async (visit) => {
  await visit.signInAs(businessSupport);
  checkEqual(await visit.go('/rooms/day'), 200, '/rooms/day');
  await visit.checkPage('rooms-day');
  const gap = visit.page.getByRole('link', { name: /^Book this gap/ }).first();
  if (await gap.count()) {
    await gap.click();
    checkEqual(visit.path(), '/meetings/new', 'where a gap leads');
    await visit.page.goBack();
  }
  await visit.page.locator('.cm-tracks__row h2 a').first().click();
  await visit.checkPage('room-diary');
  await visit.go('/rooms/sheet');
  check(!(await visit.page.locator('main').innerText()).includes('EX-'), 'a family is referred to');
  await visit.checkPage('rooms-sheet');
});

test('Month and team are views of the calendar', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/calendar');
  await follow(visit, 'Month');
  await visit.checkPage('calendar-month');
  await follow(visit, 'Team');
  await visit.checkPage('calendar-team');
});

test('School holidays and service hours have a page', async (visit) => {
  await visit.signInAs(businessSupport);
  await visit.go('/calendar/service-times');
  await press(visit, 'Add this holiday');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  await visit.checkPage('service-times-errors');
});

test('Every day of a month has a line all round, and holds its words', async (visit) => {
  await visit.signInAs(businessSupport);
  const { page } = visit;
  for (const width of [1366, 1000]) {
    await page.setViewportSize({ width, height: 900 });
    await visit.go('/calendar?view=month&from=2026-11-01');
    const faults = await page.locator('.cm-month').evaluate((month) => {
      const frame = month.getBoundingClientRect();
      return [...month.children].flatMap((day) => {
        const style = getComputedStyle(day);
        const name = day.querySelector('h2').textContent;
        const box = day.getBoundingClientRect();
        const lines = ['top', 'right', 'bottom', 'left'].filter(
          (side) => style.getPropertyValue(`border-${side}-width`) !== '1px',
        );
        const wide = day.scrollWidth > day.clientWidth;
        const outside = box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
        return lines
          .map((side) => `${name} has no line at its ${side}`)
          .concat(wide ? [`${name} is too narrow`] : [], outside ? [`${name} is cut off`] : []);
      });
    });
    checkEqual(faults, [], `what is wrong at ${width}`);
  }
});
