// The job from end to end, as the people who do it see it.
import { aMomentFromNow, codeInMail, dayAfter, heldMail, linkInMail, press } from '../lib/journey.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const need = (visit, person) =>
  visit.page.getByRole('combobox', { name: `How much ${person} is needed`, exact: true });

async function fillConference(visit, { days, time }) {
  const { page } = visit;
  await page.getByLabel('Date').fill(dayAfter(days));
  await page.getByLabel('Start time').fill(time);
  const chair = page.getByLabel('Who chairs?');
  await chair.selectOption({
    label: await chair.locator('option', { hasText: 'Idris Fixtureham' }).innerText(),
  });
  await page.getByText('In person or by video', { exact: true }).click();
  await page.getByLabel('Video link').fill('https://video.example/room');
  await page.getByLabel('Room', { exact: true }).selectOption({ index: 1 });
  await need(visit, 'Protection unit').selectOption('quorum');
  await need(visit, 'Noor Stubb').selectOption('quorum');
  await need(visit, 'Robin Dummyson').selectOption('quorum');
  await need(visit, 'Kit Placeholder').selectOption('quorum');
}

async function reply(visit, link) {
  await visit.go(link);
  await visit.page.getByText('Yes, in person', { exact: true }).click();
  await press(visit, 'Send reply');
  await visit.page.getByText('Your reply: ').waitFor();
}

test('A conference is booked from the queue, and a reply by link shows on its page', async (visit) => {
  const { page } = visit;
  const before = await heldMail(visit);
  await visit.signInAs('Ash Demosby');
  const row = page.locator('tbody tr', { hasText: 'Placeton' });
  await row.getByRole('button', { name: /^Find a date/ }).click();
  await page.getByRole('link', { name: 'Type a date instead' }).click();
  await fillConference(visit, { days: 4, time: '13:00' });
  await press(visit, 'Check this day');
  await page.getByRole('heading', { name: /^Known meetings on/ }).waitFor();
  await visit.checkPageAsShown('booking');
  await press(visit, 'Book and send invitations');
  await page.getByText('Booked. The invitations are on their way.').waitFor();
  const meeting = visit.path();
  await page.getByText('Quorum at risk: it is met if everyone invited comes').first().waitFor();

  const link = await linkInMail(visit, 'noor.stubb@community-health.example', '/i/', before);
  const agency = await page.context().browser().newContext({ javaScriptEnabled: false });
  const theirs = await agency.newPage();
  await theirs.goto(new URL(link, visit.base).href);
  await theirs.goto(new URL(link, visit.base).href);
  await visit.go(meeting);
  const noor = page.locator('tr', { hasText: 'Noor Stubb' });
  check((await noor.innerText()).includes('No reply'), 'looking at the link changed something');

  // The page is open while the reply comes: it follows by itself.
  await theirs.getByText('Yes, in person', { exact: true }).click();
  await theirs.getByRole('button', { name: 'Send reply' }).click();
  await theirs.getByText('Your reply: ').waitFor();
  await noor.getByText('Coming').first().waitFor();
  await agency.close();

  await visit.go('/needs-a-date');
  checkEqual(await page.locator('tbody tr', { hasText: 'Placeton' }).count(), 0, 'still in the queue');
  await answerPagesAreInOrder(visit, before);
});

async function answerPagesAreInOrder(visit, before) {
  const link = await linkInMail(visit, 'robin.dummyson@elm-primary.example', '/i/', before);
  await visit.go(link);
  await visit.checkPage('reply');
  await press(visit, 'Send reply');
  await visit.page.getByText('There is a problem').waitFor();
  await visit.expectNoAxeViolations();
  await reply(visit, link);
  await visit.checkPage('reply-done');
}

async function bookForToday(visit) {
  const { page } = visit;
  await visit.go('/meetings/new?type=strategy_discussion');
  const families = page.getByLabel('Which family is it about?');
  const family = families.locator('option', { hasText: 'EX-2033' });
  await families.selectOption({ label: await family.innerText() });
  await press(visit, 'Continue');
  const moment = await aMomentFromNow(page);
  await page.getByLabel('Date').fill(moment.date);
  await page.getByLabel('Start time').fill(moment.time);
  await page.getByLabel('How long?').selectOption('30');
  const chair = page.getByLabel('Who chairs?');
  await chair.selectOption({
    label: await chair.locator('option', { hasText: 'Gwen Sampleford' }).innerText(),
  });
  await page.getByText('By video', { exact: true }).click();
  await page.getByLabel('Video link').fill('https://video.example/room');
  for (const person of ['Protection unit', 'Noor Stubb', 'Kit Placeholder', 'Robin Dummyson'])
    await need(visit, person).selectOption('quorum');
  await press(visit, 'Book and send invitations');
  await page.getByText('Booked. The invitations are on their way.').waitFor();
  return visit.path();
}

