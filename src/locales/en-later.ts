import type {LaterStrings} from './later-strings.js';

/** English, as in `en.ts`. */
export const strings: LaterStrings = {
  markup: {
    code: 'Code',
    table: 'Table',
    copy: 'Copy',
    copied: 'Copied',
  },
  options: {
    answers: 'Answers',
    backTo: (name) => `Back to ${name}`,
    choose: (choice) => `Choose “${choice}”`,
    search: 'Search these answers',
    found: (count) => (count === 1 ? '1 answer found' : `${count} answers found`),
    noneFound: 'Nothing found. Try another word.',
    showAll: (count) => `Show all ${count}`,
    articles: 'Articles',
    feedback: 'Your rating of this answer',
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
  },
  input: {
    email: {label: 'Email address', example: 'name@example.com', hint: 'An email address looks like name@example.com.'},
    phone: {label: 'Phone number', example: '+44 20 7946 0018', hint: 'A phone number has at least five digits.'},
    name: {label: 'Name', example: 'First and last name', hint: 'A name has letters.'},
    text: {label: 'Your answer', example: 'Your answer', hint: 'A few words are needed here.'},
    sendAnyway: 'Send again to use it as it is.',
  },
};
