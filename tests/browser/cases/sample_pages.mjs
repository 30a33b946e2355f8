import { check, checkEqual, testSamples } from '../lib/test.mjs';

const pages = [
  'components',
  'errors',
  'enhancements',
  'sign-in',
  'sign-in-refused',
  'confirm-password',
  'confirm',
  'refusal',
  'fault',
  'message',
  'welsh',
  'welsh-errors',
  'welsh-refusal',
  'help',
  'help-dates',
  'privacy',
  'cookies',
  'accessibility',
];

for (const name of pages)
  testSamples(`The ${name} page is in order at every width`, async (visit) => {
    if (name === 'enhancements') await visit.page.route('**/live', (route) => route.abort());
    checkEqual(await visit.go(`/${name}.html`), 200, 'status');
    await visit.checkPage(`sample-${name}`);
  });

testSamples('Errors take the focus and lead to their fields', async (visit) => {
  await visit.go('/errors.html');
  const focus = () => visit.page.evaluate(() => document.activeElement.className);
  check((await focus()).includes('govuk-error-summary'), 'the summary has no focus');

  await visit.page.getByRole('link', { name: 'Choose a room' }).click();

  checkEqual(await visit.page.evaluate(() => document.activeElement.id), 'place', 'focus');
});

testSamples('A password can be shown and is hidden again', async (visit) => {
  await visit.go('/sign-in.html');
  const field = visit.page.getByLabel('Password', { exact: true });
  await field.fill('something');

  await visit.page.getByRole('button', { name: 'Show password' }).click();

  checkEqual(await field.getAttribute('type'), 'text', 'type');
});

testSamples('The menu opens on a telephone', async (visit) => {
  await visit.width(390);
  await visit.go('/components.html');
  const link = visit.page.getByRole('link', { name: 'Calendar', exact: true });
  check(!(await link.isVisible()), 'the menu is open from the start');

  await visit.page.getByRole('button', { name: 'Menu' }).click();

  check(await link.isVisible(), 'the menu did not open');
});

testSamples(
  'The menu is there without script',
  async (visit) => {
    await visit.width(390);
    await visit.go('/components.html');

    check(await visit.page.getByRole('link', { name: 'Calendar', exact: true }).isVisible(), 'no menu');
  },
  { script: false },
);

testSamples('State can be told apart in forced colours and on paper', async (visit) => {
  await visit.go('/components.html');
  await visit.page.emulateMedia({ forcedColors: 'active' });
  await visit.picture('sample-components-forced-colours');
  await visit.page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await visit.picture('sample-components-print');

  check(!(await visit.page.locator('.cm-foot').isVisible()), 'the footer is printed');
});
