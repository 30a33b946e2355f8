// Choose a time, check and send: the pages, and how long a person needs for them.
import { isFamily, lastFindADate, notAsked, saveNeeds, timesFor } from '../lib/needs.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
// Two agencies besides our own: without them nobody can look for a time.
const fewest = ['Noor Stubb', 'DC Lee Fixture'];

// A practised person: looks before each click, moves the hand, and types.
const look = 1_200;
const aim = 1_500;
const key = 150;

class Hands {
  constructor(page) {
    Object.assign(this, { page, pages: 1, began: Date.now() });
  }

  async reach(locator) {
    await this.page.waitForTimeout(look);
    await locator.scrollIntoViewIfNeeded();
    await this.page.waitForTimeout(aim);
  }

  async click(locator) {
    await this.reach(locator);
    await locator.click();
  }

  /// A click that leads to another page.
  async follow(locator) {
    await this.reach(locator);
    await Promise.all([this.page.waitForEvent('domcontentloaded'), locator.click()]);
    ++this.pages;
  }

  /// The first letters of an option, in a list that was clicked.
  async choose(list, words) {
    await this.reach(list);
    await list.focus();
    await this.page.keyboard.type(words, { delay: key });
    await this.page.keyboard.press('Tab');
  }

  seconds() {
    return (Date.now() - this.began) / 1000;
  }
}

// Ten people besides the social worker, from the top of the list.
async function askTen(hands) {
  await hands.click(hands.page.locator('summary', { hasText: 'Other people who can be asked' }));
  const free = await notAsked(hands.page);
  check(free.length >= 10, 'fewer than ten people can be asked');
  for (const list of free.slice(0, 10)) await hands.choose(list, (await isFamily(list)) ? 'Wel' : 'Cou');
}

test('Ten people are invited from the queue in a minute and a half, on six pages', async (visit) => {
  await visit.signInAs(businessSupport);
  await saveNeeds(visit, { count: 2, named: fewest });
  const button = await lastFindADate(visit);
  const { page } = visit;
  const hands = new Hands(page);
  await hands.follow(button);
  checkEqual(visit.path(), '/meetings/new/time', 'where the queue leads');
  await hands.follow(page.getByRole('link', { name: /^Change/ }).last());
  await askTen(hands);
  await hands.follow(page.getByRole('button', { name: 'Save and look for times' }));
  checkEqual(visit.path(), '/meetings/new/time', 'where the times are');
  check((await page.getByRole('radio').count()) > 0, 'no time is offered');
  await hands.follow(page.getByRole('button', { name: 'Hold this time and check invitations' }));
  check(visit.path().startsWith('/meetings/holds/'), 'the time is not held');
  check(await page.getByText('Held for you until').isVisible(), 'how long it is held is not said');
  check((await page.locator('input.cm-cb:checked').count()) >= 10, 'fewer than ten are ticked');
  await hands.follow(page.getByRole('button', { name: 'Send invitations' }));
  await page.getByText('Booked. The invitations are on their way.').waitFor();
  const seconds = hands.seconds();
  console.log(`  booked in ${seconds.toFixed(1)} s on ${hands.pages} pages`);
  check(seconds < 90, `it took ${seconds.toFixed(1)} s`);
  check(hands.pages <= 6, `it took ${hands.pages} pages`);
});

test('Times to choose from say what speaks for them, at every width', async (visit) => {
  await visit.signInAs(businessSupport);
  await saveNeeds(visit, { count: 40, inspect: (name) => visit.checkPage(name) });
  check(await visit.page.getByText('Nothing fits up to the last day').isVisible(), 'a room is left');
  await visit.checkPage('choose-time-none');
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  await visit.checkPage('choose-time');
  check(await page.getByRole('radio').first().isChecked(), 'the best time is not chosen');
  check(await page.getByText(/^We checked \d+ times/).isVisible(), 'what was checked is not said');
  const table = page.getByRole('region', { name: 'Who is free' });
  check((await table.locator('tbody tr').count()) > 2, 'who is free is not said');

  await page.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: 'Hold this time and check invitations' }).click();
  await visit.checkPage('check-invitations');
  await page.getByRole('button', { name: 'Let this time go' }).click();
  check(await page.getByText('Let go.').isVisible(), 'that it was let go is not said');

  await page.getByText('Book after the last day (needs a reason)').click();
  await page.getByRole('button', { name: 'Hold this time and check invitations' }).click();
  await page.getByRole('button', { name: 'Send invitations' }).click();
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('check-invitations-late');
  await page.getByRole('button', { name: 'Let this time go' }).click();
});

