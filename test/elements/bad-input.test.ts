import {expect, waitUntil} from '@open-wc/testing';
import '../../src/elements/kustomer-chat.js';
import {KustomerChatArticle} from '../../src/elements/kustomer-chat-article.js';
import {KustomerChatHome} from '../../src/elements/kustomer-chat-home.js';
import {KustomerChatNote} from '../../src/elements/kustomer-chat-note.js';
import {KustomerChatPanel} from '../../src/elements/kustomer-chat-panel.js';
import {laterStrings} from '../../src/elements/later-strings.js';
import {markupChunk} from '../../src/elements/markup-chunk.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import type {MessageTemplate} from '../../src/model/message-template.js';
import type {Satisfaction} from '../../src/model/satisfaction.js';
import type {ChatState} from '../../src/session/chat-state.js';
import {naughtyStrings} from '../message/naughty-strings.js';
import {xssPayloads} from '../message/xss-payloads.js';
import {english, inFrame} from '../support/frame.js';
import {
  nora,
  pagesOf,
  sampleConfig,
  sampleConversation,
  sampleMessage,
  sampleThread,
} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';
import {ThreadPage} from '../support/thread-page.js';

/** What the elements are made of: nothing else may come out of a text. */
const known = new Set(
  (
    'a article audio b bdi blockquote br button circle code details div em figcaption figure footer form h1 h2 h3 h4 ' +
    'header img input label legend li mark nav ol option p path pre progress rect section select small span strong sub ' +
    'summary svg table tbody td textarea th thead time tr ul i fieldset video main slot dl dt dd hr output dialog'
  ).split(' '),
);
const liveSchemes = /^(?:https?|mailto|tel):/;
const addresses = ['href', 'xlink:href', 'action', 'formaction', 'srcdoc', 'data', 'ping', 'background'];

/** Called by every payload that comes to run. */
const traps: string[] = [];
const violations: string[] = [];
const boxes = ['alert', 'confirm', 'prompt', 'print', 'hacked', 'msgbox'] as const;

function* elementsIn(host: ParentNode): Generator<Element> {
  const root = (host instanceof Element && host.shadowRoot) || host;
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

/** Says what is in the tree of an element that no text may bring there. */
function foreignIn(host: Element): string[] {
  const found: string[] = [];
  for (const element of elementsIn(host)) {
    const name = element.localName;
    if (!known.has(name) && !name.startsWith('kustomer-chat')) found.push(`<${name}>`);
    for (const {name: attribute, value} of element.attributes) {
      if (attribute.startsWith('on')) found.push(`${name} ${attribute}`);
      if (addresses.includes(attribute) && !liveSchemes.test(value)) found.push(`${name} ${attribute}=${value}`);
    }
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href') && !liveSchemes.test(element.protocol)) {
      found.push(`a ${element.protocol}`);
    }
  }
  return found;
}

const kinds = ['replies', 'tree', 'list', 'articles', 'feedback'] as const;
type Kind = (typeof kinds)[number];
const kindAt = (index: number) => kinds[index % kinds.length] ?? 'replies';

/** Everything of a thread that others may write, made of one text. */
class BadThread {
  readonly #page: ThreadPage;

  private constructor(page: ThreadPage) {
    this.#page = page;
  }

  static async open(): Promise<BadThread> {
    return new BadThread(await ThreadPage.open([sampleMessage(1)], {height: 600}));
  }

  get element(): Element {
    return this.#page.element;
  }

