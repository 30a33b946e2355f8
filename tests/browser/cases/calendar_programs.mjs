// App passwords for calendar programs, as a chair makes one and stops it.
import { check, checkEqual, test } from '../lib/test.mjs';

const chair = 'Gwen Sampleford';

const press = (visit, name) => visit.page.getByRole('button', { name, exact: true }).click();

test('A chair makes an app password for a device, and stops it', async (visit) => {
  const device = `Tablet ${Date.now().toString(36)}`;
  await visit.signInAs(chair);
  checkEqual(await visit.go('/me/calendar-programs'), 200, 'what to type into the program');
  check(await visit.page.getByText('/dav/').first().isVisible(), 'shows the server address');
  await visit.checkPage('calendar-programs');

  await visit.page.getByRole('link', { name: 'Make an app password' }).click();
  if (visit.page.url().includes('/sign-in/confirm')) {
    await visit.page.getByLabel('Your password').fill(visit.password);
    await press(visit, 'Continue');
  }
  await visit.checkPage('calendar-programs-new');
  await press(visit, 'Make app password');
  check((await visit.page.title()).startsWith('Error:'), 'the title says that something is wrong');
  // checkPage() loads the page again, which would send the form again.
  await visit.expectNoAxeViolations();
  await visit.page.getByLabel('Which device is it for?').fill(device);
  await press(visit, 'Make app password');
  checkEqual((await visit.page.locator('#secret').innerText()).length, 39, 'the password is shown');
  await visit.expectNoAxeViolations();
  await visit.expectNoSidewaysScroll();

  await visit.go('/me/calendar-programs');
  await visit.checkPage('calendar-programs-list');
  await visit.page.getByRole('link', { name: `Stop ${device}` }).click();
  await visit.checkPage('calendar-programs-stop');
  await press(visit, 'Stop the app password');
  checkEqual(visit.path(), '/me/calendar-programs', 'back at the list');
  checkEqual(await visit.page.getByText(device).count(), 0, 'it is no longer in the list');
});
