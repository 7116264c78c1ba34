// The arrows of the house as rules: one entry per folder says which folders and which packages it may import. Cycles are
// dependency-cruiser's part, layout is Prettier's.
import {fileURLToPath} from 'node:url';
import {createTypeScriptImportResolver} from 'eslint-import-resolver-typescript';
import {flatConfigs as importX} from 'eslint-plugin-import-x';
import {configs as litRules} from 'eslint-plugin-lit';
import {configs as wc} from 'eslint-plugin-wc';
import {defineConfig} from 'eslint/config';
import {configs as ts} from 'typescript-eslint';

/** Folders of src/ and what each may import: folders, or single files with their `.ts`. */
const mayImport = {
  model: [],
  wire: ['model'],
  backend: ['wire', 'model'],
  session: ['model', 'backend/chat-backend.ts'],
  browser: ['session', 'model'],
  message: ['model', 'styles'],
  controllers: ['session', 'model', 'locales'],
  locales: [],
  styles: [],
  elements: ['controllers', 'message', 'session', 'locales', 'styles', 'model'],
};
/** <kustomer-chat> alone puts the parts together: it asks for the launcher's settings and loads the rest. */
const rootElement = 'src/elements/kustomer-chat.ts';
/** What it is made of takes the types of what it is given. The inner elements are `kustomer-chat-*`. */
const rootParts = 'src/elements/!(kustomer-chat|kustomer-chat-*).ts';
const rootPartsMayImport = [...mayImport.elements, 'elements', 'wire/launcher-config.ts', 'backend/chat-backend.ts'];
const rootMayImport = [...mayImport.elements, 'elements', 'wire/launcher-config.ts', 'backend', 'browser'];

const listed = (names) => names.join(', ') || 'nothing';
const except = (names) => names.map((name) => `./${name}`);
const srcZones = Object.entries(mayImport).map(([folder, allowed]) => ({
  target: folder === 'elements' ? './src/elements/kustomer-chat-*.ts' : `./src/${folder}`,
  from: './src',
  except: except([folder, ...allowed]),
  message: `${folder}/ may import only: ${listed(allowed)}.`,
}));
const zones = [
  ...srcZones,
  {
    target: `./${rootParts}`,
    from: './src',
    except: except(rootPartsMayImport),
    message: `It may import only: ${listed(rootPartsMayImport)}.`,
  },
  {
    target: `./${rootElement}`,
    from: './src',
    except: except(rootMayImport),
    message: `It may import only: ${listed(rootMayImport)}.`,
  },
  {
    target: './src/elements/!(kustomer-chat).ts',
    from: `./${rootElement}`,
    message: 'The root element loads the others, never the reverse.',
  },
  ...['server', 'demo', 'test'].map((from) => ({
    target: './src',
    from: `./${from}`,
    message: `src/ knows no ${from}/.`,
  })),
  {
    target: './server/src',
    from: './src',
    except: except(['wire', 'model']),
    message: 'The server shares only wire/ and model/.',
  },
  {
    target: './server/console',
    from: './src',
    except: except(['wire', 'model', 'message', 'locales', 'styles']),
    message: 'The console shares only wire/, model/, message/, locales/ and styles/.',
  },
  {target: './server/console', from: './server/src', message: 'The console speaks to the server over the wire.'},
  ...['./server/src', './server/console'].map((target) => ({target, from: './demo'})),
  {
    target: './demo',
    from: './src',
    except: except(['index.ts', 'window-kustomer.ts']),
    message: 'A demo is a newcomer: public entries only.',
  },
  {
    target: './demo',
    from: './server/src',
    except: except(['in-page.ts']),
    message: 'A demo is a newcomer: public entries only.',
  },
];

const noUnsafeDirectives = {
  group: ['lit/directives/unsafe-*'],
  message: 'Text becomes tokens, tokens become templates: no HTML sink.',
};
const miniOnly = {
  regex: '^zod(?!/mini$)',
  message: 'zod/mini: a third of the bytes, and no `new Function` under a CSP.',
};
const noNode = {
  group: ['node:*'],
  message: 'Runs in a page too. `node:*` belongs to main.ts and to files named *-node.ts.',
};
const typesOnly = (group) => ({group, allowTypeImports: true, message: 'Types only.'});

/** A block for `files`: packages beyond `allowed` (a regular expression) are errors, and so is what breaks `patterns`. */
const packages = (files, allowed, patterns = [], ignores = []) => ({
  files,
  ignores,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          noUnsafeDirectives,
          ...patterns,
          {regex: `^(?!\\.${allowed ? `|(${allowed})$` : ''})`, message: `Packages here: ${allowed || 'none'}.`},
        ],
      },
    ],
  },
});

const lit = 'lit|lit/.*|@lit/context|@lit/reactive-element|@lit/reactive-element/.*';
const sinks = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'An HTML sink. Render with a template.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/]',
    message: 'An HTML sink. Render with a template.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'An HTML sink.',
  },
  {selector: "NewExpression[callee.name='Function']", message: 'The page may forbid eval.'},
  {
    selector: 'Literal[value=/ style="/], TemplateElement[value.raw=/ style="/]',
    message: 'The page may forbid inline styles: use a class, or `.style=${…}`.',
  },
];
const page = [
  'document',
  'window',
  'self',
  'location',
  'history',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
];
const node = ['process', 'Buffer', '__dirname', 'global', 'setImmediate'];
const notHere = (names, message) => ['error', ...names.map((name) => ({name, message}))];

