import {expect} from '@open-wc/testing';
import {newChat, until} from '../../support/chat-page.js';
import {newText, refusal} from '../../support/errors.js';

describe('openKbArticle() and openKbCategory()', () => {
  it('opens the chat on an article, named by its id alone or as an option', async () => {
    const chat = await newChat({lang: 'en'});
    expect(await chat.element.openKbArticle('delivery-times')).to.equal(null);
    expect(chat.isPanelShown).to.equal(true);
    await until(() => chat.articleText.includes('two working days'), 'the article');
    expect(chat.articleText).to.contain('How long does delivery take?').and.not.to.contain('**');
    await chat.element.openKbArticle({articleId: 'track-order'});
    await until(() => chat.articleText.includes('Where is my order?'), 'the other article');
    chat.back?.click();
    await until(() => chat.field, 'what it was opened over');
  });

  it('opens the articles of a category, and leads back from one of them', async () => {
    const chat = await newChat({lang: 'en'});
    await chat.element.createConversation({message: newText()});
    expect(await chat.element.openKbCategory('orders')).to.equal(null);
    await until(() => chat.articleRows.length === 2, 'the articles');
    expect(chat.articleText).to.contain('Orders and delivery');
    chat.articleRows[0]?.click();
    await until(() => chat.articleText.includes('two working days'), 'the article');
    chat.back?.click();
    await until(() => chat.articleRows.length === 2, 'the category again');
    chat.back?.click();
    await until(() => chat.thread, 'the thread again');
  });

  it('rejects for what is not there, and opens nothing', async () => {
    const chat = await newChat();
    expect(await refusal(chat.element.openKbArticle('nowhere'))).to.include({code: 'not-found', status: 404});
    expect(await refusal(chat.element.openKbCategory('nowhere'))).to.include({code: 'not-found', status: 404});
    expect(await refusal(chat.element.openKbArticle(undefined as never))).to.include({source: 'articleId'});
    expect(await refusal(chat.element.openKbArticle({id: 'x'} as never))).to.include({source: 'id'});
    expect(chat.isPanelShown).to.equal(false);
  });
});

describe('searchMessages()', () => {
  it('finds what was written, here and not elsewhere', async () => {
    const chat = await newChat();
    const word = newText('w').replaceAll(' ', '');
    const {conversationId} = await chat.element.createConversation({message: `A ${word} that flickers`});
    const other = await chat.element.createConversation({message: `Another ${word}`});
    const {hits} = await chat.element.searchMessages({query: word});
    expect(hits.map((hit) => hit.conversationId)).to.deep.equal([other.conversationId, conversationId]);
    const one = await chat.element.searchMessages({query: word, conversationId});
    expect(one.hits).to.have.length(1);
    const [range] = one.hits[0]?.ranges ?? [];
    expect(one.hits[0]?.excerpt.slice(...(range ?? [0, 0])).toLowerCase()).to.equal(word.toLowerCase());
    expect(await refusal(chat.element.searchMessages({query: ' '}))).to.include({source: 'query'});
    const stranger = await newChat();
    expect((await stranger.element.searchMessages({query: word})).hits).to.deep.equal([]);
  });
});
