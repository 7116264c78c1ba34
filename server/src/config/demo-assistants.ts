import type {TreeNode} from '../../../src/model/message-template.js';
import type {Assistant} from './assistant.js';

export const productTree: readonly TreeNode[] = [
  branch('lamps', 'Lamps', [
    leaf('lamps.table', 'Table lamps'),
    leaf('lamps.floor', 'Floor lamps'),
    leaf('lamps.pendant', 'Pendants'),
  ]),
  branch('furniture', 'Furniture', [
    branch('furniture.tables', 'Tables', [
      leaf('furniture.tables.dining', 'Dining tables'),
      leaf('furniture.tables.side', 'Side tables'),
    ]),
    leaf('furniture.chairs', 'Chairs'),
    leaf('furniture.shelves', 'Shelves'),
  ]),
  branch('textiles', 'Textiles', [leaf('textiles.rugs', 'Rugs'), leaf('textiles.blankets', 'Blankets')]),
  leaf('delivery', 'Delivery'),
];

const who = {publicName: 'Assistant', avatarUrl: null};
const thanks = 'Thank you. A colleague goes on from here.';

/**
 * One assistant for each kind of first question that the documents of `createConversation` tell apart, and one that
 * shows every step that needs no program of one's own.
 */
export const demoAssistants: readonly Assistant[] = [
  {
    ...who,
    id: 'demo-text',
    steps: [
      {id: 'hello', type: 'say', body: 'Hello, this is the assistant of **Halden Care**.'},
      {
        id: 'topic',
        type: 'askText',
        body: 'What can we help you with?',
        kind: 'text',
        errorText: 'Tell us in a few words what it is about.',
      },
      {
        id: 'order',
        type: 'askText',
        body: 'Which order is it about? The number looks like A-1234.',
        kind: 'text',
        pattern: '\\s*[A-Za-z]-?\\d{2,8}\\s*',
        errorText: 'That is no order number. It is a letter and digits, such as A-1234.',
        attribute: 'orderIdStr',
      },
      {
        id: 'email',
        type: 'askText',
        body: 'And where may we write to, should the chat break off?',
        kind: 'email',
        errorText: 'That is no email address. It looks like mara@example.com.',
      },
      {id: 'people', type: 'transfer', body: thanks},
    ],
  },
  {
    ...who,
    id: 'demo-buttons',
    steps: [
      {id: 'hello', type: 'say', body: 'Hello. I can answer most things at once, or fetch a colleague.'},
      {
        id: 'topic',
        type: 'askButtons',
        body: 'What is it about?',
        buttons: [
          {value: 'order', displayText: 'An order', next: 'order'},
          {value: 'return', displayText: 'A return', next: 'return'},
          {value: 'lamp', displayText: 'My lamp or bridge', next: 'people'},
          {value: 'else', displayText: 'Something else', next: 'people'},
        ],
      },
      {
        id: 'order',
        type: 'askText',
        body: 'Which order is it about? The number looks like A-1234.',
        kind: 'text',
        errorText: 'Which order is it about?',
        attribute: 'orderIdStr',
        next: 'people',
      },
      {id: 'return', type: 'say', body: 'You can send everything back within 30 days, and we pay for it.'},
      {
        id: 'more',
        type: 'askButtons',
        body: 'Is there anything else?',
        buttons: [
          {value: 'no', displayText: 'No, thank you', next: 'bye'},
          {value: 'start', displayText: 'Another question', next: 'again'},
          {value: 'people', displayText: 'Talk to a person', next: 'people'},
        ],
      },
      {id: 'again', type: 'goTo', step: 'topic'},
      {id: 'bye', type: 'end', body: 'Have a good day.'},
      {id: 'people', type: 'transfer', body: thanks},
    ],
  },
  {
    ...who,
    id: 'demo-tree',
    steps: [
      {id: 'hello', type: 'say', body: 'Hello, let us find the right colleague for you.'},
      {
        id: 'product',
        type: 'askAttribute',
        body: 'Which of our things is it about?',
        attribute: 'productTree',
        errorText: 'Choose one of the list.',
      },
      {
        id: 'problem',
        type: 'askText',
        body: 'What happened?',
        kind: 'text',
        errorText: 'Tell us in a few words what happened.',
        attribute: 'historyTxt',
      },
      {id: 'people', type: 'transfer', body: thanks},
    ],
  },
  {
    ...who,
    id: 'demo-everything',
    steps: [
      {id: 'hello', type: 'say', body: 'Hello. I know our orders and our help pages, and I fetch people.'},
      {
        id: 'wish',
        type: 'askList',
        body: 'What would you like to do?',
        items: [
          {
            value: 'order',
            titleText: 'Ask about an order',
            detailsText: 'Have its number at hand, such as A-1234',
            next: 'order',
          },
          {value: 'help', titleText: 'Find an answer', detailsText: 'In our help pages', next: 'help'},
          {value: 'people', titleText: 'Write to a person', detailsText: 'Weekdays from 9 to 17', next: 'urgent'},
        ],
      },
      {
        id: 'order',
        type: 'askText',
        body: 'Which order is it about? The number looks like A-1234.',
        kind: 'text',
        pattern: '\\s*[A-Za-z]-?\\d{2,8}\\s*',
        errorText: 'That is no order number. It is a letter and digits, such as A-1234.',
        attribute: 'orderIdStr',
        maxAttempts: 3,
        fallback: 'urgent',
        next: 'kind',
      },
      {
        id: 'kind',
        type: 'branch',
        branches: [{when: [{answer: 'order', operator: 'contains', value: 'b'}], next: 'made'}],
        else: 'urgent',
      },
      {id: 'made', type: 'say', body: 'That is furniture: we make it for you, and it takes five to six weeks.'},
      {id: 'enough', type: 'goTo', step: 'rating'},
      {
        id: 'help',
        type: 'askText',
        body: 'What are you looking for?',
        kind: 'text',
        errorText: 'Tell me in a few words.',
      },
      {
        id: 'pages',
        type: 'articles',
        body: 'Perhaps one of these helps:',
        search: 'help',
        followupText: 'Did that answer your question?',
        yes: {displayText: 'Yes, thank you', next: 'rating'},
        no: {displayText: 'No', next: 'urgent'},
        none: 'nothing',
      },
      {id: 'nothing', type: 'say', body: 'We have written nothing about that yet, so let us ask a person.'},
      {id: 'urgent', type: 'setAttribute', attribute: 'priorityNum', value: 2},
      {id: 'open', type: 'hours', scheduleId: 'office-hours', open: 'people', closed: 'email'},
      {
        id: 'email',
        type: 'askText',
        body: 'Nobody is here just now. Where may we write to?',
        kind: 'email',
        errorText: 'That is no email address. It looks like mara@example.com.',
        next: 'later',
      },
      {id: 'later', type: 'transfer', body: 'Thank you. You hear from us on the next working day.'},
      {id: 'people', type: 'transfer', body: thanks},
      {
        id: 'rating',
        type: 'feedback',
        body: 'How was this?',
        actions: [
          {value: 'bad', displayText: '🙁', valueType: 'emoji', next: 'urgent'},
          {value: 'fair', displayText: '😐', valueType: 'emoji'},
          {value: 'good', displayText: '🙂', valueType: 'emoji'},
        ],
      },
      {id: 'bye', type: 'end', body: 'Thank you, and have a good day.'},
    ],
    reminders: [
      {afterSeconds: 120, body: 'I am still here: take your time.'},
      {afterSeconds: 600, body: 'Shall we go on? Otherwise I close this soon.'},
    ],
    abandonment: {afterSeconds: 1200, body: 'I close this now. Write again whenever you like.', then: 'end'},
  },
];

function branch(id: string, displayName: string, children: readonly TreeNode[]): TreeNode {
  return {id, displayName, children};
}

function leaf(id: string, displayName: string): TreeNode {
  return {id, displayName, children: []};
}
