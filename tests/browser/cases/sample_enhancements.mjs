import { check, checkEqual, testSamples } from '../lib/test.mjs';

// The service's answers are given by the test, so that each of them can be seen.
async function open(visit, { autosave, live }) {
  await visit.page.route('**/autosave', autosave ?? ((route) => route.abort()));
  await visit.page.route('**/live', live ?? ((route) => route.fulfill({ status: 204 })));
  await visit.go('/enhancements.html');
  return visit.page.getByLabel('What was said');
}

const json = (status, answer) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(answer),
});
const status = (visit) => visit.page.locator('[data-autosave-status]');
const version = (visit) => visit.page.locator('input[name=version]').inputValue();

testSamples('Typing is saved two seconds after it stops', async (visit) => {
  const sent = [];
  const note = await open(visit, {
    autosave: (route) => {
      sent.push(new URLSearchParams(route.request().postData()));
      route.fulfill(json(200, { version: 4, saved_at: '10:31' }));
    },
  });
  await note.fill('Said & heard');

  await status(visit).getByText('Saved at 10:31').waitFor();

  checkEqual(sent.length, 1, 'times sent');
  checkEqual(sent[0].get('item-1'), 'Said & heard', 'what was sent');
  checkEqual(sent[0].get('version'), '3', 'the version it was opened with');
  checkEqual(await version(visit), '4', 'the version now');
});

testSamples('When two people wrote, both are shown and one decides', async (visit) => {
  const sent = [];
  const note = await open(visit, {
    autosave: (route) => {
      sent.push(new URLSearchParams(route.request().postData()));
      const stale = { version: 7, saved_at: '10:29', fields: { 'item-1': 'Theirs <b>' } };
      route.fulfill(sent.length === 1 ? json(409, stale) : json(200, { version: 8, saved_at: '10:32' }));
    },
  });
  await note.fill('Mine');
  await visit.page.getByText('Theirs <b>').waitFor();
  checkEqual(await note.inputValue(), 'Mine', 'what was typed');
  await visit.expectNoAxeViolations();
  await visit.picture('sample-two-people');

  await visit.page.getByRole('button', { name: 'Keep both' }).click();
  await status(visit).getByText('Saved at 10:32').waitFor();

  checkEqual(sent[1].get('item-1').replaceAll('\r', ''), 'Theirs <b>\n\nMine', 'what was sent');
  checkEqual(sent[1].get('version'), '7', 'the version answered');
});

testSamples('Whoever keeps both keeps them though the other writes on', async (visit) => {
  const sent = [];
  const answers = [
    json(409, { version: 7, saved_at: '10:29', fields: { 'item-1': 'Theirs' } }),
    json(409, { version: 8, saved_at: '10:30', fields: { 'item-1': 'Theirs, and more' } }),
    json(409, { version: 9, saved_at: '10:31', fields: { 'item-1': 'Theirs, and more of it' } }),
    json(200, { version: 10, saved_at: '10:32' }),
  ];
  const note = await open(visit, {
    autosave: (route) => {
      route.fulfill(answers[sent.length]);
      sent.push(new URLSearchParams(route.request().postData()));
    },
  });
  await note.fill('Mine');
  await visit.page.getByRole('button', { name: 'Keep both' }).click();
  await status(visit).getByText('Saved at 10:32').waitFor();

  const both = 'Theirs, and more of it\n\nMine';
  checkEqual(sent[3].get('item-1').replaceAll('\r', ''), both, 'what was sent');
  checkEqual(sent[3].get('version'), '9', 'the version answered');
  checkEqual(await note.inputValue(), both, 'what is in the field');
});

testSamples('Without a network the words stay and are sent later', async (visit) => {
  let down = true;
  const note = await open(visit, {
    autosave: (route) =>
      down ? route.abort() : route.fulfill(json(200, { version: 4, saved_at: '10:33' })),
  });
  await note.fill('Still here');
  await status(visit).getByText('No network. Keep typing').waitFor();

  down = false;
  await status(visit).getByText('Saved at 10:33').waitFor();

  checkEqual(await note.inputValue(), 'Still here', 'what was typed');
});

testSamples('What can never be saved is said and not tried again', async (visit) => {
  let asked = 0;
  const note = await open(visit, {
    autosave: (route) => {
      asked += 1;
      route.fulfill(json(409, { says: 'These minutes are agreed: what you typed is not saved.' }));
    },
  });
  await note.fill('Too late');
  await status(visit).getByText('These minutes are agreed').waitFor();
  await note.fill('Too late again');
  await note.blur();

  checkEqual(await note.inputValue(), 'Too late again', 'what was typed');
  checkEqual(asked, 1, 'times it was sent');
});

testSamples('A part of the page follows what happens elsewhere', async (visit) => {
  await visit.page.route('**/enhancements.html', async (route) => {
    const answer = await route.fetch();
    const fresh = route.request().resourceType() !== 'document';
    const html = await answer.text();
    route.fulfill({ response: answer, body: fresh ? html.replace('1 reply', '2 replies') : html });
  });
  await open(visit, {
    live: (route) =>
      route.fulfill({ contentType: 'text/event-stream', body: 'event: changed\ndata: 2\n\n' }),
  });

  await visit.page.getByText('2 replies').waitFor();
  await visit.page.getByText('This page has just been updated.').waitFor();
});

testSamples('The count says how many rows are chosen', async (visit) => {
  await open(visit, {});
  check(await visit.page.getByText('None selected').isVisible(), 'nothing is chosen at first');

  await visit.page.getByLabel('Second').check();

  check(await visit.page.getByText('1 selected').isVisible(), 'the count did not follow');
});

testSamples('An address can be copied', async (visit) => {
  await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(visit, {});

  await visit.page.getByRole('button', { name: 'Copy' }).click();
  await visit.page.getByText('Copied.').waitFor();

  const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
  checkEqual(copied, 'https://example.org/feed', 'the clipboard');
});
