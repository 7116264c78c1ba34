// One story at a time: the address names it after the `#`, and says how it is to look.
import {installClock, restartClock} from './desk/page-clock.js';
import {deskPath, installNetwork} from './desk/page-network.js';
import {keyPrefix, Stage} from './desk/stage.js';
import {applyLook, readAddress, type Address} from './controls/address.js';
import {storyOf} from './stories/stories.js';

installClock();
const box = document.querySelector('#stage');
if (!box) throw new Error('The page has no stage.');
const root = document.documentElement;

let stage: Stage | undefined;
let shown: Address | undefined;
/** One after the other: each begins on a page that the one before has left. */
let playing: Promise<void> = Promise.resolve();

const ready = Promise.all([installNetwork(), forgetVisitors(), customElements.whenDefined('kustomer-chat')]);
addEventListener('hashchange', follow);
follow();

function follow(): void {
  const {hash} = location;
  // Whoever waits for the story must not take the one before for it.
  delete root.dataset.shown;
  delete root.dataset.failed;
  playing = playing.then(() => show(hash)).catch(fail);
}

async function show(hash: string): Promise<void> {
  await ready;
  const address = readAddress(hash);
  const isSame = shown?.story === address.story && shown.run === address.run;
  if (!isSame) await play(address, box as Element);
  shown = address;
  applyLook(address, stage?.chat);
  await stage?.standsStill();
  if (hash === location.hash) root.dataset.shown = hash.slice(1);
}

async function play(address: Address, place: Element): Promise<void> {
  const {title, attributes = {}, organisation, play} = storyOf(address.story);
  stage?.clear();
  scrollTo(0, 0);
  restartClock();
  document.title = `${title}: a story of the chat`;
  stage = new Stage(place, {...attributes, ...address.attributes}, organisation);
  applyLook(address, stage.chat);
  await play(stage);
}

function fail(error: unknown): void {
  root.dataset.failed = String(error);
  console.error(error);
}

/** Each story has a visitor of its own; what those of earlier pages have left is of no use to anybody. */
async function forgetVisitors(): Promise<void> {
  const prefix = `kustomer-chat/1/${location.origin}/${keyPrefix}`;
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  for (const {name = ''} of await indexedDB.databases()) if (name.startsWith(prefix)) indexedDB.deleteDatabase(name);
}

// For whoever wonders where the server is: it is in this page.
root.dataset.server = deskPath;
