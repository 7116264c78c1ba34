import type {CDPSession} from 'puppeteer-core';

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {readonly node_fields: readonly string[]; readonly node_types: [readonly string[]]};
  };
  readonly nodes: readonly number[];
}

/**
 * Bytes of the page's objects, after everything that nobody holds was thrown away: without compiled code, which comes and
 * goes as the browser sees fit, and without what the browser keeps beside them.
 */
export async function objectSize(session: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  let text = '';
  const add = ({chunk}: {readonly chunk: string}) => {
    text += chunk;
  };
  session.on('HeapProfiler.addHeapSnapshotChunk', add);
  await session.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
  session.off('HeapProfiler.addHeapSnapshotChunk', add);
  const {snapshot, nodes} = JSON.parse(text) as HeapSnapshot;
  const {node_fields: fields, node_types: types} = snapshot.meta;
  const size = fields.indexOf('self_size');
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!['code', 'native', 'synthetic'].includes(types[0][nodes[at] ?? 0] ?? '')) sum += nodes[at + size] ?? 0;
  }
  return sum;
}
