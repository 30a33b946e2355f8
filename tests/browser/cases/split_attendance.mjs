// Two who must not meet come to different parts of a meeting.
import { check, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';

// The file of a family with two members who can be noted.
async function familyOfTwo(visit) {
  await visit.go('/families');
  const { page } = visit;
  const links = await page.locator('main a[href^="/families/"]').evaluateAll((all) =>
    [...new Set(all.map((link) => link.getAttribute('href')))].filter((url) =>
      /^\/families\/[^/?]+$/.test(url) && url !== '/families/new'));
  for (const url of links) {
    await visit.go(url);
    if (await page.getByRole('link', { name: 'Note two people' }).count()) return url;
  }
  return null;
}

test('Two people are noted who must not meet, and the booking form keeps them apart', async (visit) => {
  await visit.signInAs(businessSupport);
  const family = await familyOfTwo(visit);
  check(family !== null, 'no family of the demonstration has two members');
  const { page } = visit;
  await page.getByRole('link', { name: 'Note two people' }).click();
  await visit.checkPage('must-not-meet');
  await page.getByRole('button', { name: 'Note these two people' }).click();
  check(await page.getByText('There is a problem').isVisible(), 'nobody is asked for');
  await page.getByLabel('The first person').selectOption({ index: 1 });
  await page.getByLabel('The other person').selectOption({ index: 2 });
  await page.getByLabel('Why?').fill('An order of the court');
  await page.getByRole('button', { name: 'Note these two people' }).click();
  check(await page.getByText(/^Noted\./).isVisible(), 'not said that it is noted');
  await visit.checkPage('family-must-not-meet');

  await visit.go(`/meetings/new?family=${family.split('/').pop()}&type=core_group`);
  check((await page.getByText(/^Must not meet /).count()) >= 2, 'the two are not pointed at');
  check((await page.getByLabel(/^Which part .* comes for$/).count()) >= 2, 'no part is offered');
  await visit.checkPage('booking-with-parts');
});