export default defineConfig(
  {
    ignores: [
      'build',
      'build.*',
      'dist',
      'cdn',
      'server/dist',
      'coverage',
      '.tmp',
      'node_modules',
      '**/*.cjs',
      'examples/bot/api.d.ts',
    ],
  },
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.ts'],
    extends: [ts.strictTypeChecked],
    plugins: {'import-x': importX.recommended.plugins['import-x']},
    languageOptions: {
      parserOptions: {projectService: true, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url))},
    },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({conditionNames: ['kustomer-chat-source', 'types', 'import', 'default']}),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', {zones}],
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/no-restricted-imports': ['error', {patterns: [noUnsafeDirectives]}],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true},
      ],
      // It trusts narrowing across an `await`, and would forbid the very check that is due after one.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Code points are what a limit on a text counts.
      '@typescript-eslint/no-misused-spread': ['error', {allow: [{from: 'lib', name: 'string'}, 'string']}],
      // What was caught is passed on as it came.
      '@typescript-eslint/only-throw-error': ['error', {allowThrowingUnknown: true, allowRethrowing: true}],
      // Numbers in texts and paths are what templates are for.
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      // An implementation that need not wait still has a promise in its contract.
      '@typescript-eslint/require-await': 'off',
      // Reactive controllers and void unions are the platform's and Lit's own style.
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', ...sinks],
      'max-lines': ['error', {max: 300}],
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-console': ['error', {allow: ['error', 'warn']}],
    },
  },
  {
    files: ['src/**/*.ts', 'server/console/**/*.ts', 'demo/**/*.ts'],
    extends: [litRules['flat/recommended'], wc['flat/recommended']],
  },
  {files: ['src/locales/**/*.ts'], rules: {'max-lines': 'off'}},

  // Which packages a folder may import.
  packages(['src/model/**/*.ts', 'src/locales/**/*.ts'], ''),
  packages(['src/styles/**/*.ts'], 'lit'),
  packages(['src/wire/**/*.ts'], 'zod/mini', [miniOnly]),
  packages(['src/backend/**/*.ts'], 'zod/mini', [miniOnly]),
  packages(['src/session/**/*.ts'], '', [typesOnly(['**/backend/**'])], ['src/session/records.ts']),
  packages(['src/session/records.ts'], 'zod/mini', [miniOnly, typesOnly(['**/backend/**'])]),
  packages(['src/browser/**/*.ts'], 'idb-keyval', [typesOnly(['**/session/**'])]),
  packages(['src/message/**/*.ts'], 'lit|lit/.*'),
  packages(['src/controllers/**/*.ts'], 'lit|lit/.*|@lit/context', [typesOnly(['**/locales/**'])]),
  packages(['src/elements/**/*.ts'], lit, [typesOnly(['**/session/**', '**/backend/**', '**/wire/**'])], [rootElement]),
  packages([rootElement], lit, [typesOnly(['**/session/**', '**/backend/**'])]),
  packages(['server/console/**/*.ts'], 'lit|lit/.*|zod/mini', [miniOnly]),
  packages(
    ['server/src/**/*.ts'],
    'zod/mini|jose|image-size|jsonc-parser|temporal-polyfill',
    [noNode, miniOnly],
    ['server/src/main.ts', '**/*-node.ts'],
  ),
  packages(['server/src/main.ts', 'server/src/**/*-node.ts'], '.*', [miniOnly]),
  packages(['demo/**/*.ts'], 'kustomer-chat|kustomer-chat/.*|kustomer-chat-server/in-page'),

  // What a folder may touch of its surroundings.
  {
    files: ['src/model/**/*.ts', 'src/wire/**/*.ts', 'src/backend/**/*.ts', 'src/session/**/*.ts'],
    rules: {
      'no-restricted-globals': notHere(
        [...page, ...node],
        'Handed in from outside: this folder also runs without a page.',
      ),
    },
  },
  {
    files: [
      'src/{browser,message,controllers,elements,locales,styles}/**/*.ts',
      'src/*.ts',
      'server/console/**/*.ts',
      'demo/**/*.ts',
    ],
    rules: {'no-restricted-globals': notHere(node, 'Runs in a page.')},
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/main.ts', '**/*-node.ts'],
    rules: {'no-restricted-globals': notHere([...page, ...node], 'Belongs to main.ts and to files named *-node.ts.')},
  },
  {
    files: ['server/src/main.ts', 'server/src/**/*-node.ts', 'test/**/*.ts', 'demo/**/*.ts', 'examples/**/*.ts'],
    rules: {'no-console': 'off'},
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's `expect(x).to.be.true`, node:test's `describe`, and a look at a method through an object are how tests read.
      '@typescript-eslint/no-unused-expressions': 'off',
      // @open-wc/testing types every assertion as a promise.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // What comes back from JSON is asserted, not parsed; an explicit `any` stays an error.
      ...Object.fromEntries(
        ['assignment', 'member-access', 'call', 'argument', 'return'].map((name) => [
          `@typescript-eslint/no-unsafe-${name}`,
          'off',
        ]),
      ),
      'max-lines': ['error', {max: 500}],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(describe|it|test|suite|context)$/][property.name=/^(only|skip)$/]',
          message: 'Every test runs.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.node.test.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: ['describe', 'it', 'test', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
              package: 'node:test',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [ts.recommended],
    rules: {'@typescript-eslint/no-unused-vars': ['error', {varsIgnorePattern: '^_', argsIgnorePattern: '^_'}]},
  },
);