test('A meeting is opened, minuted, decided, ended and agreed, and what it asked for gets done', async (visit) => {
  const { page } = visit;
  const before = await heldMail(visit);
  await visit.signInAs('Gwen Sampleford');
  const meeting = await bookForToday(visit);

  await visit.go(`${meeting}/register`);
  await press(visit, 'Open the meeting');
  await page.getByText('The meeting is open.').first().waitFor();
  for (const seat of await page.locator('.cm-att select').all()) await seat.selectOption('present');
  await press(visit, 'Save who is here');
  await page.getByText(/^Quorum met/).first().waitFor();

  await visit.go(`${meeting}/minutes`);
  await press(visit, 'Open the minutes');
  await visit.go(`${meeting}/minutes?item=reason`);
  await page.keyboard.press('a');
  checkEqual(await page.evaluate(() => document.activeElement.name), 'what', 'where the A key leads');
  await page.locator('textarea.cm-note').first().fill('A neighbour rang twice this week.');
  await page.getByText(/^Saved at/).first().waitFor();

  await visit.go(`${meeting}/minutes?item=decision`);
  const children = await page.locator('#decisions section').count();
  check(children > 0, 'there is nobody to decide for');
  const reasons = 'The threshold is met on what was heard.';
  for (let child = 0; child < children; ++child) {
    await visit.go(`${meeting}/minutes?item=decision`);
    const one = page.locator('#decisions section').nth(child);
    await one.getByRole('radio').first().check();
    await one.getByLabel('The chair\'s reasons').fill(reasons);
    await one.getByRole('button', { name: /decision/i }).first().click();
    await page.waitForURL('**/minutes?item=decision&done=saved**');
  }
  await visit.go(`${meeting}/minutes?item=decision`);
  for (const one of await page.locator('#decisions section').all()) {
    check(await one.getByRole('radio').first().isChecked(), 'a decision was not kept');
    checkEqual(await one.getByLabel('The chair\'s reasons').inputValue(), reasons, 'the reasons kept');
  }

  await visit.go(`${meeting}/minutes?item=plan`);
  await page.getByLabel('What will be done').fill('See the children at home');
  const who = page.getByLabel('Who', { exact: true });
  await who.selectOption({ label: await who.locator('option', { hasText: 'Noor Stubb' }).innerText() });
  await page.getByLabel(/^By, such as/).fill(dayAfter(5));
  await page.getByLabel('In words the family can use').fill('Visit at home this week');
  await press(visit, 'Add this action');
  await page.getByText('Action added.').waitFor();

  await visit.go(`${meeting}/register`);
  await press(visit, 'End the meeting');
  // Whoever is not marked is named first.
  await page.getByText(/The meeting has ended\.|End the meeting as it is\?/).first().waitFor();
  if (await page.getByRole('heading', { name: 'End the meeting as it is?' }).count() > 0)
    await press(visit, 'End the meeting as it is');
  await page.getByText('The meeting has ended.').waitFor();

  await visit.go(`${meeting}/minutes/agree`);
  await press(visit, 'Agree these minutes');
  if (visit.path() === '/sign-in/confirm') {
    await visit.checkPage('confirm-password');
    await page.getByLabel('Your password').fill(visit.password);
    await page.locator('main button[type=submit]').first().click();
    await press(visit, 'Agree these minutes');
  }
  await page.getByText('The minutes are agreed.').waitFor();

  await page.getByLabel('Send each owner their action points').check();
  await press(visit, 'Send papers');
  await page.getByText('Papers are on their way.').waitFor();
  await visit.checkPage('papers-sent');

  await papersAreOpened(visit, meeting, before);
  await progressIsReported(visit, meeting, before);
});

async function papersAreOpened(visit, meeting, before) {
  const { page } = visit;
  const noor = 'noor.stubb@community-health.example';
  const link = await linkInMail(visit, noor, '/d/', before);
  for (let looks = 0; looks < 2; ++looks) await visit.go(link);
  await visit.checkPage('papers-code');
  const asked = await heldMail(visit);
  await press(visit, 'Send me a code');
  await page.getByText('The code is on its way').waitFor();
  await visit.checkPage('papers-code-sent');
  await page.getByLabel('The code in the e-mail').fill(await codeInMail(visit, noor, asked));
  await press(visit, 'Read the papers');
  check(await page.getByText('A neighbour rang twice').isVisible(), 'the code opened nothing');
  await visit.go(link);
  await visit.checkPage('papers-link');
  check(!(await page.getByText('A neighbour rang').isVisible()), 'a look opened the papers');
  await press(visit, 'Open the papers');
  check(await page.getByText('A neighbour rang twice').isVisible(), 'the papers did not open');
  await page.goBack();
  await page.goForward();
  check(await page.getByText('A neighbour rang twice').isVisible(), 'no way back to the papers');
  await visit.expectNoAxeViolations();
  await papersAreKept(visit);
  await visit.go(`${meeting}/papers`);
  check(await page.getByText(/^Opened /).first().isVisible(), 'the ledger does not say opened');
}

