import {isAbsolute} from 'node:path';
import {failureOf, reportTotals} from './totals.mjs';

/**
 * Counts tests of `node --test`. Node 20 reports a file without any test as one passed test named by its path; here that is
 * a failure, as is a file that did not load.
 */
export default async function* nodeTotalsReporter(source) {
  let passed = 0;
  const names = [];
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite' || data.skip !== undefined || data.todo !== undefined) continue;
    const isFile = data.nesting === 0 && (isAbsolute(data.name) || /\.test\.ts$/.test(data.name));
    if (isFile && type === 'test:pass') yield `No test ran in ${data.name}\n`;
    if (isFile || type === 'test:fail')
      names.push(failureOf(data.name, (data.details?.error?.cause ?? data.details?.error)?.message));
    else passed++;
  }
  reportTotals({passed, failed: names.length, names});
}
