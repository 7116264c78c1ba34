import {expect} from '@open-wc/testing';
import {createSseParser, formatSse} from '../../src/wire/sse.js';

function parse(...chunks: readonly string[]) {
  const seen: unknown[] = [];
  const parser = createSseParser({
    event: ({type, data}) => seen.push([type, data]),
    id: (id) => seen.push({id}),
    retry: (milliseconds) => seen.push({retry: milliseconds}),
  });
  for (const chunk of chunks) parser.feed(chunk);
  return seen;
}

describe('the parser of server-sent events', () => {
  const cases: Readonly<Record<string, readonly [stream: string, seen: readonly unknown[]]>> = {
    'an event with a type': ['event: note\ndata: hello\n\n', [['note', 'hello']]],
    'several data lines': ['data: one\ndata: two\n\n', [['message', 'one\ntwo']]],
    'a block with only an id dispatches nothing and is recorded': ['id: 7\n\n', [{id: '7'}]],
    'an id comes before its event': ['id: 7\ndata: x\n\n', [{id: '7'}, ['message', 'x']]],
    'comments are nothing': [': ping\n\ndata: x\n\n', [['message', 'x']]],
    'a field without a colon': ['data\n\n', [['message', '']]],
    'only one blank after the colon is taken away': ['data:  x\n\n', [['message', ' x']]],
    'unknown fields are nothing': ['mood: good\ndata: x\n\n', [['message', 'x']]],
    'retry takes digits alone': ['retry: 10x\n\nretry: 250\n\n', [{retry: 250}]],
    'an id with NUL is nothing': ['id: a\0b\ndata: x\n\n', [['message', 'x']]],
    'a type does not outlive its block': ['event: a\n\ndata: x\n\n', [['message', 'x']]],
    'an unfinished block is not dispatched': ['data: x\n', []],
  };
  for (const [what, [stream, seen]] of Object.entries(cases)) {
    it(`${what}, cut at every character and with every line end`, () => {
      for (const end of ['\n', '\r\n', '\r']) {
        // What follows tells a carriage return at the very end from half of a CR LF.
        const text = `${stream.replaceAll('\n', end)}: next`;
        expect(parse(text)).to.deep.equal(seen);
        expect(parse(...text)).to.deep.equal(seen);
        for (let cut = 1; cut < text.length; cut++) {
          expect(parse(text.slice(0, cut), text.slice(cut))).to.deep.equal(seen);
        }
      }
    });
  }

  it('reads back what is written', () => {
    const data = JSON.stringify({text: 'a\nb "c" ✓'});
    expect(parse(formatSse({id: '9', type: 'message.created', data, retry: 100}))).to.deep.equal([
      {retry: 100},
      {id: '9'},
      ['message.created', data],
    ]);
    expect(parse(formatSse({data: 'one\ntwo'}))).to.deep.equal([['message', 'one\ntwo']]);
  });

  it('gives up on a line without an end', () => {
    const parser = createSseParser({event: () => undefined, id: () => undefined});
    expect(() => {
      for (let fed = 0; fed < 8; fed++) parser.feed('x'.repeat(1_000_000));
    }).to.throw(RangeError);
  });
});
