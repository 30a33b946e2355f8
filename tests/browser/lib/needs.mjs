// What a meeting of the queue needs, said from scratch: other cases change the queue as well.
import { check } from './test.mjs';

const lists = (page) => page.getByRole('combobox', { name: /^How much .* is needed$/ });

/// The queue's last "Find a date" of an initial conference.
export async function lastFindADate(visit) {
  await visit.go('/needs-a-date?type=initial_cp_conference');
  const buttons = visit.page.getByRole('button', { name: /^Find a date/ });
  check((await buttons.count()) > 0, 'no initial conference needs a date');
  return buttons.last();
}

/// The lists of those who are not asked yet, our own staff aside: one of them chairs.
export async function notAsked(page) {
  const free = [];
  for (const list of await lists(page).all()) {
    const isOurs = (await list.getAttribute('name')).startsWith('need.user:');
    if (!isOurs && (await list.inputValue()) === '') free.push(list);
  }
  return free;
}

export const isFamily = async (list) =>
  (await list.getAttribute('name')).startsWith('need.member:');

/// Opens everything that the page has folded away.
export async function openAll(page) {
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

async function askNobody(page) {
  for (const list of await lists(page).all())
    if (!(await list.getAttribute('name')).startsWith('need.user:')) await list.selectOption('');
}

/// Says from the queue that `count` people are asked besides our own staff, those `named` among
/// them, and looks for times.
export async function saveNeeds(visit, { count, named = [], inspect = async () => {} }) {
  await (await lastFindADate(visit)).click();
  const { page } = visit;
  await page.getByRole('link', { name: /^Change/ }).last().click();
  await inspect('meeting-needs');
  await openAll(page);
  await askNobody(page);
  for (const name of named)
    await page.getByLabel(`How much ${name} is needed`).selectOption('quorum');
  for (const list of (await notAsked(page)).slice(0, count - named.length))
    await list.selectOption((await isFamily(list)) ? 'optional' : 'quorum');
  await page.getByRole('button', { name: 'Save and look for times' }).click();
}

/// The same, and times are offered.
export async function timesFor(visit, needs) {
  await saveNeeds(visit, needs);
  check((await visit.page.getByRole('radio').count()) > 0, 'no time is offered');
}
