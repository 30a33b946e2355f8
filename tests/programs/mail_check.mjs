#!/usr/bin/env node
// What ical.js and node-ical read in calendars: JSON, a line for each file and parser.
//     mail_check.mjs MODULES FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const ICAL = (await import(require.resolve('ical.js'))).default;
const nodeIcal = require('node-ical');

const instant = (date) => date.getTime() / 1000;
const listed = (value) => (value === undefined ? [] : [value].flat());

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const { uid, sequence, startDate, endDate } = new ICAL.Event(event);
    return {
      method: calendar.getFirstPropertyValue('method'),
      uid,
      sequence,
      start: instant(startDate.toJSDate()),
      end: instant(endDate.toJSDate()),
      attendees: event.getAllProperties('attendee').map((each) => each.getFirstValue()),
      ...Object.fromEntries(['status', 'summary', 'location'].map(
        (name) => [name, event.getFirstPropertyValue(name) ?? ''])),
    };
  });
}

function byNodeIcal(text) {
  const found = Object.values(nodeIcal.sync.parseICS(text));
  return found.filter((each) => each.type === 'VEVENT').map((event) => ({
    method: event.method,
    uid: event.uid,
    sequence: Number(event.sequence),
    start: instant(event.start),
    end: instant(event.end),
    attendees: listed(event.attendee).map((each) => each.val ?? each),
    status: event.status,
    summary: event.summary,
    location: event.location ?? '',
  }));
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  for (const [parser, read] of [['ical.js', byIcalJs], ['node-ical', byNodeIcal]])
    console.log(JSON.stringify({ file, parser, events: read(text) }));
}
