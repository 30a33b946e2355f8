// Action points are found by what they say, and those of somebody who leaves go to another.
import { check, checkEqual, test } from '../lib/test.mjs';
import { teamManager } from '../lib/own_meeting.mjs';
import { press } from '../lib/journey.mjs';

const rows = (page) => page.locator('tbody tr');

test('An action is found by its words, its family and how it stands', async (visit) => {
  const { page } = visit;
  await visit.signInAs(teamManager);
  await visit.go('/actions/find');
  await visit.checkPage('actions-find');
  await page.getByLabel('Words in the action').fill('paediatric');
  await press(visit, 'Show');
  checkEqual(await rows(page).count(), 1, 'rows with this word');
  check(!page.url().includes('paediatric'), 'a word stands in the address');
  await page.getByLabel('Words in the action').fill('');
  await page.getByLabel('Reference of the family').fill('EX-1874');
  await page.getByLabel('How it stands').selectOption('Still to do');
  await press(visit, 'Show');
  for (const row of await rows(page).all())
    check((await row.innerText()).includes('EX-1874'), 'a row of another family');
  check(!page.url().includes('EX-1874'), 'a reference stands in the address');
  await page.getByLabel('Words in the action').fill('nobody wrote this');
  await press(visit, 'Show');
  await page.getByText('No action is like this, on your cases.').waitFor();
  await visit.checkPageAsShown('actions-find-nothing');
});

test('The actions of somebody who leaves are looked at, and then given to another', async (visit) => {
  const { page } = visit;
  await visit.signInAs(teamManager);
  await visit.go('/actions/find');
  await page.getByRole('link', { name: 'Give the actions of somebody who leaves to another' }).click();
  await visit.checkPageAsShown('actions-reassign');
  await press(visit, 'Continue');
  await page.getByText('There is a problem').waitFor();
  await visit.checkPageAsShown('actions-reassign-refused');

  const choose = async (label, name) => {
    const list = page.getByLabel(label);
    const option = list.locator('option', { hasText: name });
    await list.selectOption({ label: await option.first().innerText() });
  };
  await choose('Who goes', 'Kit Placeholder');
  await choose('Who takes over', 'Val Draftley');
  await press(visit, 'Continue');
  check((await rows(page).count()) > 0, 'nothing is said to move');
  await visit.checkPageAsShown('actions-reassign-asked');
  await page.getByRole('link', { name: 'Choose other people' }).click();
  checkEqual(visit.path(), '/actions/reassign', 'where the way back leads');

  // And back again: other cases need these actions as they were.
  for (const [from, to] of [['Kit Placeholder', 'Val Draftley'], ['Val Draftley', 'Kit Placeholder']]) {
    await visit.go('/actions/reassign');
    await choose('Who goes', from);
    await choose('Who takes over', to);
    await press(visit, 'Continue');
    await press(visit, 'Change the owner');
    await page.getByRole('heading', { name: 'Actions', exact: true }).waitFor();
  }
});
