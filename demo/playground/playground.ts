// The stories in a frame, and beside it what a page may set: theme, tokens, attributes. The address holds all of it.
import {readAddress, writeAddress, type Address} from './controls/address.js';
import {byId} from './controls/dom.js';
import {EventLog} from './controls/event-log.js';
import {Settings} from './controls/settings.js';
import {snippetOf} from './controls/snippet.js';
import {StoryList} from './controls/story-list.js';
import {storyGroups, stories, storyOf} from './stories/stories.js';

const frame = byId('frame', HTMLIFrameElement);
const title = byId('title', HTMLElement);
const snippet = byId('snippet', HTMLElement);
const copy = byId('copy', HTMLButtonElement);
const first = 'thread';
const copiedMs = 1600;

const events = new EventLog();
const list = new StoryList(storyGroups);
const settings = new Settings(() => {
  const {story, run} = readAddress(location.hash);
  // Each setting a step back in the history would be many.
  history.replaceState(null, '', writeAddress({story: story || first, run, ...settings.read()}));
  show();
});

let followed: Window | null = null;
frame.addEventListener('load', () => {
  // A change of the hash is no new page.
  if (followed === frame.contentWindow || !frame.contentWindow) return;
  followed = frame.contentWindow;
  events.follow(followed);
});
addEventListener('hashchange', follow);
byId('replay', HTMLButtonElement).addEventListener('click', () => {
  const address = current();
  location.hash = writeAddress({...address, run: String(Number(address.run) + 1)});
});
copy.addEventListener('click', () => {
  void navigator.clipboard.writeText(snippet.textContent).then(() => {
    copy.textContent = 'Copied';
    setTimeout(() => (copy.textContent = 'Copy'), copiedMs);
  });
});
follow();

function current(): Address {
  const address = readAddress(location.hash);
  return stories.some(({name}) => name === address.story) ? address : {...address, story: first};
}

function follow(): void {
  events.clear();
  settings.write(current());
  show();
  list.reveal();
}

function show(): void {
  const address = current();
  const {attributes = {}, title: text} = storyOf(address.story);
  title.textContent = text;
  document.title = `${text}: playground of the chat`;
  frame.dataset.width = address.width;
  frame.title = text;
  const hash = writeAddress({...address, width: ''});
  const source = `/playground/story.html${hash}`;
  if (followed) followed.location.hash = hash;
  else frame.src = source;
  snippet.textContent = snippetOf(address, attributes);
  list.update(address.story, (story) => writeAddress({...address, story, run: ''}));
}
