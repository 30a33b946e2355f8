import { check, checkEqual, test } from '../lib/test.mjs';

// A working day far enough on that neither the demonstration nor an earlier run is in the way.
// No two bookings of a run are on one day: a chair cannot be in two places.
let weeks = 12 + Math.floor(Math.random() * 60);
function typedDay() {
  weeks += 1;
  const day = new Date(Date.now() + weeks * 7 * 86400000);
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

async function newMeeting(visit) {
  await visit.go('/meetings/new?type=core_group');
  const families = visit.page.getByLabel('Which family is it about?');
  await families.selectOption({ index: 1 });
  await visit.page.getByRole('button', { name: 'Continue' }).click();
}

async function book(visit) {
  await newMeeting(visit);
  const { page } = visit;
  await page.getByLabel('Date').fill(typedDay());
  await page.getByLabel('Start time').fill(`07:${String(Math.floor(Math.random() * 60)).padStart(2, '0')}`);
  await page.getByLabel('Who chairs?').selectOption({ index: 1 });
  await page.getByText('By video', { exact: true }).click();
  await page.getByLabel('Video link').fill('https://video.example/room');
  const needs = page.getByRole('combobox', { name: /^How much .* is needed$/ });
  await needs.last().selectOption('quorum');
  await page.getByRole('button', { name: 'Book and send invitations' }).click();
  await page.getByText('Booked. The invitations are on their way.').waitFor();
}

test('The week shows meetings and last days, and can be read as a list', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  await visit.go('/calendar');
  checkEqual(await visit.heading(), 'Your week', 'the heading');
  await visit.checkPage('calendar-week');
  await visit.page.getByRole('link', { name: 'List' }).click();
  await visit.checkPage('calendar-list');
});

test('The list of meetings can be filtered', async (visit) => {
  await visit.signInAs('Ash Demosby');
  await visit.go('/meetings');
  await visit.checkPage('meetings');
  await visit.page.getByLabel('Kind').selectOption('core_group');
  await visit.page.getByRole('button', { name: 'Show' }).click();
  check(visit.page.url().includes('type=core_group'), 'the filter is in the address');
});

test('A meeting is booked on one page, and its page says what to do next', async (visit) => {
  await visit.signInAs('Ash Demosby');
  await newMeeting(visit);
  await visit.checkPage('meeting-new');
  await book(visit);
  await visit.checkPage('meeting');
  await visit.page.getByRole('heading', { name: 'What to do next' }).waitFor();

  const address = visit.path();
  for (const part of ['move', 'cancel', 'invitees', 'sent']) {
    await visit.go(`${address}/${part}`);
    await visit.checkPage(`meeting-${part}`);
  }
});

test('A mistake is said at its field and nothing typed is lost', async (visit) => {
  await visit.signInAs('Ash Demosby');
  await newMeeting(visit);
  await visit.page.getByLabel('Date').fill('32/13/2026');
  await visit.page.getByLabel('Or another place').fill('The village hall');
  await visit.page.getByRole('button', { name: 'Book and send invitations' }).click();
  await visit.page.getByText('There is a problem').waitFor();
  checkEqual(
    await visit.page.getByLabel('Or another place').inputValue(),
    'The village hall',
    'what was typed',
  );
  await visit.expectNoAxeViolations();
});

test('A reply shows on the open page by itself', async (visit) => {
  await visit.signInAs('Ash Demosby');
  await book(visit);
  const address = visit.path();
  const other = await visit.page.context().newPage();
  await other.goto(new URL(`${address}/invitees`, visit.base).href);
  await other.getByText('Record a reply').last().click();
  await other.getByLabel('They said').last().selectOption('remote');
  await other.getByRole('button', { name: /^Save reply/ }).last().click();
  await visit.page.getByText('Coming by video').first().waitFor({ timeout: 10000 });
  await other.close();
});

test('Without script a booking works the same', async (visit) => {
  await visit.page.route('**/*.js', (route) => route.abort());
  await visit.signInAs('Ash Demosby');
  await book(visit);
  visit.troubles.length = 0; // the scripts that were kept away
});