test('A time is chosen and let go without script', async (visit) => {
  await visit.signInAs(businessSupport);
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  await page.getByText('Book after the last day (needs a reason)').click();
  check(await page.getByText('These times are after the last day.').isVisible(), 'not said');
  await page.getByRole('button', { name: 'Hold this time and check invitations' }).click();
  await page.getByLabel('Who allowed a day after the last day?').waitFor();
  await page.getByRole('button', { name: 'Send invitations' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'nobody is asked who allowed it');
  await page.getByRole('button', { name: 'Let this time go' }).click();
  checkEqual(visit.path(), '/meetings/new/time', 'where one is led back');
}, { script: false });

test('Whoever goes back from the invitations sees what they hold, and can let it go', async (visit) => {
  await visit.signInAs(businessSupport);
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  const held = () => page.getByText(/^You hold .* for this meeting until/);
  check(!(await held().isVisible()), 'something is held before');
  await page.getByRole('button', { name: 'Hold this time and check invitations' }).click();
  await page.getByText('Held for you until').waitFor();
  await page.goBack();
  await held().waitFor();
  await visit.checkPage('choose-time-held');
  await page.getByRole('link', { name: 'Continue with this time' }).click();
  await page.getByText('Held for you until').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^let it go/ }).click();
  check(await page.getByText('Let go.').isVisible(), 'that it was let go is not said');
  check(!(await held().isVisible()), 'it is still held');
});

test('Times that a browser kept are asked for again', async (visit) => {
  await visit.signInAs(businessSupport);
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  await Promise.all([
    page.waitForEvent('domcontentloaded'),
    page.evaluate(() =>
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    ),
  ]);
  checkEqual(visit.path(), '/meetings/new/time', 'which page was asked for again');
});

test('What a meeting needs is short on a telephone, with the rest a touch away', async (visit) => {
  await visit.signInAs(businessSupport);
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  await page.getByRole('link', { name: /^Change/ }).last().click();
  await page.setViewportSize({ width: 390, height: 844 });
  const folded = await page.evaluate(() => document.documentElement.scrollHeight);
  check(folded < 5_000, `the page is ${folded} px long`);
  check(!(await page.getByLabel(/^Languages that an interpreter/).isVisible()), 'it is not folded');
  await page.getByText('Interpreter and advocate').click();
  await page.getByLabel(/^Languages that an interpreter/).fill('Polish');
  await page.getByRole('button', { name: 'Save and look for times' }).click();
  await page.getByText('An interpreter for Polish is needed. No interpreter is asked yet.').waitFor();
  await visit.checkPageAsShown('choose-time-interpreter');
  await page.getByRole('link', { name: /^Change/ }).last().click();
  await page.getByLabel(/^Languages that an interpreter/).fill('');
  await page.getByRole('button', { name: 'Save and look for times' }).click();
});

test('What a meeting needs can be saved without going to the foot of the page', async (visit) => {
  await visit.signInAs(businessSupport);
  await timesFor(visit, { count: 8 });
  const { page } = visit;
  await page.getByRole('link', { name: /^Change/ }).last().click();
  const save = await page.getByRole('button', { name: 'Save and look for times' }).boundingBox();
  const { height } = page.viewportSize();
  check(save.y + save.height <= height, `the button is at ${save.y}, below what is seen`);
});
