// custom-elements.json describes what a page may rely on: <kustomer-chat>, its public members, nothing of the inside.
const publicTag = 'kustomer-chat';

/** Called by the browser or by Lit, never by a page. */
const lifecycle = new Set([
  'styles',
  'observedAttributes',
  'connectedCallback',
  'disconnectedCallback',
  'adoptedCallback',
  'attributeChangedCallback',
  'shouldUpdate',
  'willUpdate',
  'update',
  'updated',
  'firstUpdated',
  'createRenderRoot',
  'render',
]);

/** Declares what `<kustomer-chat>` installs from a table. */
const methodsClass = 'ChatMethods';

const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({customElementsManifest: manifest}) {
    const declarations = manifest.modules.flatMap(({declarations = []}) => declarations);
    const {members: methods} = declarations.find(({name}) => name === methodsClass);
    declarations.find(({tagName}) => tagName === publicTag).members.push(...methods);
    manifest.modules = manifest.modules.filter((module) => {
      module.declarations = (module.declarations ?? []).filter(({tagName}) => tagName === publicTag);
      const names = new Set(module.declarations.map(({name}) => name));
      module.exports = (module.exports ?? []).filter(
        ({name, declaration}) => name === publicTag || names.has(declaration?.name),
      );
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(
          ({name, privacy}) => (!privacy || privacy === 'public') && !name.startsWith('#') && !lifecycle.has(name),
        );
      }
      return module.declarations.length > 0;
    });
  },
});

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  outdir: '.',
  plugins: [publicOnly()],
};
