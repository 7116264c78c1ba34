// `node test/checks/module-sizes.mjs`: where the bytes of the element are, module by module, for whoever must save some. Each
// is minified and compressed alone, so a sum says more than the chunk, where compression sees the neighbours.
import {relative} from 'node:path';
import {gzipSync} from 'node:zlib';
import {transform} from 'esbuild';
import {rollup} from 'rollup';
import configure from '../../rollup.config.mjs';

const {output: options, ...page} = configure({}).find(({input}) => 'kustomer-chat' in input);
const bundle = await rollup({...page, onwarn: () => undefined});
const {output} = await bundle.generate(options);
const gz = (code) => gzipSync(code, {level: 9}).length;
const chunks = output.filter(({type}) => type === 'chunk').map((chunk) => ({...chunk, size: gz(chunk.code)}));
for (const {fileName, modules, size} of chunks.sort((a, b) => b.size - a.size)) {
  console.log(`${String(size).padStart(6)}  ${fileName}`);
  const rows = await Promise.all(
    Object.entries(modules)
      .filter(([, {code}]) => code)
      .map(async ([id, {code}]) => {
        const minified = await transform(code, {minify: true, loader: 'js', format: 'esm'});
        return {size: gz(minified.code), name: relative(process.cwd(), id)};
      }),
  );
  rows.sort((a, b) => b.size - a.size);
  for (const row of rows) console.log(`  ${String(row.size).padStart(6)}  ${row.name}`);
}
