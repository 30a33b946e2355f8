// Signing in with an app on the telephone, losing it, and being warned before an idle session ends.
import { createHmac } from 'node:crypto';

import { check, checkEqual, test } from '../lib/test.mjs';

const auditor = 'Ada Ledgerby';
const step = 30;

// RFC 6238, as an authenticator app does it.
function codeOf(secret, number) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(number));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash[hash.length - 1] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// Each code works once: the next one that has not been entered yet.
let last = 0;
async function nextCode(visit, secret) {
  let now = Math.floor(Date.now() / 1000 / step);
  while (now <= last - 1) {
    await visit.page.waitForTimeout(1000);
    now = Math.floor(Date.now() / 1000 / step);
  }
  last = Math.max(now, last + 1);
  return codeOf(secret, last);
}

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();

test('An app is set up, asked for, replaced by a recovery code and turned off', async (visit) => {
  await visit.signInAs(auditor);
  await visit.go('/me/second-factor');
  await visit.checkPage('second-factor-off');
  await press(visit, 'Set up an app');
  if (visit.path() === '/sign-in/confirm') {
    await visit.page.getByLabel('Your password').fill(visit.password);
    await press(visit, 'Continue');
    await visit.go('/me/second-factor');
    await press(visit, 'Set up an app');
  }
  checkEqual(visit.path(), '/me/second-factor/prove', 'the page with the picture');
  await visit.checkPage('second-factor-prove');
  const secret = (await visit.page.locator('#secret').innerText()).replaceAll(' ', '');
  checkEqual(secret.length, 32, 'the secret in groups of four');

  await visit.page.getByLabel('Code that the app shows now').fill('000000');
  await press(visit, 'Continue');
  check((await visit.page.title()).startsWith('Error:'), 'a wrong code is said to be wrong');
  await visit.page
    .getByLabel('Code that the app shows now')
    .fill(await nextCode(visit, secret));
  await press(visit, 'Continue');
  const recovery = await visit.page.locator('#recovery-codes code').allInnerTexts();
  checkEqual(recovery.length, 10, 'recovery codes');
  await visit.expectNoAxeViolations();
  await visit.expectNoSidewaysScroll();

  await visit.signOut();
  await visit.signInAs(auditor);
  checkEqual(visit.path(), '/sign-in/code', 'asked for the code');
  await visit.checkPage('sign-in-code');
  await visit.page.getByLabel('Code from your app').fill(await nextCode(visit, secret));
  await press(visit, 'Continue');
  checkEqual(visit.path(), '/audit', 'signed in');

  await visit.signOut();
  await visit.signInAs(auditor);
  await visit.page.getByRole('link', { name: 'use a recovery code' }).click();
  await visit.checkPage('sign-in-recovery');
  await visit.page.getByLabel('Recovery code').fill(recovery[0]);
  await press(visit, 'Continue');
  await visit.go('/me/second-factor');
  check(await visit.page.getByText('9 of 10').isVisible(), 'one recovery code less');
  await visit.page.getByRole('link', { name: 'Sign in with the password alone' }).click();
  await press(visit, 'Turn the app off');
  check(await visit.page.getByText('The app is off.').isVisible(), 'says that it is off');
});

test('Whoever cannot sign in finds what to do', async (visit) => {
  await visit.go('/sign-in');
  await visit.page.getByRole('link', { name: 'I cannot sign in' }).click();
  checkEqual(visit.path(), '/sign-in/help', 'the page that helps');
  await visit.checkPage('sign-in-help');
});

test('An idle session is warned of, and goes on by one key', async (visit) => {
  await visit.page.clock.install();
  await visit.signInAs(auditor);
  const dialog = visit.page.getByRole('alertdialog');
  check(!(await dialog.isVisible()), 'no warning at first');
  await visit.page.clock.fastForward('12:30');
  await dialog.waitFor();
  await visit.expectNoAxeViolations();
  const focused = await visit.page.evaluate(() => document.activeElement.textContent.trim());
  checkEqual(focused, 'Stay signed in', 'the button has the focus');
  await visit.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });

  await visit.page.clock.fastForward('13:30');
  await dialog.waitFor();
  await visit.page.clock.fastForward('03:00');
  check(
    await visit.page.getByRole('heading', { name: 'You were signed out' }).isVisible(),
    'says what has happened, and stays on the page');
});