  /** With one way to ask, which shows its options. */
  async show(body: string, kind: Kind): Promise<void> {
    // Ten thousand marks take the browser most of a second wherever they are.
    const text = body.slice(0, 1000);
    const picture = pictureOf(text);
    const action = {value: text, displayText: text, valueType: 'text'} as const;
    const node = {id: text, displayName: text, children: []};
    const item = {value: text, titleText: text, detailsText: text, imageUrl: picture};
    const article = {id: text, title: text, url: text};
    const templates: Readonly<Record<Kind, MessageTemplate>> = {
      replies: {type: 'quickReplies', actions: [action, {...action, valueType: 'emoji'}]},
      tree: {type: 'tree', leafRequired: true, children: [{...node, children: [node]}, node]},
      list: {type: 'list', items: [item]},
      articles: {type: 'articles', articles: [article], followupText: text, actions: [action]},
      feedback: {type: 'feedback', actions: [action]},
    };
    const sender = {...nora, id: 'ag_bad', displayName: text, avatarUrl: picture};
    const attachment = {
      id: 'at_1',
      name: text,
      contentType: 'application/pdf',
      size: 1,
      width: null,
      height: null,
      alt: text,
      url: null,
      urlExpiresAt: null,
    };
    const preview = {url: text, title: text, description: text, imageUrl: picture};
    const linked = {...preview, url: 'https://a.example', imageUrl: null};
    const bad = [
      sampleMessage(2, {sender, body, linkPreviews: [preview, linked]}),
      sampleMessage(3, {sender: {...sender, ai: true}, body: text, streaming: false}),
      sampleMessage(4, {direction: 'in', body}),
      sampleMessage(5, {sender: {...sender, type: 'system'}, body: text}),
      sampleMessage(6, {sender, body: '', attachments: [attachment, {...attachment, id: 'at_2', contentType: text}]}),
    ];
    const question = sampleMessage(7, {sender, body: text, template: templates[kind]});
    const messages = pagesOf([sampleMessage(1, {body: 'abc'}), ...bad, question]);
    await this.#page.change({messages, typing: {user: sender, ai: false, expiresAt: ''}});
  }

  get #boxes(): HTMLElement[] {
    return this.#page.all('.bub, .by, .sys, .more, .files, .replies, .picker, .things, .meta, .day, .acts');
  }

  /** What is outside of the thread's box, sideways. */
  get outside(): string[] {
    const {log} = this.#page;
    const view = log.getBoundingClientRect();
    const wide = log.scrollWidth > log.clientWidth ? [`${log.scrollWidth} > ${log.clientWidth}`] : [];
    return this.#boxes
      .filter((box) => {
        const {left, right, width} = box.getBoundingClientRect();
        return width > 0 && (left < view.left - 1 || right > view.right + 1);
      })
      .map(({className}) => className)
      .concat(wide);
  }

  /** Bubbles and names that let marks out over their edge. */
  get unclipped(): string[] {
    return this.#page
      .all('.bub, .by')
      .filter((box) => getComputedStyle(box).overflowY === 'visible')
      .map(({className}) => className);
  }

  /** Whether text that others have not written still runs as it did. */
  get isTurned(): boolean {
    const article = this.#page.articles[0];
    const plain = article?.querySelector('.bub p')?.firstChild;
    const label = this.#page.all('.by').find(({textContent}) => textContent.includes('· AI'));
    return [plain, label?.lastChild?.previousSibling ?? null].some((node) => {
      const text = node?.textContent ?? '';
      if (!(node instanceof Text) || text.length < 3) return false;
      const [first, last] = [rectOf(node, 0), rectOf(node, text.length - 1)];
      return first.left > last.left;
    });
  }
}

function rectOf(node: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
}

/** Where it is no address of its own the test's server would be asked, a hundred times over. */
function pictureOf(text: string): string {
  return /^\s*[\w+.-]+:/.test(text) ? text : `data:,${text}`;
}

