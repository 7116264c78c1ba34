// Two targets: by default everything `npm start` serves, into BUILD_DIR; with `--configTarget package` what npm publishes.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join, resolve as resolvePath} from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {transformSync} from 'esbuild';
import dts from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';
import * as htmlLiterals from 'rollup-plugin-html-literals';

const literals = htmlLiterals.default?.default ?? htmlLiterals.default; // it is CommonJS
const chunkFileNames = 'chunks/[name]-[hash].js';
const exportConditions = ['kustomer-chat-source'];
const isOurs = (id) => /^[./]/.test(id) || id.startsWith('kustomer-chat');
const isForeign = (id) => !isOurs(id);

// zod repeats a comment rollup cannot place, and lit's type-only files are empty; what is ours stays loud.
const onwarn = (warning, warn) => {
  const where = warning.id ?? warning.ids?.[0] ?? warning.loc?.file ?? '';
  if (!where.includes('node_modules') && warning.code !== 'EMPTY_BUNDLE') warn(warning);
};

/** The plugin's own minifier drops what it does not know, such as `@starting-style`. */
function minifyCSS(css) {
  // In UTF-8: an escape would stand in a template, where it means another character.
  const {code, warnings} = transformSync(css, {loader: 'css', minify: true, charset: 'utf8', logLevel: 'silent'});
  // A `${…}` in a sheet is a warning too: it would have to be carried through. Use a custom property.
  if (warnings.length > 0) throw new Error(`CSS: ${warnings[0].text}\n${warnings[0].location?.lineText ?? ''}`);
  if (code.includes('\\')) throw new Error(`CSS: an escape would not be carried through: ${code}`);
  return code.trim();
}

const transform = (target) => esbuild({target, tsconfig: 'tsconfig.json'});
const browserPlugins = () => [
  resolve({browser: true, exportConditions}),
  // Before esbuild: it looks for tagged templates in the source as written.
  literals({
    include: ['src/**/*.ts', 'server/console/**/*.ts'],
    failOnError: true,
    options: {minifyOptions: {minifyCSS}},
  }),
  transform('es2022'),
];
const minify = () =>
  terser({
    ecma: 2020,
    module: true,
    compress: {passes: 3, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, lhs_constants: false},
    mangle: true,
    format: {comments: false},
  });

/**
 * With a strict signature rollup moves what chunks share with an entry into a chunk, and the stable name is a re-export of it.
 * Otherwise chunks would import from the stable name, and a chunk of an older build (kept for pages that are still open)
 * would find the exports of a newer one there.
 */
const preserveEntrySignatures = 'strict';

const hashedOutput = (dir) => ({
  dir,
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames,
  plugins: [minify()],
});

/**
 * What is always loaded together is one file: half the requests, and 1.5 kB gz less than the dozen that rollup would make.
 * The first group that reaches a module has it. A returning visitor's session is loaded without the panel.
 */
const pageChunks = {
  element: ['src/index.ts'],
  session: ['src/session/open-session.ts', 'src/backend/choose-backend.ts', 'src/browser/open-environment.ts'],
  // With the first message, which may be an assistant's. The customer's own has the page guarded until it has left.
  messages: ['src/wire/config-wire.ts', 'src/browser/leave-guard.ts'],
  // Needed together, with the first message of the customer's. Whoever takes turns with other pages has it, too.
  correspondence: [
    'src/session/correspondence.ts',
    'src/backend/self-hosted/visitor-calls.ts',
    'src/browser/page-turn.ts',
  ],
  panel: ['src/elements/panel-code.ts'],
  // The home, too, takes faces and texts from it: whoever sees conversations there will open one.
  thread: ['src/elements/thread-list.ts'],
  // With the first message that has marks in it; articles always have.
  markup: ['src/message/markup.ts'],
};

