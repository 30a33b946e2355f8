// The pages that do not belong to a family: an agency's own view, calendar feeds, the mail that a
// demonstration keeps to itself.
import { check, checkEqual, test } from '../lib/test.mjs';

test('An agency’s own person sees times and places, and no family', async (visit) => {
  await visit.signInAs('Noor Stubb');
  checkEqual(visit.path(), '/meetings', 'where they start');
  await visit.checkPage('agency-meetings');
});

test('Calendar feeds are listed, made and explained', async (visit) => {
  await visit.signInAs('Gwen Sampleford');
  checkEqual(await visit.go('/feeds'), 200, 'the list');
  await visit.checkPage('feeds');
  checkEqual(await visit.go('/feeds/new'), 200, 'the form');
  await visit.checkPage('feed-new');
});

test('The mail of a demonstration can be read, with its links', async (visit) => {
  checkEqual(await visit.go('/mail'), 200, 'the list');
  await visit.checkPage('mails');
  const one = visit.page.locator('main a[href^="/mail/"]').first();
  check((await one.count()) === 1, 'no mail is kept');
  await visit.go(await one.getAttribute('href'));
  await visit.checkPage('mail');
});
