// Loaded into the measured server: collects its garbage when it is asked to.
process.on('message', (message) => {
  if (message !== 'collect') return;
  globalThis.gc();
  process.send('collected');
});
