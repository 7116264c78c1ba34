import {articleStories} from './article-stories.js';
import {assistantStories} from './assistant-stories.js';
import {endingStories} from './ending-stories.js';
import {fileStories} from './file-stories.js';
import {homeStories} from './home-stories.js';
import {launcherStories} from './launcher-stories.js';
import {readingStories} from './reading-stories.js';
import {stateStories} from './state-stories.js';
import type {Story, StoryGroup} from './story.js';
import {textStories} from './text-stories.js';
import {threadStories} from './thread-stories.js';
import {troubleStories} from './trouble-stories.js';

/** All of them, in the order in which one would look at them. */
export const storyGroups: readonly StoryGroup[] = [
  launcherStories,
  homeStories,
  threadStories,
  textStories,
  fileStories,
  assistantStories,
  stateStories,
  troubleStories,
  endingStories,
  articleStories,
  readingStories,
];

export type {Story};

export const stories: readonly Story[] = storyGroups.flatMap(({stories: ofGroup}) => ofGroup);

export function storyOf(name: string): Story {
  const found = stories.find((story) => story.name === name);
  if (!found) throw new Error(`There is no story “${name}”.`);
  return found;
}
