// Prints what failed, where it can be read without the rest of the log, and the closing line: tests and score checks that passed and failed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, status] = process.argv.slice(2);
const read = (name) => (existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : {});
const tests = read('tests.json');
const scores = read('scores.json');

for (const file of tests.testResults ?? []) {
  const failures = file.assertionResults.filter((test) => test.status === 'failed');
  for (const test of failures) {
    console.log(`FAILED ${file.name}: ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 2000)}`);
  }
  if (failures.length === 0 && file.status === 'failed') {
    console.log(`FAILED ${file.name}\n${(file.message ?? '').slice(0, 2000)}`);
  }
}

const passed = (tests.numPassedTests ?? 0) + (scores.passed ?? 0);
const failed = (tests.numFailedTests ?? 0) + (scores.failed ?? 0);
// A step that failed without a test that did (types, lint, a crash) counts as one.
console.log(`${passed} passed, ${failed === 0 && status !== '0' ? 1 : failed} failed`);
