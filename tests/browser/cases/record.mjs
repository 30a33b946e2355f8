// The pages that hold a meeting and follow it up, on meetings of the demonstration.
import { check, checkEqual, test } from '../lib/test.mjs';

const chair = 'Gwen Sampleford';

async function meeting(visit, person, state) {
  await visit.signInAs(person);
  await visit.go(`/meetings?from=1/1/2026&state=${state}&type=initial_cp_conference`);
  const link = visit.page.locator('tbody a[href^="/meetings/"]').first();
  check((await link.count()) > 0, `${person} has no meeting that is ${state}`);
  return link.getAttribute('href');
}

test('The pages of a meeting that was held are in order', async (visit) => {
  const address = await meeting(visit, chair, 'held');
  for (const part of ['register', 'minutes', 'minutes/agree', 'actions', 'papers']) {
    checkEqual(await visit.go(`${address}/${part}`), 200, part);
    await visit.checkPage(`held-${part.replace('/', '-')}`);
  }
});

test('The pages of a meeting to come are in order', async (visit) => {
  const address = await meeting(visit, chair, 'scheduled');
  for (const part of ['register', 'minutes', 'actions']) {
    checkEqual(await visit.go(`${address}/${part}`), 200, part);
    await visit.checkPage(`to-come-${part}`);
  }
});

test('Each list of actions is in order', async (visit) => {
  await visit.signInAs('Kit Placeholder');
  for (const list of ['', '/plans', '/agencies', '/done']) {
    checkEqual(await visit.go(`/actions${list}`), 200, list);
    await visit.checkPage(`actions${list.replace('/', '-')}`);
  }
  await visit.go('/actions/plans');
  const one = visit.page.locator('main a[href^="/actions/"]:not([href$=plans]):not([href$=agencies]):not([href$=done])');
  await visit.go(await one.first().getAttribute('href'));
  await visit.checkPage('action');
});

test('An agency’s own person sees times and places, and no family', async (visit) => {
  await visit.signInAs('Noor Stubb');
  checkEqual(visit.path(), '/meetings', 'where they start');
  await visit.checkPage('agency-meetings');
  const link = visit.page.locator('tbody a[href^="/meetings/"]').first();
  await visit.go(await link.getAttribute('href'));
  await visit.checkPage('agency-meeting');
});
