import {demoOrganisation} from 'kustomer-chat-server/in-page';
import type {StoryGroup} from './story.js';

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
      name: 'category',
      title: 'A category',
      play: async (stage) => {
        await stage.chat.openKbCategory('orders');
        await stage.see('kustomer-chat-article');
      },
    },
  ],
};
