import type {LaterStrings} from './later-strings.js';

/** English, as in `en.ts`. */
export const strings: LaterStrings = {
  markup: {
    code: 'Code',
    table: 'Table',
    copy: 'Copy',
    copied: 'Copied',
  },
  notices: {
    joined: (name, time) => `${name} joined${time && `, ${time}`}`,
    tookOver: (name, time) => `${name} took over from the assistant${time && `, ${time}`}`,
    handedOver: 'The assistant has passed you on. Somebody of the team will answer here.',
    handedOverFor: (minutes) =>
      `The assistant has passed you on. Somebody of the team will answer here, in about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    edited: 'Edited',
    withdrawn: 'No answer came of this',
  },
  answer: {
    stop: 'Stop',
    copyAnswer: 'Copy answer',
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
  satisfaction: {
    step: (position, count) => `${position} of ${count}`,
    stepAtEnd: (step, end) => `${step}, ${end}`,
    faces: ['Very unhappy', 'Unhappy', 'Neutral', 'Happy', 'Very happy'],
    thumbs: ['Thumbs down', 'Thumbs up'],
    optional: 'Optional',
    send: 'Send rating',
    notNow: 'Not now',
    cancel: 'Cancel',
    thanks: 'Thank you.',
    untilToday: (time) => `You can change your rating until ${time}.`,
    untilTomorrow: (time) => `You can change your rating until tomorrow, ${time}.`,
    untilDay: (day, time) => `You can change your rating until ${day}, ${time}.`,
    change: 'Change',
    given: (step) => `Your rating: ${step}`,
    locked: 'Thank you for your rating.',
    tooLate: 'The time to change this rating is over.',
    notLoaded: 'The rating didn’t load.',
    tryAgain: 'Try again',
  },
  ending: {
    reopen: 'Reopen',
    merged: 'This conversation was merged into {conversation}. It goes on there.',
    anotherConversation: 'another conversation',
  },
};
