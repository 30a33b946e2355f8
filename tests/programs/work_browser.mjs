#!/usr/bin/env node
// Somebody signs in by their work account in Chromium, proves it again, and signs out here and there.
// What a browser alone decides: that cookies come along from another site, and that no policy of the
// page is in the way.
//     work_browser.mjs MODULES SERVICE_URL EMAIL
import { join, resolve } from 'node:path';
import { createRequire } from 'node:module';

const [modules, service, email] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const { chromium } = require('playwright-core');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'].concat(
    process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ),
});
const page = await (await browser.newContext()).newPage();
page.setDefaultTimeout(20_000);
const refused = [];
page.on('console', (message) => {
  if (message.text().includes('Content Security Policy')) refused.push(message.text());
});

function check(holds, what) {
  if (!holds) throw new Error(`${what} (at ${page.url()})`);
}

const isHere = () => page.url().startsWith(`${service}/`);

// Whatever the sign-on asks, until the browser is back.
async function through() {
  for (let asked = 0; asked < 4 && !isHere(); ++asked) {
    const name = page.locator('input[name="login"]');
    if (await name.count()) {
      await name.fill(email);
      await page.locator('input[name="password"]').fill('any');
    }
    await page.locator('button[type="submit"]').first().click();
    await page.waitForLoadState();
  }
  check(isHere(), 'the sign-on does not lead back');
}

const sessions = async () =>
  (await page.context().cookies()).filter((each) => each.name === '__Host-quorate');

try {
  await page.goto(`${service}/calendar`);
  await page.getByText('Sign in with your work account').click();
  check(!isHere(), 'the sign-on is not asked');
  await through();
  check(page.url().startsWith(`${service}/calendar`), 'they are not where they wanted to go');
  const [first] = await sessions();
  check(first?.httpOnly && first?.secure, 'there is no session');

  await page.goto(`${service}/sign-in/confirm?next=/me`);
  await page.getByText('Confirm with your work account').click();
  check(!isHere(), 'the sign-on does not ask again');
  await through();
  check(page.url() === `${service}/me`, 'proving it again leads elsewhere');
  const [second] = await sessions();
  check(second && second.value !== first.value, 'the session has no new token');

  await page.getByRole('button', { name: 'Sign out' }).first().click();
  check((await sessions()).length === 0, 'the session is not over');
  await page.locator('a[href="/sign-in/organisation/leave"]').click();
  check(!isHere(), 'the sign-on is not left');
  await page.locator('button[name="logout"]').click();
  await page.waitForURL(`${service}/sign-in`);
  await page.getByText('Sign in with your work account').click();
  check(await page.locator('input[name="login"]').count(), 'the sign-on still knows them');
  check(refused.length === 0, `a policy is in the way: ${refused.join('; ')}`);
  console.log('a browser signs in, proves it again and signs out');
} catch (error) {
  console.error(`failed: ${error.message.split('\n')[0]}`);
  process.exitCode = 1;
}
await browser.close();
