import type {Finding, FuzzRun} from './fuzz-run.js';

const shownBytes = 1500;

/** What was asked and answered, for people. */
export function reportOf(run: FuzzRun, {withTable = true} = {}): string {
  const {warm, end, slowest} = run;
  const lines: string[] = [];
  if (withTable) {
    for (const [operation, counts] of [...run.statuses].toSorted(([one], [other]) => one.localeCompare(other))) {
      lines.push(`${operation.padEnd(52)} ${inOrder(counts)}`);
    }
  }
  lines.push(`${run.sent} requests: ${inOrder(total(run))} (0: left early, or cut off)`);
  lines.push(`slowest: ${Math.round(slowest.milliseconds)} ms, ${slowest.operation} (${slowest.index})`);
  lines.push(`bytes of events read beside: ${run.eventBytes}`);
  if (warm && end) {
    lines.push(`heap after a third ${megabytes(warm.heapUsed)}, at the end ${megabytes(end.heapUsed)}`);
    lines.push(
      `resources after a third ${JSON.stringify(warm.resources)}, at the end ${JSON.stringify(end.resources)}`,
    );
  }
  for (const hundreds of [2, 4]) {
    const unreached = run.unreached(hundreds);
    if (unreached.length > 0) lines.push(`never answered with ${hundreds}xx: ${unreached.join(', ')}`);
  }
  return lines.join('\n');
}

/** As `curl` would send it, as far as a terminal can show it. */
export function describeFinding({index, operation, mutations, faults, request, answer}: Finding): string {
  const {method, target, headers, body, wire} = request;
  return [
    `#${index} ${operation}: ${faults.join('; ')} (${mutations.join(', ') || 'as it should be'}${wire ? `, sent ${wire}` : ''})`,
    `curl -X ${method} ${quoted(target)}${headers.map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`).join('')}`,
    ...(body ? [`  --data-binary ${quoted(Buffer.from(body).toString('latin1'))}`] : []),
    ...(answer ? [`  answered ${answer.status}: ${quoted(answer.bytes)}`] : []),
  ].join('\n');
}

function quoted(text: string): string {
  const shown = text.length > shownBytes ? `${text.slice(0, shownBytes)}… (${text.length} bytes)` : text;
  return JSON.stringify(shown);
}

function total(run: FuzzRun): ReadonlyMap<number, number> {
  const sum = new Map<number, number>();
  for (const counts of run.statuses.values()) {
    for (const [status, count] of counts) sum.set(status, (sum.get(status) ?? 0) + count);
  }
  return sum;
}

function inOrder(counts: ReadonlyMap<number, number>): string {
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status}×${count}`)
    .join(' ');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
