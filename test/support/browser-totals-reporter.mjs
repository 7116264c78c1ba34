import {reportTotals} from './totals.mjs';

/** Counts tests of @web/test-runner. A file that did not load, or has no test, is a failure of its own. */
export function browserTotalsReporter() {
  return {
    onTestRunFinished({sessions}) {
      let passed = 0;
      let failed = 0;
      const walk = (suite) => {
        for (const test of suite?.tests ?? []) {
          if (test.skipped) continue;
          if (test.passed) passed++;
          else failed++;
        }
        for (const inner of suite?.suites ?? []) walk(inner);
      };
      for (const session of sessions) {
        const before = passed + failed;
        walk(session.testResults);
        const isEmpty = passed + failed === before;
        if (isEmpty) process.stderr.write(`No test ran in ${session.testFile}\n`);
        if (isEmpty || (!session.passed && session.errors.length > 0)) failed++;
      }
      reportTotals({passed, failed});
    },
  };
}
