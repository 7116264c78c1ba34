import {expect, fixtureSync, html} from '@open-wc/testing';
import '../support/frame.js';

type Scheme = 'light' | 'dark';
/** What is read, what it stands on (over one another, from below), and how much is needed. */
type Pair = readonly [front: string, grounds: readonly string[], needed: number];

const papers = ['surface', 'surface-raised', 'surface-sunken'];
const grounds = [...papers, 'bubble-in'];
const tones = ['positive', 'warning', 'danger'];

/** As the styles use them (the look, section 2). */
const pairs: readonly Pair[] = [
  ...cross(['text', 'text-muted', 'accent-text', ...tones], grounds, 4.5),
  ...cross(['text', 'text-muted'], papers, 4.5, 'hover'),
  ...cross(['text', 'text-muted'], papers, 4.5, 'press'),
  ...cross(['text', 'text-muted', 'accent-text'], ['surface', 'surface-raised'], 4.5, 'accent-soft'),
  ...tones.flatMap((tone): Pair[] => [
    [tone, [`${tone}-soft`], 4.5],
    ['text', [`${tone}-soft`], 4.5],
  ]),
  ['bubble-in-text', ['bubble-in'], 4.5],
  ['bubble-out-text', ['bubble-out'], 4.5],
  ['on-accent', ['accent-fill'], 4.5],
  ...[1, 2, 3, 4].map((number): Pair => [`avatar-${number}-text`, [`avatar-${number}`], 4.5]),
  ...cross(['border-strong', 'focus'], papers, 3),
];
/** Those that a brand's colour changes. */
const accentPairs = pairs.filter(([front, under]) => /accent|bubble-out|focus/.test([front, ...under].join()));

const steps = ['00', '40', '80', 'bf', 'ff'];
const brands = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));

describe('contrast, as the browser paints it', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`is enough for every pair of colours, ${scheme}`, () => {
      const paint = painter(scheme);
      expect(tooLow(pairs, paint, '')).to.deep.equal([]);
    });

    it(`is enough with each of ${brands.length} brands, ${scheme}`, function () {
      this.timeout(60_000);
      const paint = painter(scheme);
      const found = [...brands, '#ffd400', '#7bd100', '#0b1f4b'].flatMap((brand) => tooLow(accentPairs, paint, brand));
      expect(found).to.deep.equal([]);
    });
  }

  it('is enough on a launcher whose chat was never opened', async () => {
    const {styles} = await import('../../src/elements/kustomer-chat.styles.js');
    const host = fixtureSync<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({mode: 'open'});
    if (styles.styleSheet) root.adoptedStyleSheets = [styles.styleSheet];
    const button = document.createElement('button');
    button.className = 'launcher';
    root.append(button);
    expect(mix([getComputedStyle(button).backgroundColor])).to.deep.equal([15, 91, 102]);
    for (const brand of brands) {
      host.style.setProperty('--kustomer-chat-accent', brand);
      const style = getComputedStyle(button);
      expect(contrast(mix([style.color]), mix([style.backgroundColor])), brand).to.be.at.least(4.5);
    }
  });
});

function cross(fronts: readonly string[], papersBelow: readonly string[], needed: number, veil?: string): Pair[] {
  return fronts.flatMap((front) =>
    papersBelow.map((paper): Pair => [front, veil === undefined ? [paper] : [paper, veil], needed]),
  );
}

/** Gives the colour of tokens that lie over one another, with a brand or the one that is built in. */
function painter(scheme: Scheme) {
  const frame = fixtureSync<HTMLElement>(html`<test-frame color-scheme=${scheme}></test-frame>`);
  const inner = document.createElement('p');
  frame.shadowRoot?.append(inner);
  return (names: readonly string[], brand: string) => {
    frame.style.setProperty('--kustomer-chat-accent', brand === '' ? null : brand);
    return mix(
      names.map((name) => {
        inner.style.color = `var(--kustomer-chat-${name})`;
        return getComputedStyle(inner).color;
      }),
    );
  };
}

function tooLow(wanted: readonly Pair[], paint: ReturnType<typeof painter>, brand: string): string[] {
  return wanted.flatMap(([front, under, needed]) => {
    const ratio = contrast(paint([...under, front], brand), paint(under, brand));
    return ratio >= needed ? [] : [`${brand} ${front} on ${under.join(' and ')}: ${ratio.toFixed(2)} of ${needed}`];
  });
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});

/** What the eye gets: red, green and blue from 0 to 255. */
function mix(colors: readonly string[]): readonly number[] {
  if (!canvas) throw new Error('No canvas.');
  canvas.clearRect(0, 0, 1, 1);
  for (const color of colors) {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
