import {expect} from '@open-wc/testing';
import {Launcher} from '../../src/elements/launcher.js';

describe('the launcher', () => {
  it('is written when it changes, and not with every change of the chat', async () => {
    const launcher = new Launcher();
    const state = {label: 'Chat with us', icon: null, isOpen: false, unread: 0};
    launcher.update(state);
    const observer = new MutationObserver(() => undefined);
    observer.observe(launcher.button, {childList: true, characterData: true, subtree: true});
    launcher.update({...state, isOpen: true});
    expect(observer.takeRecords()).to.have.length(0);
    launcher.update({...state, label: 'Chat with Halden Care'});
    expect(observer.takeRecords()).not.to.have.length(0);
    expect(launcher.button.textContent).to.equal('Chat with Halden Care');
  });
});
