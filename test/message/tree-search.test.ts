import {expect} from '@open-wc/testing';
import {countLeaves, findNodes} from '../../src/message/tree-search.js';
import type {TreeNode} from '../../src/model/message-template.js';

const node = (displayName: string, children: readonly TreeNode[] = []): TreeNode => {
  return {id: displayName, displayName, children};
};
const children = [
  node('Lamps', [node('Table lamps'), node('Floor lamps')]),
  node('Möbel', [node('Tables', [node('Side tables')]), node('Chairs')]),
  node('Delivery'),
];
const find = (query: string, leafRequired = true) =>
  findNodes({children, leafRequired}, query).map(({node: {displayName}, above}) =>
    [...above.map((each) => each.displayName), displayName].join(' > '),
  );

describe('search in a tree of answers', () => {
  it('counts the ends', () => {
    expect([countLeaves([]), countLeaves(children)]).to.deep.equal([0, 5]);
  });

  it('finds every word, in the name or above it, whatever the case and accents', () => {
    expect(find('TABLE')).to.deep.equal(['Lamps > Table lamps', 'Möbel > Tables > Side tables']);
    expect(find('mobel chair')).to.deep.equal(['Möbel > Chairs']);
    expect(find('side lamps')).to.deep.equal([]);
  });

  it('finds what may be chosen: only ends, or inner nodes, too', () => {
    expect(find('tables')).to.deep.equal(['Möbel > Tables > Side tables']);
    expect(find('tables', false)).to.deep.equal(['Möbel > Tables', 'Möbel > Tables > Side tables']);
  });
});
