// What the journeys do more than once.
import { check } from './test.mjs';

export const press = (visit, name) =>
  visit.page.getByRole('button', { name, exact: true }).first().click();

async function read(visit, path) {
  return (await visit.page.request.get(new URL(path, visit.base).href)).text();
}

/// The mail that is held now, to tell what comes later from it.
export async function heldMail(visit) {
  return new Set((await read(visit, '/mail')).match(/\/mail\/[^"]+/g));
}

/// How an invitation or a paper finds a person: the path of the link that starts with `start` in a
/// mail to `address` that was not held `before`. Mail leaves in the background, so this waits.
export async function linkInMail(visit, address, start, before) {
  const link = new RegExp(`https?://[^/"<\\s]+(${start}[A-Za-z0-9_-]+)`);
  return inMail(visit, address, link, before, `a link ${start}`);
}

/// The one-time code in a mail to `address` that was not held `before`.
export const codeInMail = (visit, address, before) =>
  inMail(visit, address, /Your code is (\d{6})/, before, 'a code');

async function inMail(visit, address, words, before, what) {
  for (let tries = 0; tries < 60; ++tries) {
    const rows = (await read(visit, '/mail')).split('<tr').filter((row) => row.includes(address));
    for (const row of rows) {
      const mail = row.match(/href="(\/mail\/[^"]+)"/)[1];
      const found = before.has(mail) ? null : (await read(visit, mail)).match(words);
      if (found) return found[1];
    }
    await visit.page.waitForTimeout(500);
  }
  throw new Error(`no mail to ${address} has ${what}`);
}

/// The next working day after `days` days, as it is typed.
export function dayAfter(days) {
  const day = new Date(Date.now() + days * 86_400_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

// The date and time of a moment on the clock of London, as they are typed.
function london(at) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).formatToParts(at);
  const of = (type) => parts.find((part) => part.type === type).value;
  return { date: `${of('day')}/${of('month')}/${of('year')}`, time: `${of('hour')}:${of('minute')}` };
}

/// The date in London so many days ago, as it is typed.
export function daysAgo(days) {
  const [day, month, year] = london(new Date()).date.split('/').map(Number);
  const then = new Date(Date.UTC(year, month - 1, day - days));
  return `${then.getUTCDate()}/${then.getUTCMonth() + 1}/${then.getUTCFullYear()}`;
}

/// Two minutes from now on the clock of London, on today's date: waits out the end of a day.
export async function aMomentFromNow(page) {
  while (london(new Date()).date !== london(new Date(Date.now() + 130_000)).date)
    await page.waitForTimeout(5_000);
  return london(new Date(Date.now() + 125_000));
}
