import type {Address} from './address.js';

/** What to write into a page for what is set here. */
export function snippetOf(
  {theme, tokens, attributes}: Pick<Address, 'theme' | 'tokens' | 'attributes'>,
  fixed: Readonly<Record<string, string>>,
): string {
  const all = {
    'site-key': 'pk_…',
    'server-url': 'https://chat.example.com',
    ...fixed,
    ...attributes,
    ...(theme && {'color-scheme': theme}),
  };
  const written = Object.entries(all).map(([name, value]) => (value === '' ? name : `${name}="${value}"`));
  const styles = Object.entries(tokens).map(([name, value]) => `    ${name}: ${value};\n`);
  const style = styles.length > 0 ? `<style>\n  kustomer-chat {\n${styles.join('')}  }\n</style>\n` : '';
  const script = '<script type="module" src="https://chat.example.com/kustomer-chat.js"></script>';
  return `${script}\n${style}<kustomer-chat\n  ${written.join('\n  ')}\n></kustomer-chat>`;
}
