import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {fileStrings} from '../../src/elements/file-strings.js';
import {KustomerChatComposer} from '../../src/elements/kustomer-chat-composer.js';
import type {ComposerFile} from '../../src/model/composer-file.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {ChatState} from '../../src/session/chat-state.js';
import {expectAccessible} from '../support/axe.js';
import {inFrame, type FrameOptions} from '../support/frame.js';
import {sampleConfig, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const config = sampleConfig();
const withFiles = sampleConfig({
  features: {...config.features, attachments: true},
  limits: {
    ...config.limits,
    fileBytes: 1000,
    totalBytes: 1500,
    fileTypes: ['image/png', 'application/pdf', 'text/csv'],
  },
});
const file = (name: string, bytes = 100, type = 'application/pdf') => new File(['x'.repeat(bytes)], name, {type});

function composed(id: string, change: Partial<ComposerFile> = {}): ComposerFile {
  const chosen = file(`${id}.pdf`);
  return {
    id,
    file: chosen,
    alt: '',
    status: 'uploaded',
    sentBytes: 100,
    attachmentId: `at_${id}`,
    error: null,
    ...change,
  };
}
const picture = (id: string, change: Partial<ComposerFile> = {}) =>
  composed(id, {file: file(`${id}.png`, 100, 'image/png'), ...change});

async function openComposer(state: Partial<ChatState> = {}, options: FrameOptions = {}) {
  await fileStrings('en-GB').load();
  const session = new StillSession({config: withFiles, threads: {co_1: sampleThread()}, ...state});
  const composer = new KustomerChatComposer();
  composer.threadKey = 'co_1';
  await inFrame(composer, session, {...options, height: 400});
  composer.focusField();
  const root = composer.renderRoot;
  const text = () => root.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const button = (name: string) => {
    const found = [...root.querySelectorAll('button')].find(
      (each) => (each.ariaLabel ?? each.textContent.trim()) === name,
    );
    if (!found) throw new Error(`The composer has no button “${name}”.`);
    return found;
  };
  const transfer = (type: 'paste' | 'dragover' | 'drop', files: readonly File[], plain = '') => {
    const data = new DataTransfer();
    for (const one of files) data.items.add(one);
    if (plain) data.setData('text/plain', plain);
    const init = {bubbles: true, composed: true, cancelable: true};
    const target = type === 'paste' ? root.querySelector('textarea') : composer.parentNode;
    const event =
      type === 'paste'
        ? new ClipboardEvent(type, {...init, clipboardData: data})
        : new DragEvent(type, {...init, dataTransfer: data});
    target?.dispatchEvent(event);
    return event;
  };
  return {
    session,
    composer,
    root,
    text,
    button,
    transfer,
    changes: () => session.callsOf('call').map(([, , change]) => change),
  };
}
type Page = Awaited<ReturnType<typeof openComposer>>;

async function withTray(files: readonly ComposerFile[]): Promise<Page> {
  const page = await openComposer({composerFiles: {co_1: files}});
  await waitUntil(() => page.root.querySelectorAll('.thumb').length === files.length, 'the tray', {timeout: 8000});
  return page;
}

describe('files in the composer', () => {
  it('can be attached only where the settings allow it', async () => {
    const {button, composer, session} = await openComposer();
    expect(button('Attach files')).to.be.instanceOf(HTMLButtonElement);
    session.change({config});
    await composer.updateComplete;
    expect(() => button('Attach files')).to.throw();
  });

  it('are taken from a paste and from a drop, and uploaded at once', async () => {
    const {transfer, changes} = await openComposer();
    const [pasted, dropped] = [file('pasted.pdf'), file('dropped.pdf')];
    expect(transfer('paste', [pasted]).defaultPrevented).to.be.true;
    await waitUntil(() => changes().length === 1, 'pasted', {timeout: 8000});
    expect(transfer('drop', [dropped]).defaultPrevented).to.be.true;
    await waitUntil(() => changes().length === 2, 'dropped', {timeout: 8000});
    expect(changes()).to.deep.equal([
      {type: 'add', files: [pasted]},
      {type: 'add', files: [dropped]},
    ]);
  });

  it('leave a paste alone that has text, and everything where files are not allowed', async () => {
    const {transfer, session, composer} = await openComposer();
    expect(transfer('paste', [file('chart.pdf')], 'A table').defaultPrevented).to.be.false;
    expect(transfer('paste', []).defaultPrevented).to.be.false;
    session.change({config});
    await composer.updateComplete;
    expect(transfer('drop', [file('note.pdf')]).defaultPrevented).to.be.false;
    expect(session.callsOf('call')).to.be.empty;
  });

  it('say where they can be dropped while they are dragged over the thread', async () => {
    const {transfer, root, text} = await openComposer();
    expect(transfer('dragover', [file('a.pdf')]).defaultPrevented).to.be.true;
    await waitUntil(() => root.querySelector('.drop'), 'the zone', {timeout: 8000});
    expect(text()).to.contain('Drop to attach').and.to.contain('Pictures, PDF and tables, up to 1 kB each');
    root.querySelector('.drop')?.dispatchEvent(new DragEvent('dragleave'));
    await waitUntil(() => !root.querySelector('.drop'), 'no zone', {timeout: 8000});
  });

  const refusals: readonly [string, readonly File[], string][] = [
    ['too large', [file('big.pdf', 1001)], 'big.pdf is larger than 1 kB. Send a smaller one or a link.'],
    [
      'of another type',
      [file('run.exe', 10, 'application/x-msdownload')],
      'run.exe can’t be sent here. You can send pictures, PDF and tables.',
    ],
    ['empty', [file('none.pdf', 0)], 'none.pdf is empty.'],
    ['too much together', [file('a.pdf', 900), file('b.pdf', 900)], 'b.pdf doesn’t fit'],
    [
      'too many',
      Array.from({length: 11}, (_, index) => file(`${String(index)}.pdf`, 1)),
      'A message can have 10 files.',
    ],
  ];
  for (const [what, files, words] of refusals) {
    it(`are refused in words before anything is uploaded: ${what}`, async () => {
      const {transfer, root, text, changes} = await openComposer();
      transfer('drop', files);
      await waitUntil(() => text().includes(words), words, {timeout: 8000});
      expect(root.querySelector('[role=alert]')?.textContent).to.contain(words);
      const taken = changes().flatMap((change) => (change as {files: File[]}).files);
      expect(taken).to.have.length(Math.min(10, files.length - 1));
    });
  }

  it('are known by their names where the system tells no type, or another name of one', async () => {
    const {transfer, changes} = await openComposer();
    transfer('drop', [file('list.csv', 10, ''), file('scan.PDF', 10, 'application/x-pdf')]);
    await waitUntil(() => changes().length === 1, 'taken', {timeout: 8000});
    const {files} = changes()[0] as {files: File[]};
    expect(files.map(({name, type}) => [name, type])).to.deep.equal([
      ['list.csv', 'text/csv'],
      ['scan.PDF', 'application/pdf'],
    ]);
  });

  it('show how far they have come, what failed, and what they weigh', async () => {
    const {root, text, button, changes, composer} = await withTray([
      composed('one', {status: 'uploading', sentBytes: 41, attachmentId: null}),
      composed('two', {status: 'failed', error: new ChatError('backend-unavailable', 'gone', {retryable: true})}),
    ]);
    expect(root.querySelector('progress')?.getAttribute('aria-label')).to.equal('Uploading one.pdf: 41%');
    expect(text()).to.contain('two.pdf was not uploaded. Try again or remove it.');
    expect(text()).to.contain('2 files, 200 bytes of 1.5 kB'.replace('1.5', '2'));
    button('Upload two.pdf again').click();
    button('Remove one.pdf').click();
    await composer.updateComplete;
    expect(changes()).to.deep.equal([
      {type: 'retry', id: 'two'},
      {type: 'remove', id: 'one'},
    ]);
  });

  it('are sent without a word, with the button or Enter, also before they are there', async () => {
    const files = [composed('one', {status: 'uploading', attachmentId: null})];
    const {button, changes, session} = await withTray(files);
    expect(button('Send').hasAttribute('aria-disabled')).to.be.false;
    button('Send').click();
    expect(changes()).to.deep.equal([{type: 'send', body: '', files}]);
    expect(session.callsOf('sendMessage')).to.be.empty;
  });

  it('keep a message back, in words, when the server has refused one for good', async () => {
    const error = new ChatError('attachment-type', 'no', {status: 415});
    const {button, changes, text, composer} = await withTray([composed('one', {status: 'failed', error})]);
    button('Send').click();
    await composer.updateComplete;
    expect(changes()).to.be.empty;
    expect(text()).to.contain('one.pdf can’t be sent here. Remove it to go on.');
  });

  it('have a field for what a picture shows, which neither sends the message nor closes the chat', async () => {
    const {root, button, changes, session, composer} = await withTray([picture('lamp')]);
    button('ALT: describe lamp.png').click();
    await waitUntil(() => root.querySelector('#alt'), 'the field', {timeout: 8000});
    await composer.updateComplete;
    await sendKeys({type: 'A lamp with a crack'});
    await sendKeys({press: 'Enter'});
    await waitUntil(() => !root.querySelector('#alt'), 'closed', {timeout: 8000});
    expect(changes()).to.deep.equal([{type: 'describe', id: 'lamp', alt: 'A lamp with a crack'}]);
    expect(session.callsOf('sendMessage')).to.be.empty;
    expect((composer.shadowRoot?.activeElement as HTMLElement | null)?.ariaLabel).to.equal('ALT: describe lamp.png');
  });

  it('give focus to the next one, or to the field, when one is removed', async () => {
    const {button, session, composer, root} = await withTray([composed('one'), composed('two')]);
    const settled = async () => {
      await composer.updateComplete;
      await composer.updateComplete;
    };
    session.answer = () => {
      session.change({composerFiles: {co_1: [composed('two')]}});
      return Promise.resolve(null);
    };
    button('Remove one.pdf').click();
    await settled();
    expect((composer.shadowRoot?.activeElement as HTMLElement | null)?.ariaLabel).to.equal('Remove two.pdf');
    session.answer = () => {
      session.change({composerFiles: {}});
      return Promise.resolve(null);
    };
    button('Remove two.pdf').click();
    await waitUntil(() => composer.shadowRoot?.activeElement === root.querySelector('textarea'), 'the field', {
      timeout: 8000,
    });
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find: ${scheme}`, async () => {
      const page = await openComposer(
        {
          composerFiles: {
            co_1: [
              picture('lamp', {alt: 'A lamp'}),
              composed('one', {status: 'uploading'}),
              composed('two', {status: 'failed'}),
            ],
          },
        },
        {scheme},
      );
      await waitUntil(() => page.root.querySelectorAll('.thumb').length === 3, 'the tray', {timeout: 8000});
      page.button('ALT: describe lamp.png').click();
      await waitUntil(() => page.root.querySelector('#alt'), 'the field', {timeout: 8000});
      await expectAccessible(page.composer);
    });
  }
});

describe('emoji in the composer', () => {
  async function openPicker() {
    const page = await openComposer();
    const field = page.root.querySelector('textarea');
    if (!field) throw new Error('no field');
    field.value = 'Thanks !';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    field.setSelectionRange(7, 7);
    page.button('Insert an emoji').click();
    await waitUntil(() => page.composer.shadowRoot?.activeElement?.matches('.find input'), 'the picker', {
      timeout: 8000,
    });
    const focused = () => page.composer.shadowRoot?.activeElement?.getAttribute('aria-label');
    return {...page, field, focused, isOpen: () => page.root.querySelector('.emoji-box') !== null};
  }

  it('go to where the caret was, and the picker closes', async () => {
    const {field, isOpen, composer, button, session} = await openPicker();
    expect(button('Insert an emoji').getAttribute('aria-expanded')).to.equal('true');
    button('thumbs up').click();
    await composer.updateComplete;
    expect(field.value).to.equal('Thanks 👍!');
    expect(field.selectionStart).to.equal('Thanks 👍'.length);
    expect(composer.shadowRoot?.activeElement).to.equal(field);
    expect(isOpen()).to.be.false;
    expect(session.callsOf('reportTyping')).not.to.be.empty;
  });

  it('are found by name and chosen by keys', async () => {
    const {field, composer, root, focused} = await openPicker();
    await sendKeys({type: 'heart'});
    await composer.updateComplete;
    const names = [...root.querySelectorAll('.emoji-grid button')].map((each) => each.getAttribute('aria-label'));
    expect(names).to.include('red heart').and.not.to.include('dog');
    await sendKeys({press: 'ArrowDown'});
    expect(focused()).to.equal(names[0]);
    await sendKeys({press: 'ArrowRight'});
    expect(focused()).to.equal(names[1]);
    await sendKeys({press: 'End'});
    expect(focused()).to.equal(names.at(-1));
    await sendKeys({press: 'Enter'});
    await composer.updateComplete;
    expect(field.value).to.match(/^Thanks .+!$/u);
    expect(field.value).not.to.equal('Thanks !');
  });

  it('walk down and up in the grid by its rows, and up out of it to the search', async () => {
    const {focused, root} = await openPicker();
    await sendKeys({press: 'ArrowDown'});
    const first = focused();
    await sendKeys({press: 'ArrowDown'});
    const [one, two] = [first, focused()].map((name) =>
      root.querySelector(`[aria-label="${name ?? ''}"]`)?.getBoundingClientRect(),
    );
    expect(two?.left).to.equal(one?.left);
    expect(two?.top).to.be.greaterThan(one?.top ?? Infinity);
    await sendKeys({press: 'ArrowUp'});
    await sendKeys({press: 'ArrowUp'});
    expect(focused()).to.equal('Search emoji');
  });

  it('close with Escape, which the chat does not hear', async () => {
    const {composer, isOpen, field} = await openPicker();
    let heard: KeyboardEvent | undefined;
    composer.addEventListener('keydown', (event) => (heard = event));
    await sendKeys({press: 'Escape'});
    await composer.updateComplete;
    expect(isOpen()).to.be.false;
    expect(heard?.defaultPrevented).to.be.true; // as the panel asks
    expect(composer.shadowRoot?.activeElement).to.equal(field);
  });

  it('have nothing for axe to find', async () => {
    const {composer} = await openPicker();
    await expectAccessible(composer);
  });
});
