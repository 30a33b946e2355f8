// The dates of a family explained: in Welsh, on paper, and for those who do not see the picture.
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

// The dates of the first family in the queue, which has one that is open to be booked.
async function openDates(visit) {
  await visit.signInAs(businessSupport);
  await visit.go('/needs-a-date');
  await visit.page.getByRole('link', { name: /How we worked this out/ }).first().click();
  return visit.path();
}

test('The dates and their working can be read in Welsh, and in English again', async (visit) => {
  const path = await openDates(visit);
  await visit.page.getByRole('link', { name: 'Cymraeg' }).click();
  checkEqual(new URL(visit.page.url()).search, '?lang=cy', 'the address');
  checkEqual(await visit.page.locator('.cm-stat').getAttribute('lang'), 'cy', 'the language');
  check(await visit.page.getByText('Sut y cyfrifwyd hyn').first().isVisible(), 'the working');
  await visit.checkPage('dates-welsh');
  await visit.page.getByRole('link', { name: 'open all the working' }).click();
  checkEqual(new URL(visit.page.url()).search, '?lang=cy&working=all', 'both are kept');
  await visit.checkPage('dates-welsh-open');
  await visit.page.getByRole('link', { name: 'English' }).click();
  checkEqual(new URL(visit.page.url()).search, '?working=all', 'the working stays open');
  checkEqual(visit.path(), path, 'the same family');
});

test('What the picture shows is a table as well, that leads to each working', async (visit) => {
  await openDates(visit);
  const about = await visit.page.locator('.cm-svg desc').textContent();
  check(/[Bb]ank holiday/.test(about), 'the picture says nothing of bank holidays');
  await visit.page.getByText('The picture as a table').first().click();
  const rows = visit.page.locator('main .cm-table tbody tr');
  const labels = await rows.locator('th a').allInnerTexts();
  checkEqual(
    labels.join(),
    (await visit.page.locator('.cm-stat > li > h3').allTextContents())
      .map((text, i) => text.trim().slice(0, labels[i].length))
      .join(),
    'the same dates in the same order',
  );
  const link = rows.locator('th a').last();
  const to = await link.getAttribute('href');
  await link.click();
  check(await visit.page.locator(to).isVisible(), 'where the row leads');
  await visit.checkPage('dates-table');
});

test('The dates print on their own, and with all the working when it is open', async (visit) => {
  const path = await openDates(visit);
  const { page } = visit;
  check(await page.getByRole('button', { name: 'Print' }).isVisible(), 'no button to print');
  await page.emulateMedia({ media: 'print' });
  const shows = (what) => page.locator(what).first().isVisible();
  check(await shows('.cm-printed'), 'the paper is not headed');
  check(/EX-\w+\. Printed as it stood on \w+day/.test(await page.locator('.cm-printed').innerText()),
    'the heading says whose dates these are and of which day');
  for (const what of ['header', '.cm-foot', '.govuk-back-link', '.cm-head__actions', 'aside'])
    check(!(await shows(what)), `${what} is on paper`);
  checkEqual(await page.locator('.cm-stat details:not([open]):visible').count(), 0, 'closed working');

  await visit.go(`${path}?working=all`);
  const counts = page.locator('.cm-stat .cm-count');
  const facts = page.locator('.cm-stat .cm-facts');
  check((await counts.count()) > 0, 'nothing is counted');
  for (const each of [...(await counts.all()), ...(await facts.all())])
    check(await each.isVisible(), 'some working is not on paper');
  const look = await page.locator('.cm-stat > li').first().evaluate((item) => {
    const last = item.querySelector('.is-end') ?? item.ownerDocument.querySelector('.is-end');
    return [getComputedStyle(item).breakInside, last && getComputedStyle(last).color];
  });
  checkEqual(look.join(), 'avoid,rgb(0, 0, 0)', 'a date stays on one page, black on white');
  checkEqual(await page.locator('.cm-stat summary:visible').count(), 0, 'buttons on paper');
  const paper = await page.pdf({ format: 'A4' });
  check(paper.length > 10_000, 'no paper');
  check(!(await page.title()).includes('EX-'), 'the title of the paper names the family');
});