// On paper, in large print and as a PDF.
async function papersAreKept(visit) {
  const { page } = visit;
  await page.emulateMedia({ media: 'print' });
  check(await page.getByText('A neighbour rang twice').isVisible(), 'the papers are not on paper');
  for (const what of ['header', '.cm-foot', '.cm-lang', 'main button', '.cm-noprint'])
    check(!(await page.locator(what).first().isVisible()), `${what} is on paper`);
  const paper = page.locator('.cm-paper');
  const look = await paper.evaluate((part) => getComputedStyle(part).borderTopWidth);
  checkEqual(look, '0px', 'a frame would be torn at each sheet');
  await page.emulateMedia({ media: null });

  await press(visit, 'Read in large print');
  await page.locator('.cm-paper--large').waitFor();
  const size = await paper
    .locator('p')
    .first()
    .evaluate((words) => parseFloat(getComputedStyle(words).fontSize));
  check(size >= 24, `large print has ${size} px, less than 18 point`);
  await visit.expectNoAxeViolations();
  const file = page.waitForEvent('download');
  await press(visit, 'Download as PDF');
  check(/^papers-\w+\.pdf$/.test((await file).suggestedFilename()), 'the PDF has another name');
}

async function progressIsReported(visit, meeting, before) {
  const { page } = visit;
  const link = await linkInMail(visit, 'noor.stubb@community-health.example', '/a/', before);
  await visit.go(link);
  await visit.checkPage('action-link');
  await page.getByText('Yes, it is done', { exact: true }).click();
  await page.getByLabel('Anything to add').fill('Seen on Tuesday');
  await press(visit, 'Send');
  await page.getByText('Thank you.').waitFor();
  await visit.go(`${meeting}/actions`);
  const row = page.locator('tr', { hasText: 'See the children at home' });
  check((await row.innerText()).includes('Done'), 'the action is not shown as done');
}

test('Without script a conference is booked and an invitation answered', async (visit) => {
  const { page } = visit;
  const before = await heldMail(visit);
  await visit.signInAs('Ash Demosby');
  const row = page.locator('tbody tr', { hasText: 'Draftwell' });
  await row.getByRole('button', { name: /^Find a date/ }).click();
  await page.getByRole('link', { name: 'Type a date instead' }).click();
  await fillConference(visit, { days: 2, time: '15:30' });
  await press(visit, 'Book and send invitations');
  await page.getByText('Booked. The invitations are on their way.').waitFor();
  const meeting = visit.path();
  const link = await linkInMail(visit, 'protection.unit@police.example', '/i/', before);
  await reply(visit, link);
  await visit.go(meeting);
  const police = page.locator('tr', { hasText: 'Protection unit' });
  check((await police.innerText()).includes('Coming'), 'the reply is not shown');
}, { script: false });

test('Signing in and booking need no mouse, and each stop of the Tab key is seen', async (visit) => {
  const { page } = visit;
  const tabTo = async (match) => {
    for (let stops = 0; stops < 250; ++stops) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const focus = document.activeElement;
        const box = focus.getBoundingClientRect();
        const seen = box.width > 0 && box.top >= 0 && box.top < innerHeight;
        const label = focus.labels?.[0]?.innerText ?? focus.getAttribute('aria-label') ?? '';
        return { seen, words: `${label || focus.innerText || ''}`.trim() };
      });
      if (here.words) check(here.seen, `“${here.words.slice(0, 40)}” has the focus out of sight`);
      if (match.test(here.words)) return;
    }
    throw new Error(`the Tab key does not come to ${match}`);
  };
  await visit.go('/sign-in');
  await tabTo(/^E-mail address/);
  await page.keyboard.type('ash.demosby@exampleshire.example');
  await tabTo(/^Password/);
  await page.keyboard.type(visit.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/needs-a-date');
  await tabTo(/^Find a date/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/meetings/new/time?**');
  await tabTo(/^Type a date instead/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/meetings/new?**');
  await tabTo(/^Date/);
  await page.keyboard.type('not a date');
  await tabTo(/^Book and send invitations/);
  await page.keyboard.press('Enter');
  await page.getByText('There is a problem').waitFor();
  const focus = await page.evaluate(() => document.activeElement.className);
  check(focus.includes('govuk-error-summary'), 'the summary of errors has no focus');
  await tabTo(/date/i);
  await page.keyboard.press('Enter');
  checkEqual(await page.evaluate(() => document.activeElement.id), 'date', 'the field in error');
});
