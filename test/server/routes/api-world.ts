import assert from 'node:assert/strict';
import {scryptSync} from 'node:crypto';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {
  defaultSatisfaction,
  type BrandSettings,
  type Organisation,
  type TrafficLimits,
} from '../../../server/src/config/organisation.js';
import {scryptPasswords} from '../../../server/src/passwords-node.js';
import {demoWith, TestDesk, type TestDeskOptions, type TestVisitor} from '../test-desk.js';
import {uploaded} from './attachment-calls.js';

type Settings = Omit<Partial<BrandSettings>, 'features' | 'limits'> & {
  readonly features?: Partial<BrandSettings['features']>;
  readonly limits?: Partial<BrandSettings['limits']>;
};

const salt = Buffer.from('salt of 16 bytes');
const passwordHash = `scrypt$1024$8$1$${salt.toString('base64url')}$${scryptSync('correct horse', salt, 32, {N: 1024, r: 8, p: 1}).toString('base64url')}`;
export const right = {email: 'nora@halden.example', password: 'correct horse'};
const nora = {id: 'ag_nora', displayName: 'Nora', avatarUrl: null, role: 'agent', passwordHash} as const;

/** The demo, with somebody who may sign in, and satisfaction asked for. */
export function organisationWith(settings: Settings = {}, limits: Partial<TrafficLimits> = {}): Organisation {
  return demoWith({
    agents: [{...nora, email: right.email}],
    limits: {...demoOrganisation.limits, ...limits},
    sites: demoOrganisation.sites.map((site) => ({
      ...site,
      settings: {
        ...site.settings,
        satisfaction: defaultSatisfaction,
        ...settings,
        features: {...site.settings.features, csat: true, ...settings.features},
        limits: {...site.settings.limits, ...settings.limits},
      },
    })),
  });
}

/** A desk with one of everything that a path can name. */
export class ApiWorld {
  readonly desk: TestDesk;
  readonly visitor: TestVisitor;
  readonly conversationId: string;
  /** Of the team. */
  readonly messageId: string;
  readonly attachmentId: string;

  private constructor(visitor: TestVisitor, ids: readonly [conversation: string, message: string, attachment: string]) {
    this.desk = visitor.desk;
    this.visitor = visitor;
    [this.conversationId, this.messageId, this.attachmentId] = ids;
  }

  static async create(options: TestDeskOptions = {}): Promise<ApiWorld> {
    const desk = new TestDesk({organisation: organisationWith(), passwords: scryptPasswords, ...options});
    const visitor = await desk.visitor();
    const conversation = await visitor.say('Where is my lamp?');
    const {message} = await desk.agentSays(conversation.id, 'On its way.', {streaming: true});
    const {id} = await uploaded(visitor);
    return new ApiWorld(visitor, [conversation.id, message.id, id]);
  }

  /** A path of the description with ids in it: those that exist, or others. */
  path(template: string, known = true): string {
    const ids: Readonly<Record<string, string>> = {
      articles: 'delivery-times',
      attachments: this.attachmentId,
      categories: 'orders',
      conversations: this.conversationId,
      customers: this.visitor.id,
      messages: this.messageId,
      problems: 'not-found',
    };
    return template.replace(/(\w+)\/\{\w+\}/g, (_, noun: string) => {
      return `${noun}/${known ? (ids[noun] ?? assert.fail(noun)) : 'unknown'}`;
    });
  }

  tokenOf(path: string): string {
    return path.startsWith('/v1/agent/') ? 'ak_demo' : this.visitor.token;
  }

  /** A body that an operation takes; undefined where it takes none. */
  bodyOf(operationId: string): unknown {
    const sender = {type: 'agent', displayName: 'Nora'};
    const file = {name: 'note.txt', contentType: 'text/plain', size: 3};
    const said = {date: '2026-01-05T09:00:00Z', body: 'Hello'};
    const bodies: Readonly<Record<string, unknown>> = {
      postVisitors: {siteKey: 'pk_demo'},
      postVisitorsMeIdentity: {jwt: 'x.y.z'},
      patchVisitorsMeCustomer: {emails: ['ada@example.org']},
      patchAgentCustomersById: {phones: ['+49 30 123']},
      postAgentCustomersByIdMerge: {targetId: 'nobody'},
      postConversations: {message: {body: 'Hello'}},
      patchConversationsById: {title: 'Lamp'},
      postConversationsByIdEnd: {},
      putConversationsByIdRead: {lastReadMessageId: this.messageId},
      postConversationsByIdTyping: {typing: true},
      postConversationsByIdMessages: {body: 'Hello?'},
      postAttachments: file,
      postAgentAttachments: {...file, conversationId: this.conversationId},
      patchAgentConversationsById: {title: 'Lamp'},
      postAgentConversationsByIdMessages: {body: 'Hello!', sender},
      putAgentConversationsByIdRead: {lastReadMessageId: this.messageId},
      postAgentConversationsByIdTyping: {typing: true, sender},
      postAgentConversationsByIdEnd: {},
      postAgentConversationsByIdMerge: {targetId: 'nobody'},
      patchConversationsByIdSatisfaction: {rating: 2},
      patchAgentConversationsByIdMessagesByMessageId: {append: ' Soon.'},
      postAgentSessions: right,
      postAgentHandoffs: {
        visitorId: this.visitor.id,
        from: sender,
        messages: [
          {direction: 'in', ...said},
          {direction: 'out', ...said},
        ],
      },
      postArticlesByIdFeedback: {value: 'positive'},
    };
    return bodies[operationId];
  }
}
