// Two who must not meet come to different parts of a meeting.
import { dayAfter } from '../lib/journey.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const businessSupport = 'Ash Demosby';
const teamManager = 'Val Draftley';

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

// A family of this case alone, with two members: other cases book for those of the demonstration.
async function familyOfItsOwn(visit) {
  const { page } = visit;
  await visit.go('/families/new');
  await page.getByRole('button', { name: 'Add a family member' }).click();
  await page.getByLabel('Reference').fill(`EX-S${Date.now().toString(36)}`);
  await page.locator('#family_name').fill('Apartley');
  await page.getByLabel('England').check();
  await page.getByLabel('Team').selectOption({ label: 'Assessment North' });
  const lead = page.getByLabel('Lead social worker');
  await lead.selectOption({
    label: await lead.locator('option', { hasText: 'Kit Placeholder' }).innerText(),
  });
  await page.locator('[name="children.0.given_name"]').fill('Tansy');
  await page.locator('[name="children.0.date_of_birth"]').fill('1/5/2018');
  for (const [place, name] of ['Ines Apartley', 'Otto Apartley'].entries()) {
    await page.locator(`[name="family_members.${place}.name"]`).fill(name);
    await page.locator(`[name="family_members.${place}.relationship"]`).fill('parent');
  }
  await page.getByRole('button', { name: 'Add the family', exact: true }).click();
  await page.getByText('The family is added.').waitFor();
  return visit.path();
}

async function notePair(visit, family) {
  const { page } = visit;
  await visit.go(family);
  await page.getByRole('link', { name: 'Note two people' }).click();
  for (const [label, name] of [['The first person', 'Ines'], ['The other person', 'Otto']]) {
    const list = page.getByLabel(label);
    await list.selectOption({
      label: await list.locator('option', { hasText: name }).innerText(),
    });
  }
  await page.getByLabel('Why?').fill('An order of the court');
  await page.getByRole('button', { name: 'Note these two people' }).click();
  await page.getByText(/^Noted\./).waitFor();
}

test('Two who must not meet are refused one time, and the warning goes once they have parts', async (visit) => {
  const { page } = visit;
  const book = () => page.getByRole('button', { name: 'Book and send invitations' }).click();
  // Whichever of the two is named first.
  const both = '(Ines Apartley and Otto Apartley|Otto Apartley and Ines Apartley)';
  const bothMeet = new RegExp(`${both} must not meet, and are invited to the same time\\.`);
  await visit.signInAs(teamManager);
  const family = await familyOfItsOwn(visit);
  await notePair(visit, family);

  await visit.go(`/meetings/new?family=${family.split('/').pop()}&type=core_group`);
  await page.getByLabel('Date').fill(dayAfter(190));
  await page.getByLabel('Start time').fill('13:05');
  await page.getByLabel('Who chairs?').selectOption({ index: 1 });
  await page.getByText('By video', { exact: true }).click();
  await page.getByLabel('Video link').fill('https://video.example/apart');
  for (const name of ['Ines Apartley', 'Otto Apartley']) {
    await page.getByLabel(`How much ${name} is needed`).selectOption('optional');
    await page.getByLabel(`Which part ${name} comes for`).selectOption('');
  }
  await book();
  await page.getByText('There is a problem').waitFor();
  check(
    (await page.getByText(new RegExp(`${both} must not meet\\. Give them`)).count()) > 0,
    'the refusal does not say who must not meet',
  );
  await visit.checkPageAsShown('booking-who-must-not-meet');

  await page.getByLabel('Invite them to the same time all the same').check();
  await book();
  await page.getByText('Booked. The invitations are on their way.').waitFor();
  const meeting = visit.path();
  check(await page.getByText(bothMeet).isVisible(), 'the meeting does not warn');
  await visit.checkPage('meeting-who-must-not-meet');

  await page.getByRole('link', { name: 'Give them different parts' }).click();
  checkEqual(visit.path(), `${meeting}/parts`, 'where the warning leads');
  await visit.checkPage('meeting-parts');
  await page.getByLabel('Which part Ines Apartley comes for').selectOption('first');
  await page.getByLabel('Which part Otto Apartley comes for').selectOption('second');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/parts'));
  await visit.go(meeting);
  checkEqual(await page.getByText(bothMeet).count(), 0, 'warnings once they come apart');
  check((await page.getByText(/^Comes from .* only$/).count()) >= 2, 'their parts are not shown');
});
