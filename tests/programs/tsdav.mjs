#!/usr/bin/env node
// tsdav, as a chair's calendar program: discovers, writes, changes and removes a busy time, and
// answers an invitation. What it did is looked up by the API.
//     tsdav.mjs MODULES URL E-MAIL PASSWORD APP_PASSWORD MEETING
// MEETING is the id of a meeting by video that the person was invited to and has not replied to.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, base, email, password, appPassword, meeting] = process.argv.slice(2);
const { createDAVClient } = createRequire(join(resolve(modules), 'package.json'))('tsdav');

process.on('uncaughtException', (error) => {
  console.error(`failed: tsdav: ${error.message}`);
  process.exit(1);
});

function check(holds, what) {
  if (!holds) throw new Error(what);
}

async function api(path, body) {
  const answer = await fetch(`${base}/api/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  check(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const hour = 3600 * 1000;
const inTime = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, '');
const inIso = (moment) => moment.toISOString().replace('.000', '');

function busyTime(start, hours) {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', 'BEGIN:VEVENT', 'UID:tsdav-test',
    'DTSTAMP:20260101T000000Z', `DTSTART:${inTime(start)}`, `DURATION:PT${hours}H`,
    'SUMMARY:Private matter', 'LOCATION:Private place', 'END:VEVENT', 'END:VCALENDAR', '',
  ].join('\r\n');
}

let token = '';
token = (await api('session', { email, password })).token;
const client = await createDAVClient({
  serverUrl: base, // found from there by /.well-known/caldav
  credentials: { username: email, password: appPassword },
  authMethod: 'Basic',
  defaultAccountType: 'caldav',
});

const calendars = await client.fetchCalendars();
const named = (name) => {
  const found = calendars.find((each) => each.displayName === name);
  check(found, `no calendar "${name}" among ${calendars.map((each) => each.displayName).join(', ')}`);
  return found;
};
const busy = named('My busy times');
const meetings = named('My meetings');
for (const each of calendars)
  check(each.reports.includes('syncCollection'), `${each.displayName} does not say that it syncs`);
checkComponents();

function checkComponents() {
  check(named('My action points').components.includes('VTODO'), 'the action points are no tasks');
  for (const each of [busy, meetings])
    check(each.components.join() === 'VEVENT', `${each.displayName} holds ${each.components}`);
}

// What has changed since `earlier` was told, by sync-collection alone.
async function changedSince(calendar, earlier) {
  const answers = await client.syncCollection({
    url: calendar.url,
    props: { 'd:getetag': {} },
    syncLevel: 1,
    syncToken: earlier,
  });
  return {
    paths: answers.filter((each) => each.href).map((each) => [each.href, each.status]),
    token: answers[0].raw.multistatus.syncToken,
  };
}

// The busy times as the service plans with them.
const owner = `user:${(await api('users')).items.find((each) => each.email === email).id}`;
async function planned(day) {
  const [from, until] = [new Date(day - 12 * hour), new Date(+day + 36 * hour)];
  const query = new URLSearchParams({ owner, from: inIso(from), until: inIso(until) });
  return (await api(`busy-times?${query}`)).items.map((each) => [each.starts_at, each.ends_at].map(
    (moment) => inIso(new Date(moment))).join('/'));
}
const span = (start, hours) => `${inIso(start)}/${inIso(new Date(+start + hours * hour))}`;

// A busy time, at a time of day at which nobody else has one.
const start = new Date(Math.floor(Date.now() / (24 * hour)) * 24 * hour + 40 * 24 * hour + 3 * hour);
let known = (await changedSince(busy, '')).token;
const made = await client.createCalendarObject({
  calendar: busy, filename: 'tsdav.ics', iCalString: busyTime(start, 1),
});
check(made.ok, `the busy time was not made: ${made.status}`);
check((await planned(start)).includes(span(start, 1)), 'the service does not plan with the busy time');
let told = await changedSince(busy, known);
check(told.paths.length === 1 && told.paths[0][0].endsWith('tsdav.ics'),
  `sync-collection does not give what was made but ${JSON.stringify(told.paths)}`);

const objects = await client.fetchCalendarObjects({ calendar: busy });
const own = objects.find((each) => each.url.endsWith('tsdav.ics'));
check(own?.data.includes('SUMMARY:Busy'), 'the busy time is not given back');
check(!own.data.includes('Private'), 'what it was for is given back');

const changed = await client.updateCalendarObject({
  calendarObject: { ...own, data: busyTime(start, 3) },
});
check(changed.ok, `the busy time was not changed: ${changed.status}`);
const afterwards = await planned(start);
check(afterwards.includes(span(start, 3)) && !afterwards.includes(span(start, 1)),
  `the service plans with ${afterwards} after the change`);
const [now] = await client.fetchCalendarObjects({ calendar: busy, objectUrls: [own.url] });
check(now.etag !== own.etag, 'its tag did not change');
const stale = await client.updateCalendarObject({ calendarObject: { ...own, data: busyTime(start, 2) } });
check(stale.status === 412, `a change that nobody saw was overwritten: ${stale.status}`);

known = (await changedSince(busy, told.token)).token;
const gone = await client.deleteCalendarObject({ calendarObject: now });
check(gone.ok, `the busy time was not removed: ${gone.status}`);
check(!(await planned(start)).includes(span(start, 3)), 'the service still plans with what was removed');
told = await changedSince(busy, known);
check(told.paths.length === 1 && told.paths[0][1] === 404,
  `sync-collection does not tell that it is gone but ${JSON.stringify(told.paths)}`);

// A reply, by the invitation in "My meetings".
const reply = async () => (await api(`meetings/${meeting}`)).invitees
  .find((each) => owner.endsWith(each.user)).reply;
const invitations = await client.fetchCalendarObjects({ calendar: meetings });
const event = invitations.find((each) => each.url.includes(meeting));
check(event, 'the meeting is not in "My meetings"');
const asked = event.data.replace(/\r\n[ \t]/g, '');
check(asked.includes('PARTSTAT=NEEDS-ACTION'), 'the meeting is not waiting for a reply');
known = (await changedSince(meetings, '')).token;
const perhaps = await client.updateCalendarObject({
  calendarObject: { ...event, data: asked.replace('PARTSTAT=NEEDS-ACTION', 'PARTSTAT=TENTATIVE') },
});
check(perhaps.status === 403, `"perhaps" was taken: ${perhaps.status}`);
const answered = await client.updateCalendarObject({
  calendarObject: { ...event, data: asked.replace('PARTSTAT=NEEDS-ACTION', 'PARTSTAT=ACCEPTED') },
});
check(answered.ok, `the reply was not taken: ${answered.status}`);
check(await reply() === 'remote', `the reply is ${await reply()}`);
told = await changedSince(meetings, known);
check(told.paths.some(([path]) => path.includes(meeting)),
  `sync-collection does not give the reply but ${JSON.stringify(told.paths)}`);
const [shown] = await client.fetchCalendarObjects({ calendar: meetings, objectUrls: [event.url] });
check(shown.data.includes('PARTSTAT=ACCEPTED'), 'the reply is not given back');

console.log('tsdav: found, wrote, changed and removed a busy time; replied to an invitation');
