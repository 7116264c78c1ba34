// What the main thread's tasks cost, in milliseconds of its own CPU time: a shared machine's wall clock tells of its
// other tenants.

/** Categories of what is traced: tasks with the thread's time, and the marks of the scenario. */
const categories = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline', '__metadata'];
/** A task of which the page is felt to hang. */
const longTask = 50;

/** All of `work`, by the browser's own sum. */
export async function taskTime(session, work) {
  const before = await taskSum(session);
  await work();
  return (await taskSum(session)) - before;
}

async function taskSum(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
}

/** Between each pair of marks that `work` sets: the tasks' sum, and how many of them were long. */
export async function trace(page, work) {
  await page.tracing.start({categories});
  const result = await work();
  const {traceEvents} = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  return {result, samples: samplesOf(traceEvents)};
}

function samplesOf(events) {
  const marks = events.filter(({cat, name}) => cat?.includes('blink.user_timing') && /^(start|end) \d+$/.test(name));
  const times = new Map(marks.map((mark) => [mark.name, mark]));
  const main = marks[0];
  const tasks = events
    .filter(({name, tid, pid, tdur}) => name === 'RunTask' && tid === main?.tid && pid === main?.pid && tdur > 0)
    .sort((a, b) => a.ts - b.ts);
  const starts = marks.filter(({name}) => name.startsWith('start'));
  return starts.map(({name, ts: from}) => {
    const to = times.get(name.replace('start', 'end')).ts;
    const own = tasks.filter(({ts, dur}) => ts + dur >= from && ts <= to).map(({tdur}) => tdur / 1000);
    return {time: own.reduce((sum, time) => sum + time, 0), long: own.filter((time) => time > longTask).length};
  });
}

/** Bytes of the page's objects, after everything that nobody holds was thrown away. */
export async function heapSize(session) {
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** All nodes there are, and of those the ones that are in no document. Lit keeps each of its templates, once. */
export async function nodeCounts(session) {
  const {nodes} = await session.send('Memory.getDOMCounters');
  await session.send('DOM.enable');
  const {detachedNodes} = await session.send('DOM.getDetachedDomNodes');
  return {nodes, detached: detachedNodes.filter(({treeNode}) => treeNode.nodeName !== 'TEMPLATE').length};
}

export function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}

/** Where the median of all that could have been measured lies in 19 of 20 cases: by the order of these alone. */
export function medianBetween(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const reach = 0.98 * Math.sqrt(sorted.length);
  const at = (place) => sorted[Math.min(sorted.length - 1, Math.max(0, place))];
  return [at(Math.floor(sorted.length / 2 - reach)), at(Math.ceil(sorted.length / 2 + reach) - 1)];
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
