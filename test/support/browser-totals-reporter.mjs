import {relative} from 'node:path';
import {failureOf, reportTotals} from './totals.mjs';

/** Counts tests of @web/test-runner. A file that did not load, or has no test, is a failure of its own. */
export function browserTotalsReporter() {
  return {
    onTestRunFinished({sessions}) {
      let passed = 0;
      const names = [];
      const walk = (suite, path) => {
        for (const test of suite?.tests ?? []) {
          if (test.skipped) continue;
          if (test.passed) passed++;
          else names.push(failureOf(`${path} › ${test.name}`, test.error?.message));
        }
        for (const inner of suite?.suites ?? []) walk(inner, `${path} › ${inner.name}`);
      };
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        const before = passed + names.length;
        walk(session.testResults, file);
        const isEmpty = passed + names.length === before;
        if (isEmpty) process.stderr.write(`No test ran in ${file}\n`);
        if (isEmpty || (!session.passed && session.errors.length > 0)) names.push(file);
      }
      reportTotals({passed, failed: names.length, names});
    },
  };
}
