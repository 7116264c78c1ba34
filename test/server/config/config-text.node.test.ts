import assert from 'node:assert/strict';
import {it} from 'node:test';
import {ConfigText} from '../../../server/src/config/config-text.js';
import {mistakesIn, smallest} from './config-reader.js';

it('reads comments, trailing commas and the mark that editors begin a file with', () => {
  const {json, mistakes} = new ConfigText('\uFEFF// one\n{"a": [1, 2,], /* two */ "b": "//no comment",}\n// three');
  assert.deepEqual(mistakes, []);
  assert.deepEqual({...(json as object)}, {a: [1, 2], b: '//no comment'});
});

for (const [text, message] of [
  ['', /^1:1 .*must be JSON/],
  ['{"a": 1 "b": 2}', /^1:9 A comma is expected here/],
  ['{\n  "a": 1,\n  b: 2\n}', /^3:3 .*double quotes/],
  ['{"a": "x', /^1:7 A text is not closed/],
  ['{"a": [1, 2}', /^1:12 A /],
  ['{"a": 1} {}', /^1:10 The file should end here/],
  ["{'a': 1}", /^1:2 /],
  ['{"a": /* x', /comment/],
] as const) {
  it(`says what is no JSON in ${JSON.stringify(text)}`, async () => {
    const mistakes = await mistakesIn(text);
    assert.equal(mistakes.length, 1);
    assert.match(mistakes[0] ?? '', message);
  });
}

it('names what stands twice in one object, beside all other mistakes', async () => {
  const text = `${JSON.stringify(smallest({retention: {eventDays: 'x'}})).slice(0, -1)},\n"name": "a",\n"name": "b"}`;
  const mistakes = await mistakesIn(text);
  assert.equal(mistakes.length, 2);
  assert.match(mistakes[0] ?? '', /^1:\d+ retention\.eventDays: /);
  assert.match(mistakes[1] ?? '', /^3:1 name: “name” stands twice/);
});

it('takes names that mean something to JavaScript for what they are: unknown', async () => {
  const text = `${JSON.stringify(smallest()).slice(0, -1)}, "__proto__": {"limits": 1}, "constructor": 1}`;
  const mistakes = await mistakesIn(text);
  assert.equal(mistakes.length, 2);
  assert.match(mistakes.join('\n'), /__proto__: There is no “__proto__” here/);
  assert.match(mistakes.join('\n'), /constructor: There is no “constructor” here/);
});

it('refuses what is nested without end, and does not fall over it', async () => {
  const mistakes = await mistakesIn('['.repeat(200_000));
  assert.equal(mistakes.length, 1);
  assert.match(mistakes[0] ?? '', /nested deeper/);
});