function manualPageChunks() {
  let groupOf;
  const group = (getModuleInfo) => {
    const found = new Map();
    const visit = (id, name) => {
      if (found.has(id)) return;
      found.set(id, name);
      for (const imported of getModuleInfo(id)?.importedIds ?? []) visit(imported, name);
    };
    for (const [name, roots] of Object.entries(pageChunks)) {
      for (const root of roots) {
        const id = resolvePath(root);
        // A root that was renamed would silently cost bytes.
        if (!getModuleInfo(id)) throw new Error(`pageChunks: ${root} is not part of the page.`);
        visit(id, name);
      }
    }
    return found;
  };
  return (id, {getModuleInfo}) => (groupOf ??= group(getModuleInfo)).get(id);
}

const elementEntries = () => ({
  'kustomer-chat': 'src/index.ts',
  ...(existsSync('src/window-kustomer.ts') ? {'window-kustomer': 'src/window-kustomer.ts'} : {}),
});

/** The scripts that the pages of demo/ name, and their workers, built beside their html under the same name. */
const demoEntries = () => {
  const files = existsSync('demo') ? readdirSync('demo', {recursive: true}) : [];
  const pages = files.filter((name) => name.endsWith('.html'));
  const workers = files.filter((name) => name.endsWith('-worker.ts')).map((name) => join('demo', name));
  const scripts = pages.flatMap((page) => {
    const html = readFileSync(join('demo', page), 'utf8');
    return [...html.matchAll(/src="([^"]+\.ts)"/g)].map(([, src]) =>
      src.startsWith('/') ? src.slice(1) : join('demo', dirname(page), src),
    );
  });
  return Object.fromEntries(
    [...scripts, ...workers].map((script) => [script.slice('demo/'.length, -'.ts'.length), script]),
  );
};

function served(buildDir) {
  const browserBuild = (input, dir, output = {}) => ({
    input,
    preserveEntrySignatures,
    onwarn,
    plugins: browserPlugins(),
    output: {...hashedOutput(join(buildDir, dir)), ...output},
  });
  const builds = [
    {
      input: {main: 'server/src/main.ts'},
      onwarn,
      external: isForeign,
      plugins: [resolve({exportConditions}), transform('node20')],
      output: {dir: join(buildDir, 'server'), format: 'es', chunkFileNames, sourcemap: true},
    },
    browserBuild(elementEntries(), 'page', {manualChunks: manualPageChunks()}),
  ];
  if (existsSync('server/console/console.ts')) {
    builds.push(browserBuild({console: 'server/console/console.ts'}, 'console'));
  }
  const demo = demoEntries();
  if (Object.keys(demo).length > 0) builds.push(browserBuild(demo, 'demo'));
  return builds;
}

function published() {
  const input = {
    index: 'src/index.ts',
    ...(existsSync('src/window-kustomer.ts') ? {'window-kustomer': 'src/window-kustomer.ts'} : {}),
  };
  const server = {main: 'server/src/main.ts', 'in-page': 'server/src/in-page.ts'};
  const external = isForeign;
  return [
    {
      input,
      onwarn,
      external,
      plugins: browserPlugins(),
      output: {dir: 'dist', format: 'es', chunkFileNames, sourcemap: true},
    },
    {input, onwarn, plugins: browserPlugins(), output: {dir: 'cdn', format: 'es', chunkFileNames, plugins: [minify()]}},
    {input, onwarn, external, plugins: [dts()], output: {dir: 'dist', format: 'es'}},
    {
      input: server,
      onwarn,
      external,
      plugins: [resolve({exportConditions}), transform('node20')],
      output: {dir: 'server/dist', format: 'es', chunkFileNames, sourcemap: true},
    },
    {
      input: {'in-page': server['in-page']},
      onwarn,
      external,
      plugins: [dts()],
      output: {dir: 'server/dist', format: 'es'},
    },
  ];
}

export default ({configTarget}) =>
  configTarget === 'package' ? published() : served(process.env.BUILD_DIR ?? 'build');
