import {expect} from '@open-wc/testing';
import {until} from '../../support/chat-page.js';
import {newHostPage, type HostPage} from '../../support/host-page.js';

const panel = 'kustomer-chat-panel';
const thread = 'kustomer-chat-thread';
const composer = 'kustomer-chat-composer';

/** Has the site's own settings say this colour. */
const organisation = (accent: string) => `<script>
  const ask = fetch;
  window.fetch = async (...args) => {
    const answer = await ask(...args);
    if (!String(args[0]).includes('/v1/config')) return answer;
    const config = await answer.json();
    config.site.accent = '${accent}';
    return Response.json(config);
  };
</script>`;

interface Declaration {
  readonly tagName?: string;
  readonly cssParts: readonly {readonly name: string}[];
  readonly slots: readonly {readonly name: string}[];
}

async function manifest(): Promise<Declaration> {
  const response = await fetch('/custom-elements.json');
  const {modules} = (await response.json()) as {modules: readonly {declarations: readonly Declaration[]}[]};
  const found = modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName === 'kustomer-chat');
  if (!found) throw new Error('no manifest');
  return found;
}

/** Everything inside, through the shadow trees. */
function* inside(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* inside(element.shadowRoot);
  }
}

function byPart(page: HostPage, name: string): Element | undefined {
  const all = page.element.shadowRoot ? [...inside(page.element.shadowRoot)] : [];
  return all.find((element) => element.part.contains(name));
}

