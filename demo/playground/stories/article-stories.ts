import {demoOrganisation} from 'kustomer-chat-server/in-page';
import type {Stage} from '../desk/stage.js';
import type {StoryGroup} from './story.js';

async function openKnowledge(stage: Stage): Promise<void> {
  await stage.chat.open();
  await stage.press('Back to conversations');
  await stage.press('All articles');
}

export const articleStories: StoryGroup = {
  title: 'Help pages',
  stories: [
    {
      name: 'article',
      title: 'An article',
      play: async (stage) => {
        await stage.chat.openKbArticle('return-something');
        await stage.see('kustomer-chat-article');
      },
    },
    {
      name: 'article-wide',
      title: 'An article with more room, that is on the web, too',
      organisation: {
        ...demoOrganisation,
        articles: demoOrganisation.articles.map((article) => ({
          ...article,
          url: `https://help.halden.example/${article.id}`,
        })),
      },
      play: async (stage) => {
        await stage.chat.openKbArticle('return-something');
        await stage.see('a', 'Open in a new tab');
        if (innerWidth > 479) await stage.press('Make wider');
      },
    },
    {
      name: 'article-survey',
      title: 'An article that did not help',
      play: async (stage) => {
        await stage.chat.openKbArticle('repair-lamp');
        await stage.press('No');
        await stage.see('textarea');
      },
    },
    {
      name: 'knowledge',
      title: 'All articles, by topics',
      play: async (stage) => {
        await openKnowledge(stage);
        await stage.see('button', 'How to oil a table');
      },
    },
    {
      name: 'knowledge-search',
      title: 'Searching in the articles',
      play: async (stage) => {
        await openKnowledge(stage);
        await stage.typeIn(await stage.see('kustomer-chat-knowledge'), 'lamp');
        await stage.see('mark');
      },
    },
    {
      name: 'category',
      title: 'A category',
      play: async (stage) => {
        await stage.chat.openKbCategory('orders');
        await stage.see('kustomer-chat-article');
      },
    },
  ],
};
