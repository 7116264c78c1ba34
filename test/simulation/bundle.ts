import {readdir, readFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'esbuild';

const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A deliberate change of the product's source: `find` stands in `file` exactly once. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Bundles {
  /** What is pure: model and wire. One for all pages, because it takes long to begin. */
  readonly pure: string;
  readonly client: string;
  readonly server: string;
}

const clientEntry = `
export {openSession} from './src/session/open-session.ts';
export {SelfHostedBackend} from './src/backend/self-hosted/self-hosted-backend.ts';
export {ChatError} from './src/model/chat-error.ts';
`;
const serverEntry = `
export * from './server/src/in-page.ts';
`;

/** The product as function bodies, whose surroundings are their parameters. */
export async function bundle(patches: readonly Patch[] = [], root = here): Promise<Bundles> {
  const used = new Set<Patch>();
  const plugin = product(root, patches, used);
  const [pure, client, server] = await Promise.all([
    body(await pureEntry(root), root, [plugin]),
    body(clientEntry, root, [fromPure(root), plugin]),
    body(serverEntry, root, [plugin]),
  ]);
  const unused = patches.find((patch) => !used.has(patch));
  if (unused) throw new Error(`No bundle contains ${unused.file}.`);
  return {pure, client, server};
}

async function body(contents: string, root: string, plugins: Plugin[]): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: root, sourcefile: 'entry.ts', loader: 'ts'},
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'product',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['kustomer-chat-source', 'browser', 'import'],
    target: 'es2022',
    logLevel: 'error',
    plugins,
  });
  return `${outputFiles[0]?.text ?? ''}\nreturn product;`;
}

async function pureEntry(root: string): Promise<string> {
  const folders = ['src/model', 'src/wire'];
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(join(root, folder))).sort().map((file) => `${folder}/${file}`)),
  );
  const lines = [...lists.flat().map((file) => `'./${file}'`), `'zod/mini'`].map(
    (from, index) => `import * as m${index} from ${from};\nmodules[${from}] = m${index};`,
  );
  return `export const modules = {};\n${lines.join('\n')}`;
}

/** The client's imports of what is pure lead to the one that there is. */
function fromPure(root: string): Plugin {
  return {
    name: 'pure',
    setup(build) {
      build.onResolve({filter: /^\.|^zod\/mini$/}, ({path, resolveDir}) => {
        const name = path.startsWith('.')
          ? `./${relative(root, join(resolveDir, path)).replace(/\.js$/, '.ts')}`
          : path;
        return /^(\.\/src\/(model|wire)\/|zod)/.test(name) ? {path: name, namespace: 'pure'} : undefined;
      });
      build.onLoad({filter: /.*/, namespace: 'pure'}, ({path}) => ({
        contents: `module.exports = pureModules['${path}'];`,
        loader: 'js',
      }));
    },
  };
}

/** Applies the patches; and a chunk takes its time to come, as over a network. */
function product(root: string, patches: readonly Patch[], used: Set<Patch>): Plugin {
  return {
    name: 'product',
    setup(build) {
      build.onLoad({filter: /\/(src|server\/src)\/.*\.ts$/}, async ({path}) => {
        const file = relative(root, path);
        if (file.startsWith('node_modules')) return undefined;
        let contents = await readFile(path, 'utf8');
        for (const patch of patches.filter((patch) => patch.file === file)) {
          const {find, replace} = patch;
          if (contents.split(find).length !== 2) throw new Error(`${file} does not contain exactly once: ${find}`);
          contents = contents.replace(find, () => replace);
          used.add(patch);
        }
        if (file.startsWith('src/')) {
          contents = contents.replace(
            /(?<!typeof )\bimport\('(\.[^']+)'\)/g,
            (found, path: string) => `loadChunk(() => ${found}, '${join(dirname(file), path)}')`,
          );
          // What comes along with another chunk is there, too. What is pure is there from the start, and for all pages.
          if (!/^src\/(model|wire)\//.test(file)) contents += `\nchunksHere['${file.replace(/\.ts$/, '.js')}'] = true;`;
        }
        return {contents, loader: 'ts', resolveDir: dirname(join(root, file))};
      });
    },
  };
}
