// `npm run test:stories`: the stories alone. `-- --all`: every mode at every width; `--only NAME`: those with that in their
// name; `--keep DIR`: where the photographs go.
import {spawn} from 'node:child_process';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const {values} = parseArgs({
  options: {all: {type: 'boolean'}, only: {type: 'string'}, keep: {type: 'string'}},
});
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const child = spawn(process.execPath, ['test/run.mjs', 'test/stories/stories.node.test.ts'], {
  cwd: root,
  env: {...process.env, TEST_STORIES: JSON.stringify(values)},
  stdio: ['ignore', 'inherit', 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
