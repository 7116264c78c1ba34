import {expect} from '@open-wc/testing';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {Screens} from '../../src/session/screens.js';
import {refusal} from '../support/errors.js';
import {sessionParts, settled} from '../support/session-parts.js';

const draftNamed = (clientId: string) => ({clientId, assistantId: undefined, customAttributes: undefined});

describe('what could not even begin to be sent', () => {
  it('is given back whole, also out of two drafts, of which one stays', async () => {
    const {parts, values} = sessionParts();
    const screens = new Screens(parts, new Creations(), new ComposerTexts(parts), () => undefined);
    const [first, second] = [draftNamed('first'), draftNamed('second')];
    void screens.openDraft(first, null);
    screens.takeDraft('first');
    const discarded = screens.openDraft(second, null);
    screens.takeDraft('second');
    // What sends could not be loaded.
    screens.giveBack(first, 'first', 'one');
    screens.giveBack(second, 'second', 'two');
    await settled();
    const {draft, screen, composerTexts} = parts.store.state;
    expect(draft).to.deep.equal(first);
    expect(screen).to.deep.equal({name: 'thread', key: 'first'});
    expect(composerTexts['first']).to.equal('one\ntwo');
    expect(values.get('text/draft')).to.equal('one\ntwo');
    expect(values.get('draft')).to.deep.equal(first);
    expect(await refusal(discarded)).to.include({code: 'draft-discarded'});
  });

  it('is not given to the next visitor', async () => {
    const {parts, values} = sessionParts();
    const texts = new ComposerTexts(parts);
    const screens = new Screens(parts, new Creations(), texts, () => undefined);
    const [first, second] = [draftNamed('first'), draftNamed('second')];
    void screens.openDraft(first, null);
    screens.takeDraft('first');
    texts.forget(['first']); // the customer has logged out meanwhile
    void screens.openDraft(second, null);
    screens.giveBack(first, 'first', 'one');
    await settled();
    expect(parts.store.state.draft).to.deep.equal(second);
    expect(parts.store.state.composerTexts).to.not.have.any.keys('first', 'second');
    expect(values.has('text/draft')).to.equal(false);
  });
});
