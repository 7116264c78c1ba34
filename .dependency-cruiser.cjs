// Import cycles, also those through `import type`, which ESLint's own check does not see. Which folder may import which is
// in eslint.config.mjs.
module.exports = {
  forbidden: [{name: 'no-cycle', severity: 'error', from: {}, to: {circular: true}}],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    doNotFollow: {path: 'node_modules'},
    enhancedResolveOptions: {exportsFields: ['exports'], conditionNames: ['kustomer-chat-source', 'import', 'default']},
  },
};
