// Signing in with a passkey, with Chromium's own device of software in place of a finger.
import { press } from '../lib/journey.mjs';
import { check, checkEqual, test } from '../lib/test.mjs';

const auditor = 'Ada Ledgerby';

async function giveDevice(page) {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

// Browsers make no passkeys for an address of numbers.
const hasName = (visit) => !/^[\d.:[\]]+$/.test(new URL(visit.base).hostname);

test('A passkey is set up, lets in without a password, confirms, and is removed', async (visit) => {
  if (!hasName(visit)) throw new Error('passkeys need --base http://localhost:PORT');
  const { page } = visit;
  await giveDevice(page);
  await visit.signInAs(auditor);
  await visit.go('/me/passkeys');
  await visit.checkPage('passkeys-none');
  await page.getByRole('link', { name: 'Set up a passkey' }).click();
  await visit.checkPage('passkey-new');
  await page.getByLabel('Name of the device').fill('Work laptop');
  await press(visit, 'Set up');
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  await visit.go('/me/passkeys');
  await page.getByRole('link', { name: 'Remove Work laptop' }).waitFor();
  await visit.checkPage('passkeys-one');

  await visit.signOut();
  await visit.go('/sign-in');
  await visit.checkPage('sign-in-passkey');
  await press(visit, 'Sign in with a passkey');
  await page.waitForURL('**/audit');

  await visit.go('/sign-in/confirm?next=/me/passkeys');
  await press(visit, 'Use a passkey');
  await page.waitForURL('**/me/passkeys');

  await visit.signOut();
  await visit.signInAs(auditor);
  checkEqual(visit.path(), '/sign-in/code', 'the password alone lets nobody in');
  await visit.checkPage('sign-in-code-passkey');
  await press(visit, 'Use a passkey');
  await page.waitForURL('**/audit');

  await visit.go('/me/passkeys');
  await page.getByRole('link', { name: 'Remove Work laptop' }).click();
  await press(visit, 'Remove the passkey');
  await page.getByText('The passkey is removed.').waitFor();
  await visit.signOut();
  await visit.go('/sign-in');
  await press(visit, 'Sign in with a passkey');
  await page.getByText('That passkey was not taken.').first().waitFor();
  await visit.signInAs(auditor);
  checkEqual(visit.path(), '/audit', 'the password is enough again');
});

test(
  'Without script the password is all that is offered',
  async (visit) => {
    await visit.go('/sign-in');
    const button = visit.page.getByRole('button', { name: 'Sign in with a passkey' });
    check(!(await button.isVisible()), 'a button that does nothing');
    check(await visit.page.getByLabel('E-mail address').isVisible(), 'no field for the address');
  },
  { script: false },
);
