// Loaded into the fuzzed server: says what it holds, once its garbage is gone.
process.on('message', (message) => {
  if (message !== 'measure') return;
  for (let count = 0; count < 3; count++) globalThis.gc();
  const kinds = {};
  for (const kind of process.getActiveResourcesInfo()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  // Those that came from outside know their server.
  const connections = process._getActiveHandles().filter((handle) => handle.server).length;
  const {heapUsed, rss} = process.memoryUsage();
  process.send({measured: {heapUsed, rss, connections, kinds}});
});
