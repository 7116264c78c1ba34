import {expect, fixtureSync, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {Context, ContextController} from '../../src/controllers/context.js';

const context = new Context<string>();

class Taker extends LitElement {
  readonly taken = new ContextController(this, context);
}
customElements.define('context-taker', Taker);

describe('a context', () => {
  it('reaches across shadow trees, from the nearest giver', async () => {
    const {outer, inner, taker} = await placed();
    expect(taker.taken.value).to.equal('inner');
    outer.attachShadow({mode: 'open'}).append(taker);
    expect(taker.taken.value).to.equal('outer');
    inner.append(taker);
    expect(taker.taken.value).to.equal('inner');
  });

  it('updates who took a value that is replaced, and nobody for the same one', async () => {
    const {inner, taker} = await placed();
    context.give(inner, 'inner');
    expect(taker.isUpdatePending).to.be.false;
    context.give(inner, 'another');
    expect([taker.isUpdatePending, taker.taken.value]).to.deep.equal([true, 'another']);
  });

  it('forgets who has left', async () => {
    const {inner, taker} = await placed();
    taker.remove();
    context.give(inner, 'another');
    expect(taker.isUpdatePending).to.be.false;
  });

  it('has no value outside of every giver', () => {
    expect(fixtureSync<Taker>(html`<context-taker></context-taker>`).taken.value).to.equal(undefined);
  });
});

async function placed() {
  const outer = fixtureSync<HTMLElement>(html`<div></div>`);
  const inner = document.createElement('div');
  const taker = new Taker();
  context.give(outer, 'outer');
  context.give(inner, 'inner');
  outer.append(inner);
  inner.attachShadow({mode: 'open'}).append(taker);
  await taker.updateComplete;
  return {outer, inner, taker};
}
