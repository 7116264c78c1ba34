import type {StoryGroup} from '../stories/story.js';
import {build, byId} from './dom.js';

/** The stories by their groups, and a field that narrows them down. */
export class StoryList {
  readonly #box = byId('stories', HTMLElement);
  readonly #links: readonly HTMLAnchorElement[];

  constructor(groups: readonly StoryGroup[]) {
    for (const {title, stories} of groups) {
      const items = stories.map(({name, title: text}) => {
        const link = build('a', '', text);
        link.href = `#${name}`;
        link.dataset.story = name;
        return build('li', '', link);
      });
      this.#box.append(build('section', '', build('h2', '', title), build('ul', '', ...items)));
    }
    this.#links = [...this.#box.querySelectorAll('a')];
    const search = byId('search', HTMLInputElement);
    search.addEventListener('input', () => this.#narrow(search.value.trim().toLowerCase()));
  }

  /** Links lead to the other stories as they would look with what is set now. */
  update(current: string, hashOf: (story: string) => string): void {
    for (const link of this.#links) {
      const name = link.dataset.story ?? '';
      link.href = hashOf(name);
      if (name === current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  /** Brings the link of the story into sight. */
  reveal(): void {
    this.#box.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest'});
  }

  #narrow(words: string): void {
    for (const link of this.#links) {
      const text = `${link.textContent} ${link.dataset.story ?? ''}`.toLowerCase();
      if (link.parentElement) link.parentElement.hidden = !text.includes(words);
    }
    for (const group of this.#box.querySelectorAll('section')) {
      group.hidden = !group.querySelector('li:not([hidden])');
    }
  }
}
