// The browser tests.
//     node run.mjs --modules DIR --out DIR [--base URL] [--samples DIR] [--only WORDS]
// --modules  where node_modules is           --base     a running service with demonstration data
// --out      where pictures are kept         --samples  what page_samples wrote
// Tests of the service run when --base is given, those of the sample pages when --samples is.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { serveDirectory } from './lib/static_server.mjs';
import { tests } from './lib/test.mjs';
import { Visit } from './lib/visit.mjs';

const { values: options } = parseArgs({
  options: {
    modules: { type: 'string' },
    out: { type: 'string' },
    base: { type: 'string' },
    samples: { type: 'string' },
    only: { type: 'string', default: '' },
    password: { type: 'string', default: process.env.QUORATE_DEMO_PASSWORD ?? '' },
    chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
});
if (!options.modules || !options.out || !(options.base || options.samples)) {
  console.error('usage: run.mjs --modules DIR --out DIR [--base URL] [--samples DIR] [--only WORDS]');
  process.exit(2);
}

const require = createRequire(join(resolve(options.modules), 'package.json'));
const { chromium } = require('playwright-core');
const { AxeBuilder } = require('@axe-core/playwright');

const here = dirname(fileURLToPath(import.meta.url));
for (const file of readdirSync(join(here, 'cases')).sort())
  if (file.endsWith('.mjs')) await import(join(here, 'cases', file));

const samples = options.samples && (await serveDirectory(resolve(options.samples)));
const bases = { service: options.base, samples: samples?.url };
const browser = await chromium.launch({
  executablePath: options.chromium,
  // Chromium's own calls home would count as requests to other servers.
  args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'].concat(
    process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ),
});

let passed = 0;
let failed = 0;
for (const test of tests) {
  const base = bases[test.on];
  if (!base || !test.name.includes(options.only)) continue;
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    javaScriptEnabled: test.script !== false,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const visit = new Visit({
    page,
    base,
    out: resolve(options.out),
    AxeBuilder,
    password: options.password,
    script: test.script !== false,
  });
  try {
    await test.body(visit);
    if (visit.troubles.length) throw new Error([...new Set(visit.troubles)].join('; '));
    passed += 1;
    console.log(`ok      ${test.name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${test.name}\n        ${error.message.split('\n').slice(0, 6).join('\n        ')}`);
    await visit.picture(`failed-${failed}`).catch(() => {});
  }
  await context.close();
}
await browser.close();
samples?.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