/** The other screens, with a text in everything that they show. */
function screensOf(text: string): Readonly<Record<string, Partial<ChatState>>> {
  const picture = pictureOf(text);
  const participant = {id: 'ag_bad', displayName: text, avatarUrl: picture};
  const conversation = sampleConversation({
    title: text,
    participants: [participant],
    preview: {text, senderType: 'agent', displayName: text, avatarUrl: picture},
    customAttributes: {textStr: text},
  });
  const ended = {...conversation, ended: true, endedAt: conversation.createdAt, satisfactionId: 'sa_1'};
  const site = {
    teamName: text,
    teamIconUrl: picture,
    greeting: text,
    waitMessage: text,
    team: [{displayName: text, avatarUrl: picture}],
  };
  const config = sampleConfig({capabilities: ['articles', 'search']}, site);
  const home = {name: 'home'} as const;
  const survey = {title: text, reasons: [{value: text, displayText: text}], comment: true};
  return {
    home: {config, availability: 'online', conversations: [conversation], screen: home},
    thread: {
      config,
      conversations: [conversation],
      screen: {name: 'thread', key: 'co_1'},
      threads: {co_1: sampleThread([sampleMessage(1, {body: text})])},
      composerTexts: {co_1: text},
    },
    article: {
      config,
      screen: {
        name: 'article',
        back: home,
        article: {id: 'a', categoryId: null, title: text, body: text, updatedAt: null, survey},
      },
    },
    category: {
      config,
      screen: {
        name: 'category',
        back: home,
        category: {id: 'c', parentId: null, title: text, description: text},
        articles: [{id: 'a', categoryId: 'c', title: text, excerpt: text}],
      },
    },
    ended: {
      config,
      conversations: [ended],
      screen: {name: 'thread', key: 'co_1'},
      threads: {co_1: sampleThread([sampleMessage(1, {body: text})])},
      satisfactions: {co_1: satisfactionOf(text)},
    },
    offHours: {
      config: {...config, offhours: {...config.offhours, message: text, imageUrl: picture}},
      availability: 'offline',
      conversations: [],
      screen: {name: 'thread', key: 'draft'},
      threads: {draft: sampleThread()},
    },
  };
}

/** Rated, so that all is asked. */
function satisfactionOf(text: string): Satisfaction {
  const choices = {prompt: text, options: [text]};
  return {
    id: 'sa_1',
    conversationId: 'co_1',
    status: 'rated',
    editableUntil: new Date(Date.now() + 3_600_000).toISOString(),
    form: {
      introduction: text,
      ratingPrompt: text,
      scale: {type: 'number', options: 5, labelLow: text, labelHigh: text},
      questions: [
        {id: 'one', type: 'radio', ...choices},
        {id: 'two', type: 'checkbox', ...choices},
        {id: 'three', type: 'text', prompt: text, options: []},
      ],
    },
    rating: 3,
    answers: [],
    submittedAt: null,
  };
}

/** What stands beside the launcher. */
function openNote(): {readonly note: KustomerChatNote; show(text: string): Promise<unknown>} {
  const note = new KustomerChatNote();
  note.strings = laterStrings(english.locale).code?.note;
  note.dir = 'ltr';
  document.body.append(note);
  return {
    note,
    show(text) {
      const avatarUrl = pictureOf(text);
      note.team = {teamName: text};
      note.preview = {text: text.slice(0, 1000), senderType: 'agent', displayName: text, avatarUrl};
      return note.updateComplete;
    },
  };
}

async function openScreens() {
  const session = new StillSession();
  const panel = new KustomerChatPanel();
  panel.session = session;
  panel.language = english;
  await inFrame(panel, session, {height: 600});
  const article = await inFrame(new KustomerChatArticle(), session, {height: 600});
  const home = await inFrame(new KustomerChatHome(), session, {height: 600});
  return {
    elements: [panel, article, home] as const,
    async show(state: Partial<ChatState>) {
      session.change(state);
      await Promise.all([panel.updateComplete, article.updateComplete, home.updateComplete]);
    },
    has: (selector: string) => [...elementsIn(panel)].some((element) => element.matches(selector)),
  };
}

/** In parts, so that each has its time. */
function partsOf<Item>(all: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, at) => all.slice(at * size, (at + 1) * size));
}

const onViolation = ({violatedDirective, sourceFile, blockedURI}: SecurityPolicyViolationEvent) => {
  // Pictures of other places are refused, as they should be.
  if (!violatedDirective.startsWith('img-src')) violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
};

