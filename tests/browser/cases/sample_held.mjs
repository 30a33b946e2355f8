import { check, checkEqual, testSamples } from '../lib/test.mjs';

// An action added while the connection is broken. The service's answers are given by the test.
async function open(visit, service) {
  const { page } = visit;
  service.sent = [];
  page.on('dialog', (dialog) => dialog.accept());
  await page.route('**/live', (route) => route.fulfill({ status: 204 }));
  await page.route('**/livez', (route) =>
    service.isDown ? route.abort() : route.fulfill({ status: 200, body: '{}' }));
  await page.route('**/item', (route) => {
    if (service.isDown) return route.abort();
    service.sent.push(new URLSearchParams(route.request().postData()));
    return route.fulfill({ status: 204, headers: { 'content-security-policy': "default-src 'none'" } });
  });
  await visit.go('/enhancements.html');
  await page.getByLabel('What will be done').fill('Ring the school');
  await page.getByRole('button', { name: 'Add this action' }).click();
}

const back = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')));
const untilSent = (visit) => visit.page.waitForResponse('**/item');

testSamples('A button of the minutes sends as ever while there is a connection', async (visit) => {
  const service = { isDown: false };
  const answered = untilSent(visit);
  await open(visit, service);
  await answered;

  checkEqual(service.sent[0].get('what'), 'Ring the school', 'what was sent');
  checkEqual(service.sent[0].get('do'), 'action', 'the button that was pressed');
});

testSamples('What is saved without a connection stays in the page, and is sent once it is back', async (visit) => {
  const { page } = visit;
  const service = { isDown: true };
  await open(visit, service);
  await page.getByText('No connection. This is not saved yet').waitFor();
  await visit.checkPageAsShown('sample-held-without-connection');
  check(visit.path().endsWith('/enhancements.html'), 'the page is gone');
  checkEqual(await page.getByLabel('What will be done').inputValue(), 'Ring the school', 'what was typed');

  service.isDown = false;
  const answered = untilSent(visit);
  await back(page);
  await answered;

  checkEqual(service.sent.length, 1, 'times it was sent');
  checkEqual(service.sent[0].get('what'), 'Ring the school', 'what was sent');
  checkEqual(service.sent[0].get('do'), 'action', 'the button that was pressed');
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  checkEqual(kept, 0, 'what the browser keeps');
});

testSamples('What was typed on since waits for its writer once the connection is back', async (visit) => {
  const { page } = visit;
  const service = { isDown: true };
  await open(visit, service);
  await page.getByText('No connection. This is not saved yet').waitFor();
  await page.getByLabel('What will be done').fill('Ring the school, and');
  service.isDown = false;
  await back(page);
  await page.getByText('The connection is back. You have typed since: save it again.').waitFor();

  checkEqual(service.sent.length, 0, 'times it was sent');
});
