// The list of tests. A file in cases/ adds to it:
//     test('A sentence about what people see', async (visit) => { … });
// `visit` is a Visit (visit.mjs): a fresh browser profile on the running service.
//     testSamples(…)   the same, on the sample pages, which need no service
//     test(…, { script: false })   in a browser without script
export const tests = [];

export function test(name, body, options = {}) {
  tests.push({ name, body, on: 'service', ...options });
}

export function testSamples(name, body, options = {}) {
  tests.push({ name, body, on: 'samples', ...options });
}

export function check(truth, words) {
  if (!truth) throw new Error(words);
}

export function checkEqual(actual, expected, words) {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value));
  check(left === right, `${words}: ${left}, expected ${right}`);
}
