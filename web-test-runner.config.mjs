import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {browserTotalsReporter} from './test/support/browser-totals-reporter.mjs';
import {chromiumFlags} from './test/support/chromium-flags.mjs';
import {chatServerPlugin} from './test/support/chat-server-plugin.mjs';
import {findChromium} from './test/support/debian.mjs';
import {extraCommands} from './test/support/extra-commands.mjs';
import {failedAssertions} from './test/support/failed-assertions.mjs';

const chatServer = chatServerPlugin();

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  nodeResolve: {exportConditions: ['kustomer-chat-source']},
  // One page at a time: of two, one is hidden, where Chromium delays timers and nothing is on screen or read.
  concurrency: 1,
  // The launcher's own concurrency wins over the one above.
  browsers: [chromeLauncher({concurrency: 1, launchOptions: {executablePath: findChromium(), args: chromiumFlags}})],
  middleware: [chatServer.middleware],
  plugins: [
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: './tsconfig.json'}),
    chatServer.plugin,
    extraCommands(),
    failedAssertions(),
  ],
  coverage: process.argv.includes('--coverage'),
  coverageConfig: {include: ['src/**/*.ts'], threshold: {statements: 90, branches: 85, functions: 90, lines: 90}},
  testFramework: {config: {ui: 'bdd', timeout: 10_000}},
  testsFinishTimeout: 8 * 60 * 1000,
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
  // Without progress the runner swallows the coverage table; in a log it would be a page of repeated lines.
  reporters: [
    defaultReporter({reportTestResults: true, reportTestProgress: process.stdout.isTTY === true}),
    browserTotalsReporter(),
  ],
};
