/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * How many unit tests passed and failed, from Vitest's JSON report; a file that could not be run counts as one failure.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function countUnitTests({ testResults }) {
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const broken = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  );
  return {
    passed: statuses.filter((status) => status === "passed").length,
    failed: statuses.filter((status) => status === "failed").length + broken.length,
  };
}

/**
 * How many end-to-end tests passed and failed, from Playwright's JSON report; errors outside of tests count as failures.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function countEndToEndTests({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * A stage that ended badly has failed at least once, whatever its report says, and so has one without a report.
 * @param {number} status The exit status.
 * @param {Counts} counts
 * @returns {Counts}
 */
export function withStatus(status, { passed, failed }) {
  return { passed, failed: status === 0 ? failed : Math.max(1, failed) };
}

/**
 * The faults that pages have withstood, by what they befall, from Playwright's JSON report; a test of theirs is called
 * "subject: fault, while moment".
 * @param {Suite} report
 */
export function faultsWithstood(report) {
  const counts = new Map();
  for (const { title, ok } of specsOf(report)) {
    const subject = title.match(/^(\w+): .*, while \w+$/)?.[1];
    if (subject && ok) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return `${sum([...counts.values()])} faults withstood: ${[...counts].map(([subject, count]) => `${subject} ${count}`).join(", ")}`;
}

/**
 * The monkeys that have played with a page to their end; a test of theirs is called "monkey 1 …, 1000 times, …".
 * @param {Suite} report
 */
export function monkeysPlayed(report) {
  const actions = specsOf(report).flatMap(({ title, ok }) => {
    const taken = title.match(/^monkey \d+ \D*(\d+) times/)?.[1];
    return taken && ok ? [Number(taken)] : [];
  });
  return `${actions.length} monkeys played, with ${sum(actions).toLocaleString("en-US")} actions`;
}

/**
 * The end-to-end tests that took the most seconds, a line each, the longest first, from Playwright's JSON report.
 * @param {Suite} report
 * @param {number} [count]
 */
export function longestTests(report, count = 10) {
  const lines = specsOf(report)
    .map(({ title, file, tests = [] }) => ({ title, file, ms: sum(tests.flatMap(durationsOf)) }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, count)
    .map(({ title, file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}: ${title}`);
  return `the longest end-to-end tests:\n${lines.join("\n")}`;
}

/**
 * @typedef {{ results: { duration: number }[] }} Told
 * @param {Told} told
 */
function durationsOf({ results }) {
  return results.map(({ duration }) => duration);
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((before, value) => before + value, 0);
}

/**
 * A part of Playwright's JSON report.
 * @typedef {{ title: string, ok: boolean, file?: string, tests?: Told[] }} Spec
 * @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite
 */

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}
