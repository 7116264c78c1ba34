import {expect, fixtureSync, html} from '@open-wc/testing';
import {lightOnly} from '../../src/styles/any-tokens.js';
import {tokens} from '../../src/styles/tokens.js';
import '../support/frame.js';

const brands = ['#0f5b66', '#ffd400', '#e4002b', '#7bd100', '#0b1f4b', '#111111', '#000000', '#ffffff', '#808080'];
const schemes = ['light', 'dark'] as const;

describe('tokens', () => {
  for (const scheme of schemes) {
    it(`keep text readable with any brand colour on a ${scheme} page`, () => {
      for (const brand of brands) {
        const color = probe({scheme, accent: brand});
        expect(contrast(color('on-accent'), color('accent-fill')), `on ${brand}`).to.be.at.least(4.5);
        for (const ground of ['surface', 'surface-raised', 'surface-sunken', 'bubble-in']) {
          expect(contrast(color('accent-text'), color(ground)), `${brand} on ${ground}`).to.be.at.least(4.5);
        }
      }
    });

    it(`keep every text readable on every ground of a ${scheme} page`, () => {
      const color = probe({scheme});
      for (const ground of ['surface', 'surface-raised', 'surface-sunken', 'bubble-in']) {
        for (const text of ['text', 'text-muted', 'positive', 'warning', 'danger', 'accent-text']) {
          expect(contrast(color(text), color(ground)), `${text} on ${ground}`).to.be.at.least(4.5);
        }
        expect(contrast(color('border-strong'), color('surface'))).to.be.at.least(3);
      }
      for (const tone of ['positive', 'warning', 'danger']) {
        expect(contrast(color(tone), color(`${tone}-soft`)), tone).to.be.at.least(4.5);
      }
      for (const number of [1, 2, 3, 4]) {
        expect(contrast(color(`avatar-${number}-text`), color(`avatar-${number}`))).to.be.at.least(4.5);
      }
    });
  }

  it('leave a bright brand alone on a light page', () => {
    const color = probe({scheme: 'light', accent: '#ffd400'});
    expect(luminance(color('accent-fill'))).to.be.closeTo(luminance('rgb(255, 212, 0)'), 0.001);
  });

  it('follow the page’s color-scheme unless the element has its own', () => {
    const page = document.documentElement;
    page.style.colorScheme = 'dark';
    try {
      expect(luminance(probe({})('surface'))).to.be.below(0.1);
      expect(luminance(probe({scheme: 'light'})('surface'))).to.equal(1);
    } finally {
      page.style.colorScheme = '';
    }
    expect(luminance(probe({})('surface'))).to.equal(1);
  });

  it('yield to the page’s own rules', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('test-frame { --kustomer-chat-radius: 0px; --kustomer-chat-text: rgb(1 2 3); }');
    document.adoptedStyleSheets.push(sheet);
    try {
      const color = probe({});
      expect(color('text')).to.equal('rgb(1, 2, 3)');
      expect(color('bubble-in-text')).to.equal('rgb(1, 2, 3)');
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  });

  it('have only light values where light-dark() is missing', () => {
    const text = tokens.cssText;
    expect(text).to.include('light-dark(');
    const light = lightOnly(text);
    expect(light).not.to.include('light-dark(');
    expect(light).to.match(/--kustomer-chat-surface:\s*#ffffff;/);
    expect(balance(text)).to.equal(0);
    expect(balance(light)).to.equal(0);
  });
});

/** How the tokens are computed inside an element on the page. */
function probe({scheme, accent}: {scheme?: 'light' | 'dark'; accent?: string}) {
  const frame = fixtureSync<HTMLElement>(html`<test-frame></test-frame>`);
  if (scheme) frame.setAttribute('color-scheme', scheme);
  if (accent) frame.style.setProperty('--kustomer-chat-accent', accent);
  const inner = document.createElement('p');
  frame.shadowRoot?.append(inner);
  return (name: string) => {
    inner.style.color = `var(--kustomer-chat-${name})`;
    return getComputedStyle(inner).color;
  };
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const numbers = (color.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const isLinear = color.startsWith('color(srgb-linear');
  if (!isLinear && !color.startsWith('rgb(')) throw new Error(`Not a colour that this reads: ${color}`);
  const [r = 0, g = 0, b = 0] = isLinear ? numbers.slice(-3) : numbers.map((value) => linear(value / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function balance(text: string): number {
  return text.split('(').length - text.split(')').length;
}
