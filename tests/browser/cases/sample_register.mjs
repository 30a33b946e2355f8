import { check, checkEqual, testSamples } from '../lib/test.mjs';

// Who is here, marked while the connection is broken. The service's answers are given by the test.
const json = (status, answer) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(answer),
});

async function open(visit, service) {
  const { page } = visit;
  await page.route('**/live', (route) => route.fulfill({ status: 204 }));
  await page.route('**/livez', (route) => (service.isDown ? route.abort() : route.fulfill(json(200, {}))));
  await page.route('**/register', (route) => {
    service.pressed = new URLSearchParams(route.request().postData());
    route.fulfill({ status: 204, headers: { 'content-security-policy': "default-src 'none'" } });
  });
  await page.route('**/register/again', (route) => {
    if (service.isDown) return route.abort();
    service.sent.push(new URLSearchParams(route.request().postData()));
    return route.fulfill(service.answer);
  });
  await visit.go('/enhancements.html');
  await page.getByLabel('Robin Dummyson').selectOption('absent');
  await page.getByRole('button', { name: 'Save who is here' }).click();
}

const back = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')));
const hidden = (visit, name) => visit.page.locator(`input[name="${name}"]`).inputValue();

testSamples('Who is here is sent as ever while there is a connection', async (visit) => {
  const service = { isDown: false, sent: [] };
  const answered = visit.page.waitForResponse('**/register');
  await open(visit, service);
  await answered;

  checkEqual(service.pressed.get('seat-1'), 'absent', 'what was sent');
  checkEqual(service.sent.length, 0, 'times it was sent again');
});

testSamples('Who is here stays in the page without a connection, and is sent once it is back', async (visit) => {
  const { page } = visit;
  const answer = json(200, { saved_at: '10:31', fields: { 'seat-1': 'absent' } });
  const service = { isDown: true, sent: [], answer };
  await open(visit, service);
  await page.getByText('No connection. Who is here is not saved yet').waitFor();
  await visit.checkPageAsShown('sample-register-without-connection');
  checkEqual(await page.getByLabel('Robin Dummyson').inputValue(), 'absent', 'what was chosen');

  service.isDown = false;
  await back(page);
  await page.getByText('Who is here was saved at 10:31.').waitFor();

  checkEqual(service.sent.length, 1, 'times it was sent');
  checkEqual(service.sent[0].get('seat-1'), 'absent', 'what was sent');
  checkEqual(service.sent[0].get('csrf'), 'token', 'the token that was sent');
  checkEqual(await hidden(visit, 'kept-seat-1'), 'absent', 'what is kept');
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  checkEqual(kept, 0, 'what the browser keeps');
});

testSamples('What somebody else marked meanwhile is seen once the connection is back', async (visit) => {
  const { page } = visit;
  const answer = json(200, { saved_at: '10:31', fields: { 'seat-1': 'present' } });
  const service = { isDown: true, sent: [], answer };
  await open(visit, service);
  await page.getByText('No connection.').waitFor();
  service.isDown = false;
  await back(page);
  await page.getByText('Who is here was saved at 10:31.').waitFor();

  checkEqual(await page.getByLabel('Robin Dummyson').inputValue(), 'present', 'the mark');
});

testSamples('Marks that do not fit are said and not sent for ever', async (visit) => {
  const { page } = visit;
  const service = { isDown: true, sent: [], answer: json(409, { says: 'Not saved: somebody else.' }) };
  await open(visit, service);
  await page.getByText('No connection.').waitFor();
  service.isDown = false;
  await back(page);
  await page.getByText('Not saved: somebody else.').waitFor();
  await back(page);

  checkEqual(service.sent.length, 1, 'times it was sent');
  check((await page.getByLabel('Robin Dummyson').inputValue()) === 'absent', 'the mark is gone');
});