describe('bad input', function () {
  this.timeout(60_000);

  before(async () => {
    expect(xssPayloads.length).to.be.greaterThan(80);
    expect(Object.keys(naughtyStrings).length).to.be.greaterThan(80);
    for (const name of boxes) {
      Object.defineProperty(window, name, {configurable: true, writable: true, value: () => void traps.push(name)});
    }
    document.addEventListener('securitypolicyviolation', onViolation);
    await threadChunk.load();
    await Promise.all([markupChunk.load(), laterStrings(english.locale).load()]);
  });

  after(() => {
    document.removeEventListener('securitypolicyviolation', onViolation);
  });

  afterEach(() => {
    expect(traps, 'what has run').to.deep.equal([]);
    expect(violations, 'what the policy has stopped').to.deep.equal([]);
  });

  const runsNothing = () => {
    for (const [at, part] of partsOf(xssPayloads, 30).entries()) {
      it(`stays text in a thread, part ${at + 1}`, async () => {
        const thread = await BadThread.open();
        for (const text of part) {
          for (const kind of kinds) {
            await thread.show(text, kind);
            expect(foreignIn(thread.element), `${kind}: ${text.slice(0, 200)}`).to.deep.equal([]);
          }
        }
      });
    }

    for (const [at, part] of partsOf(xssPayloads, 30).entries()) {
      it(`stays text on every other screen, part ${at + 1}`, async () => {
        const {elements, show, has} = await openScreens();
        // What is loaded when it is first needed is there from now on.
        const {ended, offHours} = screensOf('a word');
        await show(ended ?? {});
        await waitUntil(() => has('.csat'), 'the survey', {timeout: 8000});
        await show(offHours ?? {});
        await waitUntil(() => has('.lead'), 'the hours', {timeout: 8000});
        for (const text of part) {
          for (const [name, state] of Object.entries(screensOf(text))) {
            await show(state);
            for (const element of elements) {
              expect(foreignIn(element), `${name}: ${text.slice(0, 200)}`).to.deep.equal([]);
            }
          }
        }
      });
    }
  };

  describe('on a page without a policy, where it could run', runsNothing);

  it('stays text, and in its box, beside the launcher', async () => {
    const {note, show} = openNote();
    for (const text of [...xssPayloads, ...Object.values(naughtyStrings)]) {
      await show(text);
      expect(foreignIn(note), text.slice(0, 200)).to.deep.equal([]);
      const box = note.getBoundingClientRect();
      for (const part of note.renderRoot.querySelectorAll('.who, .words, .acts')) {
        const {left, right, top, bottom} = part.getBoundingClientRect();
        const isOut = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
        expect(isOut, `${part.className}: ${text.slice(0, 200)}`).to.be.false;
      }
    }
    note.remove();
  });

  describe('in its place', () => {
    for (const [at, part] of partsOf(Object.entries(naughtyStrings), 20).entries()) {
      it(`leaves neither its box nor turns others round, part ${at + 1}`, async () => {
        const thread = await BadThread.open();
        for (const [index, [name, text]] of part.entries()) {
          await thread.show(text, kindAt(index));
          expect(foreignIn(thread.element), name).to.deep.equal([]);
          expect(thread.outside, name).to.deep.equal([]);
          expect(thread.unclipped, name).to.deep.equal([]);
          expect(thread.isTurned, name).to.be.false;
        }
      });
    }
  });

  it('stays text in the attributes of the element', async () => {
    const chat = document.createElement('kustomer-chat');
    chat.setAttribute('no-autostart', '');
    document.body.append(chat);
    for (const text of [...xssPayloads, ...Object.values(naughtyStrings)]) {
      for (const name of ['site-key', 'brand-id', 'assistant-id', 'schedule-id', 'color-scheme', 'lang', 'dir']) {
        chat.setAttribute(name, text);
      }
      await chat.updateComplete;
      expect(foreignIn(chat), text.slice(0, 200)).to.deep.equal([]);
    }
    chat.remove();
  });

  // Last: a page does not get rid of its policy again.
  describe('on a page with a strict policy and Trusted Types', () => {
    before(async () => {
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = [
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self' ws:",
        "img-src 'self' blob: data:",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html 'allow-duplicates'",
      ].join('; ');
      document.head.append(policy);
      const probe = document.createElement('div');
      await waitUntil(() => {
        try {
          probe.innerHTML = '<i></i>';
          return false;
        } catch {
          return true;
        }
      }, 'the policy holds');
      await waitUntil(() => violations.length > 0);
      violations.length = 0;
    });

    runsNothing();
  });
});