describe('tokens that the page sets on the element', () => {
  it('reach the launcher and everything in the panel', async () => {
    const page = await newHostPage({
      css: `kustomer-chat {
        --kustomer-chat-accent: #ffd400; --kustomer-chat-font: Georgia, serif; --kustomer-chat-text-scale: 1.2;
        --kustomer-chat-radius: 8px; --kustomer-chat-surface: rgb(250, 249, 248); --kustomer-chat-z-index: 7;
        --kustomer-chat-bubble-out-text: rgb(1, 2, 3); --kustomer-chat-border-strong: rgb(90, 80, 70) }`,
    });
    const launcher = page.style(await page.launcher);
    const closed = [launcher.backgroundColor, launcher.color, launcher.zIndex, launcher.fontFamily];
    expect(closed.filter((_, at) => at !== 1)).to.deep.equal(['rgb(255, 212, 0)', '7', 'Georgia, serif']);
    expect(launcher.color, 'black on yellow').to.match(/^(rgb\(0, 0, 0\)|color\(srgb-linear 0 0 0\))$/);
    await page.openThread();
    expect(launcher.backgroundColor).to.equal(closed[0]);
    expect(launcher.color).to.match(/^(rgb\(0, 0, 0\)|color\(srgb-linear 0 0 0\))$/);
    const open = page.style(await page.panel);
    expect(open.backgroundColor).to.equal('rgb(250, 249, 248)');
    expect(open.borderRadius).to.equal('8px');
    expect(open.zIndex).to.equal('7');
    const field = page.style(await page.field);
    expect(field.fontFamily).to.equal('Georgia, serif');
    expect(field.fontSize).to.equal('18px');
    const bubble = page.style(await page.find(panel, thread, '.out .bub'));
    expect(bubble.backgroundColor).to.equal('rgb(255, 212, 0)');
    expect(bubble.color).to.equal('rgb(1, 2, 3)');
    expect(bubble.borderStartStartRadius).to.equal('9px');
    const send = page.style(await page.find(panel, composer, '.box'));
    expect(send.borderBlockStartColor).to.match(/rgb\(90, 80, 70\)|transparent|rgba\(0, 0, 0, 0\)/);
  });

  it('correct a brand that could not be read, on light pages and on dark ones', async () => {
    for (const [scheme, wanted] of [
      ['light', /^color\(srgb-linear/],
      ['dark', /^color\(srgb-linear/],
    ] as const) {
      const page = await newHostPage({
        css: 'kustomer-chat { --kustomer-chat-accent: #000 }',
        page: `style="color-scheme: ${scheme}"`,
      });
      await page.element.open();
      const probe = page.document.createElement('i');
      probe.style.color = 'var(--kustomer-chat-accent-text)';
      page.element.shadowRoot?.append(probe);
      const {color} = page.style(probe);
      expect(color).to.match(wanted);
      const y = Number(/srgb-linear ([\d.]+)/.exec(color)?.[1]);
      if (scheme === 'dark') expect(y, 'black is lifted').to.be.above(0.3);
      else expect(y, 'black stays').to.equal(0);
      page.frame.remove();
    }
  });

  it('win over the organisation’s colour, which is corrected as well', async () => {
    const theirs = await newHostPage({body: `${organisation('#ffd400')}{chat}`});
    const launcher = theirs.style(await theirs.launcher);
    expect(launcher.backgroundColor).to.equal('rgb(255, 212, 0)');
    expect(launcher.color).to.match(/^(rgb\(0, 0, 0\)|color\(srgb-linear 0 0 0\))$/);
    await theirs.element.open();
    expect(launcher.backgroundColor).to.equal('rgb(255, 212, 0)');
    const own = await newHostPage({
      css: 'kustomer-chat { --kustomer-chat-accent: rgb(10, 20, 30) }',
      body: `${organisation('#ffd400')}{chat}`,
    });
    expect(own.style(await own.launcher).backgroundColor).to.equal('rgb(10, 20, 30)');
  });
});

describe('parts', () => {
  it('are all there to be styled by the page', async function () {
    this.timeout(30_000);
    const {cssParts} = await manifest();
    const names = cssParts.map(({name}) => name);
    const css = names.map((name) => `kustomer-chat::part(${name}) { outline: 3px solid rgb(1, 2, 3) }`).join('\n');
    const page = await newHostPage({css});
    await page.openThread();
    const styled = new Set<string>();
    const look = () => {
      for (const name of names) {
        const found = byPart(page, name);
        if (found && page.style(found).outlineColor === 'rgb(1, 2, 3)') styled.add(name);
      }
      return styled;
    };
    look();
    (await page.find(panel, 'header button')).click();
    await page.find(panel, 'kustomer-chat-home', 'button');
    look();
    // Those three need somebody who answers; that the rows of both sides are made alike is told elsewhere.
    expect(names.filter((name) => !styled.has(name))).to.deep.equal(['badge', 'note', 'bubble-in']);
  });
});

describe('slots', () => {
  const content: Readonly<Record<string, string>> = {
    'launcher-icon': '<b slot="launcher-icon">?</b>',
    header: '<b slot="header">The lamp people</b>',
    empty: '<b slot="empty">Ask us anything about lamps.</b>',
    'composer-actions': '<button slot="composer-actions">Cart</button>',
    footer: '<b slot="footer">Privacy</b>',
  };

  it('are those of the manifest', async () => {
    expect((await manifest()).slots.map(({name}) => name)).to.have.members(Object.keys(content));
  });

  it('are filled by the page, where each belongs', async () => {
    const page = await newHostPage({slotted: Object.values(content).join('')});
    const [icon, header, empty, action, footer] = [...page.element.children];
    if (!icon || !header || !empty || !action || !footer) throw new Error('not slotted');
    expect(within(icon, await page.launcher)).to.equal(true);
    await page.element.open();
    await page.field;
    await until(() => footer.checkVisibility() && action.checkVisibility(), 'what the page has put there');
    await page.settled();
    for (const element of [header, empty, action, footer]) {
      expect(element.checkVisibility(), element.textContent).to.equal(true);
      expect(within(element, await page.panel), element.textContent).to.equal(true);
    }
    expect(header.getBoundingClientRect().height, 'in one line').to.be.below(24);
    expect(within(header, await page.find(panel, 'header'))).to.equal(true);
    expect(footer.getBoundingClientRect().width, 'no narrower than it is').to.be.above(40);
    expect(within(empty, await page.find(panel, thread))).to.equal(true);
    expect(within(action, await page.find(panel, composer, '.box'))).to.equal(true);
    const heading = await page.find(panel, '#heading');
    expect(heading.textContent, 'still read aloud').to.equal('Halden Care');
    expect(heading.getBoundingClientRect().width).to.be.at.most(400);
  });

  it('may be filled and emptied later, and what stood there is back', async () => {
    const page = await newHostPage();
    await page.element.open();
    const greeting = await page.find(panel, thread, '.greeting');
    expect(greeting.checkVisibility()).to.equal(true);
    const own = page.document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Ask us anything.';
    page.element.append(own);
    await until(() => own.checkVisibility() && !greeting.checkVisibility(), 'the page’s own words');
    own.remove();
    await until(() => greeting.checkVisibility(), 'the greeting again');
  });
});

/** Whether it is seen inside the other's box. */
function within(element: Element, box: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const isIn = inner.left >= outer.left - 0.5 && inner.right <= outer.right + 0.5;
  return isIn && inner.top >= outer.top - 0.5 && inner.bottom <= outer.bottom + 0.5 && inner.width * inner.height > 0;
}
