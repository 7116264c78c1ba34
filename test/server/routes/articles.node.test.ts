import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as z from 'zod/mini';
import {ArticleSchema, ArticleSummarySchema, CategorySchema} from '../../../src/wire/article-wire.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import {TestDesk, type Reply} from '../test-desk.js';

const site = 'site=pk_demo';

function titles(reply: Reply): readonly string[] {
  return z
    .array(ArticleSummarySchema)
    .parse(reply.list.items)
    .map(({title}) => title);
}

describe('the knowledge base', () => {
  it('lists categories with their parents, in the language that is asked for', async () => {
    const desk = new TestDesk();
    const ids = async (query: string) =>
      z.array(CategorySchema).parse((await desk.ask('GET', `/v1/categories${query}`)).list.items);
    const english = await ids(`?${site}`);
    assert.deepEqual(
      english.map(({id, parentId}) => [id, parentId]),
      [
        ['orders', null],
        ['returns', null],
        ['repairs', 'returns'],
        ['care', null],
      ],
    );
    assert.equal((await ids('?lang=de-AT'))[3]?.title, 'Pflege');
    assert.equal((await ids('?lang=fr'))[3]?.title, 'Care');
    const preferred = await desk.ask('GET', '/v1/categories/care', {headers: {'accept-language': 'de,en;q=0.5'}});
    assert.equal(CategorySchema.parse(preferred.json).title, 'Pflege');
  });

  it('gives an article with its Markdown and the survey of the site', async () => {
    const desk = new TestDesk();
    const article = ArticleSchema.parse((await desk.ask('GET', `/v1/articles/return-something?${site}`)).json);
    assert.match(article.body, /\*\*30 days\*\*/);
    assert.equal(article.survey?.reasons.length, 3);
    const other = new TestDesk({organisation: withSettings(demoOrganisation, {articleSurvey: null})});
    assert.equal(ArticleSchema.parse((await other.ask('GET', `/v1/articles/oil-table?${site}`)).json).survey, null);
  });

  it('finds articles by all words, the title first, without case and accents', async () => {
    const desk = new TestDesk();
    const search = async (q: string, more = '') =>
      titles(await desk.ask('GET', `/v1/articles?q=${encodeURIComponent(q)}${more}`));
    assert.deepEqual(await search('TABLE'), ['How to oil a table', 'How long does delivery take?']);
    assert.deepEqual(await search('table linseed'), ['How to oil a table']);
    assert.deepEqual(await search('ruckgabe', '&lang=de'), []);
    assert.deepEqual(await search('zurück', '&lang=de'), ['Wie schicke ich etwas zurück?']);
    assert.deepEqual(await search('zuruck', '&lang=de'), ['Wie schicke ich etwas zurück?']);
    assert.deepEqual(await search('table', '&categoryId=care'), ['How to oil a table']);
    assert.deepEqual(await search('nothing at all'), []);
    assert.deepEqual(await search('***'), []);
    const [found] = z.array(ArticleSummarySchema).parse((await desk.ask('GET', '/v1/articles?q=parcel')).list.items);
    assert.match(found?.excerpt ?? '', /parcel/);
    assert.doesNotMatch(found?.excerpt ?? '', /\*\*/);
  });

  it('is read page by page', async () => {
    const desk = new TestDesk();
    const all = titles(await desk.ask('GET', '/v1/articles'));
    const first = await desk.ask('GET', `/v1/articles?limit=3&${site}`);
    assert.match(first.headers.get('link') ?? '', /rel="next"/);
    const rest = await desk.ask('GET', `/v1/articles?limit=3&cursor=${String(first.list.nextCursor)}`);
    assert.deepEqual([...titles(first), ...titles(rest)], all);
    assert.equal(rest.list.nextCursor, null);
  });

  it('is revalidated by ETag', async () => {
    const desk = new TestDesk();
    for (const path of ['/v1/categories', '/v1/categories/care', '/v1/articles?q=lamp', '/v1/articles/oil-table']) {
      const first = await desk.ask('GET', path);
      const etag = first.headers.get('etag') ?? '';
      assert.equal(first.status, 200);
      assert.equal((await desk.ask('GET', path, {headers: {'if-none-match': etag}})).status, 304);
      assert.equal((await desk.ask('GET', path, {headers: {'if-none-match': '"other"'}})).status, 200);
    }
  });

  it('refuses what is not there, what is too long and who may not read', async () => {
    const desk = new TestDesk();
    const outcome = async (path: string, headers = {}) => (await desk.ask('GET', path, {headers})).outcome;
    assert.equal(await outcome('/v1/articles/nothing'), '404 not-found');
    assert.equal(await outcome('/v1/categories/nothing'), '404 not-found');
    assert.equal(await outcome('/v1/articles?categoryId=nothing'), '404 not-found');
    assert.equal(await outcome('/v1/articles?site=pk_other'), '404 not-found');
    assert.equal(await outcome(`/v1/articles?q=${'x'.repeat(201)}`), '400 invalid-request');
    assert.equal(await outcome('/v1/articles?cursor=x'), '400 invalid-request');
    assert.equal(await outcome('/v1/articles?limit=0'), '400 invalid-request');
    assert.equal(await outcome('/v1/articles', {origin: 'https://evil.test'}), '403 origin-not-allowed');
    assert.equal(await outcome(`/v1/articles?${site}`, {origin: 'http://localhost:3000'}), '200');
  });
});

describe('what a reader says about an article', () => {
  const path = '/v1/articles/oil-table/feedback';

  it('is stored once for each reader', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const say = (body: unknown) => visitor.ask('POST', path, {body});
    assert.equal((await say({value: 'positive'})).status, 204);
    assert.equal((await say({value: 'negative', reasons: ['unclear'], comment: 'Which cloth?'})).status, 204);
    const [stored, ...others] = await desk.store.search.articleFeedbackOf(visitor.id);
    assert.deepEqual(others, []);
    assert.equal(stored?.value, 'negative');
    assert.equal(stored?.comment, 'Which cloth?');
  });

  it('is refused when it is none of what was asked', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const outcome = async (body: unknown, where = path) => (await visitor.ask('POST', where, {body})).outcome;
    assert.equal(await outcome({value: 'great'}), '400 invalid-request');
    assert.equal(await outcome({value: 'negative', reasons: ['boring']}), '400 invalid-request');
    assert.equal(await outcome({value: 'positive', comment: 'x'.repeat(2001)}), '400 invalid-request');
    assert.equal(await outcome({value: 'positive'}, '/v1/articles/nothing/feedback'), '404 not-found');
    assert.equal((await desk.ask('POST', path, {body: {value: 'positive'}})).outcome, '401 unauthorized');
    const silent = new TestDesk({organisation: withSettings(demoOrganisation, {articleSurvey: null})});
    const reader = await silent.visitor();
    const comment = await reader.ask('POST', path, {body: {value: 'positive', comment: 'Fine'}});
    assert.equal(comment.outcome, '400 invalid-request');
  });
});
