// Nothing that is offered leads nowhere: each link on each page a person can reach is answered.
import { check, test } from '../lib/test.mjs';

const people = [
  'Ash Demosby',
  'Gwen Sampleford',
  'Kit Placeholder',
  'Val Draftley',
  'Noor Stubb',
  'Sam Settingsby',
  'Ada Ledgerby',
];
const most = 900;
// One row of each list stands for the others, but every row's own offers are followed.
const link = /<a\b[^>]*\bhref="(\/[^"#]*)(?:#[^"]*)?"/g;

// Asked by the page itself, which has the person's cookie.
const ask = async (address) => {
  const answer = await fetch(address);
  const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  return { status: answer.status, url: answer.url, page: isPage ? await answer.text() : '' };
};

async function follow(visit, person) {
  await visit.signInAs(person);
  const from = new Map([[visit.path(), 'signing in']]);
  const dead = [];
  for (const [path, origin] of from) {
    const answer = await visit.page.evaluate(ask, new URL(path, visit.base).href);
    if (answer.status >= 400) dead.push(`${answer.status} ${path} from ${origin}`);
    // Whoever is signed in already is asked for nothing but the password again.
    const landed = new URL(answer.url).pathname;
    if (landed === '/sign-in') dead.push(`${path} from ${origin} asks to sign in`);
    for (const [, address] of answer.page.matchAll(link)) {
      const next = address.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/');
      if (!from.has(next) && from.size < most && !next.includes('from=')) from.set(next, path);
    }
  }
  check(from.size > 5, `${person} has only ${from.size} pages`);
  check(!dead.length, `${dead.length} of ${from.size} links: ${dead.slice(0, 40).join('\n')}`);
}

for (const person of people)
  test(`No link that is offered to ${person} leads nowhere`, (visit) => follow(visit, person));
