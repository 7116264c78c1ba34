// Made of the description of the API (/v1/openapi.json) by openapi-typescript: npm run api-types

export interface paths {
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the server can do its work */
    get: operations['getHealthz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Announces a file for an answer: PUT its bytes to upload.url, then send a message with its id */
    post: operations['postAgentAttachments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/config/reload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reads the configuration file anew, as SIGHUP does; a wrong one keeps the old one in force. Needs role admin */
    post: operations['postAgentConfigReload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All conversations, newest message first */
    get: operations['getAgentConversations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One conversation */
    get: operations['getAgentConversationsById'];
    put?: never;
    post?: never;
    /** Deletes the conversation with everything that was said in it */
    delete: operations['deleteAgentConversationsById'];
    options?: never;
    head?: never;
    /** Merges attributes, sets title, participants and queue, turns assistant mode off or on */
    patch: operations['patchAgentConversationsById'];
    trace?: never;
  };
  '/v1/agent/conversations/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends the conversation; a repeated call has no further effect */
    post: operations['postAgentConversationsByIdEnd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends the conversation in favour of another one of the same customer */
    post: operations['postAgentConversationsByIdMerge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages, ascending by seq; the newest without a position */
    get: operations['getAgentConversationsByIdMessages'];
    put?: never;
    /** Answers the customer */
    post: operations['postAgentConversationsByIdMessages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}/messages/{messageId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Appends to an answer that grows, replaces its text, ends it, or puts link previews to any message; precondition-failed for an append to one that has ended, was stopped by the customer, or is not as long as offset says */
    patch: operations['patchAgentConversationsByIdMessagesByMessageId'];
    trace?: never;
  };
  '/v1/agent/conversations/{id}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Moves the agents' read position, forward only */
    put: operations['putAgentConversationsByIdRead'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes an ended conversation writable again; a repeated call has no further effect */
    post: operations['postAgentConversationsByIdReopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}/satisfaction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the customer was asked and has answered; 404 when nothing was asked */
    get: operations['getAgentConversationsByIdSatisfaction'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/conversations/{id}/typing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that somebody is typing an answer; never stored, forgotten after 5 s */
    post: operations['postAgentConversationsByIdTyping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/customers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The person behind a conversation, by its own id or by the sender id of its messages */
    get: operations['getAgentCustomersById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Merges attributes and contacts; attributes that agents write are hidden from the customer by default */
    patch: operations['patchAgentCustomersById'];
    trace?: never;
  };
  '/v1/agent/customers/{id}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Merges this customer into another one, whose id leads to it from then on; its tokens are revoked */
    post: operations['postAgentCustomersByIdMerge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happens in all conversations, as it happens */
    get: operations['getAgentEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/handoffs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes over a conversation that has begun elsewhere, by its transcript of 2 to 100 messages */
    post: operations['postAgentHandoffs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How one signs in here, and who is signed in already */
    get: operations['getAgentSessions'];
    put?: never;
    /** Signs a person in: the answer sets a cookie, which pages of this origin then send */
    post: operations['postAgentSessions'];
    /** Signs out here; not-found for a key, which signs nobody in */
    delete: operations['deleteAgentSessions'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agent/sessions/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in here, with the token for X-CSRF-Token; not-found for a key, which signs nobody in */
    get: operations['getAgentSessionsMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Articles; with q the best first */
    get: operations['getArticles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One article; its body is Markdown */
    get: operations['getArticlesById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{id}/feedback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a reader says about an article; said again, it replaces what was said before */
    post: operations['postArticlesByIdFeedback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Announces a file: PUT its bytes to upload.url, then send a message with its id */
    post: operations['postAttachments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/attachments/{id}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The bytes of an attachment, by the link of a message, or by the token or key of who may read it */
    get: operations['getAttachmentsByIdContent'];
    /** Takes the bytes of an announced file, by its signed link; may be repeated as a whole */
    put: operations['putAttachmentsByIdContent'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/categories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All categories of the knowledge base, parents before their children */
    get: operations['getCategories'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/categories/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One category */
    get: operations['getCategoriesById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a page needs to show the chat of a site */
    get: operations['getConfig'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The conversations of this visitor, newest message first; without the feature history only open ones */
    get: operations['getConversations'];
    put?: never;
    /** A new conversation with its first message, assistant and attributes: all or nothing */
    post: operations['postConversations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One conversation */
    get: operations['getConversationsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Merges attributes or sets the title, also of an ended conversation */
    patch: operations['patchConversationsById'];
    trace?: never;
  };
  '/v1/conversations/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends the conversation; a repeated call has no further effect. Needs the feature closable */
    post: operations['postConversationsByIdEnd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages, ascending by seq; the newest without a position */
    get: operations['getConversationsByIdMessages'];
    put?: never;
    /** Sends a message; a reply answers a question by one of its offered values */
    post: operations['postConversationsByIdMessages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}/messages/{messageId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One message */
    get: operations['getConversationsByIdMessagesByMessageId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}/messages/{messageId}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends an answer that grows with what it has said so far; others stay as they are */
    post: operations['postConversationsByIdMessagesByMessageIdStop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Moves the read position, forward only */
    put: operations['putConversationsByIdRead'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes an ended conversation writable again; a repeated call has no further effect */
    post: operations['postConversationsByIdReopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conversations/{id}/satisfaction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the customer is asked about an ended conversation; 404 when nothing is */
    get: operations['getConversationsByIdSatisfaction'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** The rating as soon as it is given, then the answers; both may be changed until editableUntil */
    patch: operations['patchConversationsByIdSatisfaction'];
    trace?: never;
  };
  '/v1/conversations/{id}/typing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that the customer is typing; never stored, forgotten after 5 s */
    post: operations['postConversationsByIdTyping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happens in the conversations of this visitor, as it happens */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This description */
    get: operations['getOpenapiJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/problems/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a problem type means */
    get: operations['getProblemsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages of this visitor that hold all words, newest first */
    get: operations['getSearch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/unread': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many messages are unread, in all and by conversation */
    get: operations['getUnread'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visitors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new anonymous visitor; asked for with the first write, never before */
    post: operations['postVisitors'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visitors/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who the token belongs to */
    get: operations['getVisitorsMe'];
    put?: never;
    post?: never;
    /** Logs out: every token of this visitor is revoked */
    delete: operations['deleteVisitorsMe'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visitors/me/customer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Erases the customer: all conversations and data, on all devices; every token is revoked */
    delete: operations['deleteVisitorsMeCustomer'];
    options?: never;
    head?: never;
    /** Merges what the customer tells of itself: attributes of the customer klass and contacts */
    patch: operations['patchVisitorsMeCustomer'];
    trace?: never;
  };
  '/v1/visitors/me/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that is stored of this customer and that it may see */
    get: operations['getVisitorsMeExport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visitors/me/identity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says who the visitor is, by a token that the host has signed; its conversations move to the customer */
    post: operations['postVisitorsMeIdentity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/visitors/me/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A fresh token; also for one that expired less than 180 days ago */
    post: operations['postVisitorsMeToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Attachment: {
      /** @default null */
      alt: string | null;
      contentType: string;
      /** @default null */
      height: number | null;
      id: string;
      name: string;
      size: number;
      /** @default null */
      url: string | null;
      /** @default null */
      urlExpiresAt: string | null;
      /** @default null */
      width: number | null;
    };
    Config: {
      /** @default null */
      assistant: {
        /** @default null */
        avatarUrl: string | null;
        id: string;
        opening: {
          body: string;
          /** @default false */
          inputLocked: boolean;
          sender: {
            /** @default false */
            ai: boolean;
            /** @default null */
            avatarUrl: string | null;
            /** @default null */
            displayName: string | null;
            /** @default null */
            id: string | null;
            /**
             * @default system
             * @enum {string}
             */
            type: 'customer' | 'agent' | 'assistant' | 'system';
          };
          /** @default null */
          template: components['schemas']['Template'] | null;
        }[];
        /** @default null */
        publicName: string | null;
      } | null;
      attributes: {
        conversation: {
          /**
           * @default open
           * @enum {string}
           */
          mode: 'declared' | 'open';
          /** @default {} */
          types: {
            [key: string]: 'string' | 'text' | 'number' | 'boolean' | 'datetime' | 'url' | 'id' | 'tree';
          };
        };
        customer: {
          /**
           * @default open
           * @enum {string}
           */
          mode: 'declared' | 'open';
          /** @default {} */
          types: {
            [key: string]: 'string' | 'text' | 'number' | 'boolean' | 'datetime' | 'url' | 'id' | 'tree';
          };
        };
      };
      /** @enum {string} */
      availability: 'online' | 'offline' | 'hidden' | 'disabled';
      /** @default null */
      availabilityChangesAt: string | null;
      /** @default [] */
      capabilities: string[];
      features: {
        /** @default false */
        attachments: boolean;
        /** @default false */
        closable: boolean;
        /** @default false */
        csat: boolean;
        /** @default true */
        history: boolean;
        /** @default false */
        linkPreviews: boolean;
        /** @default false */
        reopen: boolean;
        /** @default false */
        singleConversation: boolean;
        /** @default true */
        typingToAgent: boolean;
        /** @default true */
        typingToCustomer: boolean;
      };
      /** @default [] */
      hours: {
        day: number;
        from: string;
        to: string;
      }[];
      limits: {
        bodyChars: number;
        fileBytes: number;
        fileTypes: string[];
        titleChars: number;
        totalBytes: number;
      };
      offhours: {
        /**
         * @default offline
         * @enum {string}
         */
        display: 'online' | 'offline' | 'none';
        /** @default null */
        imageUrl: string | null;
        /** @default null */
        message: string | null;
      };
      site: {
        /** @default null */
        accent: string | null;
        /** @default null */
        greeting: string | null;
        /** @default null */
        launcherIcon: string | null;
        launcherLabel: string;
        locale: string;
        /** @default null */
        replySeconds: number | null;
        /** @default null */
        retentionDays: number | null;
        /** @default [] */
        team: {
          /** @default null */
          avatarUrl: string | null;
          displayName: string;
        }[];
        /** @default null */
        teamIconUrl: string | null;
        teamName: string;
        /** @default null */
        waitMessage: string | null;
      };
    };
    Conversation: {
      /** @default null */
      agentReadMessageId: string | null;
      /** @default null */
      assistantId: string | null;
      /** @default null */
      brandId: string | null;
      /** @default null */
      clientId: string | null;
      createdAt: string;
      /** @default {} */
      customAttributes: {
        [key: string]: string | number | boolean | null;
      };
      /** @default false */
      ended: boolean;
      /** @default null */
      endedAt: string | null;
      /** @default system */
      endedBy: ('customer' | 'agent' | 'assistant' | 'workflow' | 'system') | null;
      /** @default null */
      endReason: ('customer_ended' | 'user_ended' | 'timed_out' | 'merged') | null;
      id: string;
      /** @default false */
      isInAssistantMode: boolean;
      lastMessageAt: string;
      /** @default null */
      lastReadMessageId: string | null;
      /** @default null */
      mergedIntoId: string | null;
      /** @default [] */
      participants: {
        /** @default null */
        avatarUrl: string | null;
        /** @default null */
        displayName: string | null;
        id: string;
      }[];
      /** @default null */
      preview: {
        /** @default null */
        avatarUrl: string | null;
        /** @default null */
        displayName: string | null;
        /**
         * @default system
         * @enum {string}
         */
        senderType: 'customer' | 'agent' | 'assistant' | 'system';
        text: string;
      } | null;
      /** @default null */
      queue: {
        enteredAt: string;
        /** @default null */
        estimatedWaitSeconds: number | null;
        /** @default null */
        name: string | null;
      } | null;
      /** @default null */
      satisfactionId: string | null;
      /** @default null */
      title: string | null;
      /** @default 0 */
      unreadCount: number;
    };
    Event:
      | {
          at: string;
          conversationId: string;
          data: components['schemas']['Message'];
          /** @enum {string} */
          type: 'message.created' | 'message.updated';
        }
      | {
          at: string;
          conversationId: string;
          data: components['schemas']['Conversation'];
          /** @enum {string} */
          type:
            | 'conversation.created'
            | 'conversation.updated'
            | 'conversation.ended'
            | 'conversation.reopened'
            | 'assistant.ended';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            /** @enum {string} */
            by: 'customer' | 'agent';
            conversationId: string;
            lastReadMessageId: string;
          };
          /** @constant */
          type: 'conversation.read';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            /** @default false */
            ai: boolean;
            expiresAt: string;
            user: {
              /** @default null */
              avatarUrl: string | null;
              /** @default null */
              displayName: string | null;
              /** @default null */
              id: string | null;
            };
          };
          /** @enum {string} */
          type: 'typing.started' | 'typing.stopped';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            sourceId: string;
            target: components['schemas']['Conversation'];
          };
          /** @constant */
          type: 'conversation.merged';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            id: string;
          };
          /** @constant */
          type: 'conversation.deleted';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            user: {
              /** @default null */
              avatarUrl: string | null;
              /** @default null */
              displayName: string | null;
              id: string;
            };
          };
          /** @constant */
          type: 'participant.joined';
        }
      | {
          at: string;
          conversationId: string;
          data: components['schemas']['Satisfaction'];
          /** @enum {string} */
          type: 'satisfaction.offered' | 'satisfaction.updated';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            append: string;
            length: number;
            messageId: string;
          };
          /** @constant */
          type: 'message.delta';
        }
      | {
          at: string;
          conversationId: string;
          data: {
            /** @default null */
            estimatedWaitSeconds: number | null;
            /** @default null */
            name: string | null;
          };
          /** @constant */
          type: 'queue.updated';
        }
      | {
          at: string;
          data: components['schemas']['Visitor'];
          /** @constant */
          type: 'visitor.identified';
        }
      | {
          at: string;
          data: {
            sourceId: string;
            targetId: string;
          };
          /** @constant */
          type: 'customer.merged';
        }
      | {
          at: string;
          data: {
            id: string;
          };
          /** @constant */
          type: 'customer.deleted';
        }
      | {
          at: string;
          data: components['schemas']['Unread'];
          /** @constant */
          type: 'unread.changed';
        }
      | {
          at: string;
          data: {
            etag: string;
          };
          /** @constant */
          type: 'config.changed';
        };
    GetAgentConversationsAnswer: {
      /** @default null */
      eventCursor: string | null;
      items: components['schemas']['Conversation'][];
      /** @default null */
      nextCursor: string | null;
    };
    GetAgentSessionsAnswer: {
      isDemo: boolean;
      methods: string[];
      organisation: string;
      session: components['schemas']['PostAgentSessionsAnswer'] | null;
      siteKey: string | null;
    };
    GetArticlesAnswer: {
      items: {
        /** @default null */
        categoryId: string | null;
        excerpt: string;
        id: string;
        title: string;
      }[];
      nextCursor: string | null;
    };
    GetArticlesByIdAnswer: {
      body: string;
      /** @default null */
      categoryId: string | null;
      id: string;
      /** @default null */
      survey: {
        /** @default false */
        comment: boolean;
        /** @default [] */
        reasons: {
          displayText: string;
          value: string;
        }[];
        title: string;
      } | null;
      title: string;
      /** @default null */
      updatedAt: string | null;
      /** @default null */
      url: string | null;
    };
    GetCategoriesAnswer: {
      items: components['schemas']['GetCategoriesByIdAnswer'][];
      nextCursor: string | null;
    };
    GetCategoriesByIdAnswer: {
      /** @default null */
      description: string | null;
      id: string;
      /** @default null */
      parentId: string | null;
      title: string;
    };
    GetConversationsAnswer: {
      /** @default null */
      eventCursor: string | null;
      items: components['schemas']['Conversation'][];
      /** @default null */
      nextCursor: string | null;
    };
    GetConversationsByIdMessagesAnswer: {
      /** @default null */
      eventCursor: string | null;
      items: components['schemas']['Message'][];
      /** @default null */
      nextCursor: string | null;
    };
    GetEventsAnswer: {
      cursor: string;
      events: components['schemas']['StreamEvent'][];
    };
    GetHealthzAnswer: {
      reason?: string;
      /** @enum {string} */
      status: 'ok' | 'unavailable';
      /** @enum {string} */
      store: 'memory' | 'pglite' | 'postgres';
      version: string;
    };
    GetOpenapiJsonAnswer: {
      [key: string]: unknown;
    };
    GetProblemsByIdAnswer: {
      status: number;
      title: string;
      type: string;
    };
    GetSearchAnswer: {
      items: {
        conversationId: string;
        createdAt: string;
        excerpt: string;
        messageId: string;
        ranges: [number, number][];
      }[];
      nextCursor: string | null;
    };
    GetVisitorsMeExportAnswer: {
      articleFeedback: {
        articleId: string;
        comment?: string;
        createdAt: string;
        reasons?: string[];
        /** @enum {string} */
        value: 'positive' | 'negative';
      }[];
      conversations: {
        conversation: components['schemas']['Conversation'];
        messages: components['schemas']['Message'][];
        satisfactions: components['schemas']['Satisfaction'][];
      }[];
      customer: components['schemas']['PatchVisitorsMeCustomerAnswer'];
      exportedAt: string;
      identity: components['schemas']['Visitor'];
    };
    Message: {
      /** @default [] */
      attachments: components['schemas']['Attachment'][];
      /** @default false */
      auto: boolean;
      body: string;
      /** @default null */
      clientId: string | null;
      conversationId: string;
      createdAt: string;
      /** @enum {string} */
      direction: 'in' | 'out';
      /** @default null */
      editedAt: string | null;
      id: string;
      /** @default false */
      inputLocked: boolean;
      /** @default [] */
      linkPreviews: {
        /** @default null */
        description: string | null;
        /** @default null */
        imageUrl: string | null;
        /** @default null */
        title: string | null;
        url: string;
      }[];
      /** @default null */
      redactedAt: string | null;
      /** @default null */
      reply: {
        messageId: string;
        value: string;
      } | null;
      sender: {
        /** @default false */
        ai: boolean;
        /** @default null */
        avatarUrl: string | null;
        /** @default null */
        displayName: string | null;
        /** @default null */
        id: string | null;
        /**
         * @default system
         * @enum {string}
         */
        type: 'customer' | 'agent' | 'assistant' | 'system';
      };
      seq: number;
      /** @default false */
      streaming: boolean;
      /** @default null */
      template: components['schemas']['Template'] | null;
    };
    PatchAgentConversationsByIdMessagesByMessageIdRequest: {
      append?: string;
      body?: string;
      done?: boolean;
      linkPreviews?: {
        description?: string | null;
        imageUrl?: string | null;
        title?: string | null;
        url: string;
      }[];
      offset?: number;
    };
    PatchAgentConversationsByIdRequest: {
      customAttributes?: {
        [key: string]: string | number | boolean | null;
      };
      isInAssistantMode?: boolean;
      participants?: {
        avatarUrl?: string | null;
        displayName: string | null;
        id: string;
      }[];
      queue?: {
        estimatedWaitSeconds?: number | null;
        name?: string | null;
      } | null;
      title?: string | null;
    };
    PatchConversationsByIdRequest: {
      customAttributes?: {
        [key: string]: string | number | boolean | null;
      };
      title?: string | null;
    };
    PatchConversationsByIdSatisfactionRequest: {
      answers?: {
        answer: string | string[];
        questionId: string;
      }[];
      rating?: number | null;
      submitted?: boolean;
    };
    PatchVisitorsMeCustomerAnswer: {
      createdAt: string;
      /** @default {} */
      customAttributes: {
        [key: string]: string | number | boolean | null;
      };
      /** @default null */
      email: string | null;
      /** @default [] */
      emails: string[];
      /** @default null */
      externalId: string | null;
      id: string;
      /** @default [] */
      phones: string[];
      /** @default [] */
      socials: {
        type: string;
        username: string;
      }[];
    };
    PatchVisitorsMeCustomerRequest: {
      customAttributes?: {
        [key: string]: string | number | boolean | null;
      };
      emails?: string[] | null;
      phones?: string[] | null;
      sharedEmails?: string[] | null;
      sharedPhones?: string[] | null;
      sharedSocials?:
        | {
            /** @enum {string} */
            type: 'facebook' | 'twitter' | 'instagram' | 'linkedin';
            username: string;
          }[]
        | null;
      socials?:
        | {
            /** @enum {string} */
            type: 'facebook' | 'twitter' | 'instagram' | 'linkedin';
            username: string;
          }[]
        | null;
    };
    PostAgentAttachmentsRequest: {
      alt?: string | null;
      contentType: string;
      conversationId: string;
      name: string;
      sha256?: string | null;
      size: number;
    };
    PostAgentConfigReloadAnswer: {
      reloaded: boolean;
    };
    PostAgentConversationsByIdMergeRequest: {
      targetId: string;
    };
    PostAgentConversationsByIdMessagesRequest: {
      attachmentIds?: string[];
      auto?: boolean;
      body?: string;
      inputLocked?: boolean;
      linkPreviews?: {
        description?: string | null;
        imageUrl?: string | null;
        title?: string | null;
        url: string;
      }[];
      sender?: {
        ai?: boolean;
        avatarUrl?: string | null;
        displayName: string;
        id?: string | null;
        /** @enum {string} */
        type: 'agent' | 'assistant' | 'system';
      };
      streaming?: boolean;
      template?:
        | (
            | {
                /** @constant */
                type: 'text';
              }
            | {
                actions: {
                  displayText: string;
                  value: string;
                  /**
                   * @default text
                   * @enum {string}
                   */
                  valueType?: 'text' | 'emoji';
                }[];
                /** @constant */
                type: 'quickReplies';
              }
            | {
                children: components['schemas']['TreeNodeRequest'][];
                /** @default false */
                leafRequired?: boolean;
                /** @constant */
                type: 'tree';
              }
            | {
                items: {
                  /** @default null */
                  detailsText?: string | null;
                  /** @default null */
                  imageUrl?: string | null;
                  titleText: string;
                  value: string;
                }[];
                /** @constant */
                type: 'list';
              }
            | {
                /** @default [] */
                actions?: {
                  displayText: string;
                  value: string;
                  /**
                   * @default text
                   * @enum {string}
                   */
                  valueType?: 'text' | 'emoji';
                }[];
                articles: {
                  id: string;
                  title: string;
                  /** @default null */
                  url?: string | null;
                }[];
                /** @default null */
                followupText?: string | null;
                /** @constant */
                type: 'articles';
              }
            | {
                actions: {
                  displayText: string;
                  value: string;
                  /**
                   * @default text
                   * @enum {string}
                   */
                  valueType?: 'text' | 'emoji';
                }[];
                /** @constant */
                type: 'feedback';
              }
            | {
                /** @enum {string} */
                kind: 'text' | 'email' | 'phone' | 'name';
                /** @default false */
                required?: boolean;
                /** @constant */
                type: 'input';
              }
            | {
                satisfactionId: string;
                /** @constant */
                type: 'satisfaction';
              }
          )
        | null;
    };
    PostAgentConversationsByIdTypingRequest: {
      ai?: boolean;
      sender?: {
        ai?: boolean;
        avatarUrl?: string | null;
        displayName: string;
        id?: string | null;
        /** @enum {string} */
        type: 'agent' | 'assistant' | 'system';
      };
      typing: boolean;
    };
    PostAgentCustomersByIdMergeRequest: {
      targetId: string;
    };
    PostAgentHandoffsRequest: {
      active?: boolean;
      brandId?: string | null;
      customAttributes?: {
        [key: string]: string | number | boolean | null;
      };
      customer?: {
        email?: string;
        externalId?: string;
        id?: string;
      };
      externalId?: string;
      from?: {
        ai?: boolean;
        avatarUrl?: string | null;
        displayName: string;
        id?: string | null;
        /** @enum {string} */
        type: 'agent' | 'assistant' | 'system';
      };
      messages: {
        body: string;
        date: string;
        /** @enum {string} */
        direction: 'in' | 'out';
        sender?: {
          ai?: boolean;
          avatarUrl?: string | null;
          displayName: string;
          id?: string | null;
          /** @enum {string} */
          type: 'agent' | 'assistant' | 'system';
        };
      }[];
      siteKey?: string;
      title?: string | null;
      visitorId?: string;
    };
    PostAgentSessionsAnswer: {
      agent: {
        /** @default null */
        avatarUrl: string | null;
        displayName: string;
        email: string;
        id: string;
        role: string;
      };
      csrfToken: string;
      expiresAt: string;
    };
    PostAgentSessionsRequest: {
      email: string;
      password: string;
    };
    PostArticlesByIdFeedbackRequest: {
      comment?: string;
      reasons?: string[];
      /** @enum {string} */
      value: 'positive' | 'negative';
    };
    PostAttachmentsAnswer: {
      id: string;
      upload: {
        expiresAt: string;
        /** @default {} */
        headers: {
          [key: string]: string;
        };
        method: string;
        url: string;
      };
    };
    PostAttachmentsRequest: {
      alt?: string | null;
      contentType: string;
      name: string;
      sha256?: string | null;
      size: number;
    };
    PostConversationsAnswer: {
      conversation: components['schemas']['Conversation'];
      messages: components['schemas']['Message'][];
    };
    PostConversationsByIdEndRequest: {
      /** @enum {string} */
      reason?: 'customer_ended' | 'user_ended' | 'timed_out';
    };
    PostConversationsByIdMessagesRequest: {
      attachmentIds?: string[];
      body?: string;
      reply?: {
        messageId: string;
        value: string;
      };
    };
    PostConversationsByIdTypingRequest: {
      typing: boolean;
    };
    PostConversationsRequest: {
      assistantId?: string | null;
      brandId?: string | null;
      customAttributes?: {
        [key: string]: string | number | boolean | null;
      };
      message?: components['schemas']['PostConversationsByIdMessagesRequest'];
      title?: string | null;
    };
    PostVisitorsMeIdentityAnswer: {
      /** @default null */
      customerId: string | null;
      /** @default null */
      email: string | null;
      expiresAt: string;
      /** @default null */
      externalId: string | null;
      identified: boolean;
      token: string;
      visitorId: string;
    };
    PostVisitorsMeIdentityRequest: {
      jwt: string;
    };
    PostVisitorsRequest: {
      siteKey: string;
    };
    Problem: {
      /** @description Of open-conversation-exists: the one that is open. */
      conversationId?: string;
      /** @description For developers: what was wrong and what is allowed. */
      detail?: string;
      /** @description By field: a JSON Pointer into the body, or ?name of a query parameter. */
      errors?: {
        code: string;
        detail: string;
        pointer: string;
      }[];
      instance?: string;
      /** @description The limit that was exceeded, in bytes or characters. */
      limit?: number;
      /** @description Why a token was refused: missing, malformed, expired, revoked, role, signature, audience … */
      reason?: string;
      /** @description Of internal: the operator finds it in the log. */
      requestId?: string;
      status: number;
      title: string;
      /** @description A path of this server that explains it; programs look at its last segment. */
      type: string;
    };
    PutConversationsByIdReadRequest: {
      lastReadMessageId: string;
    };
    Satisfaction: {
      /** @default [] */
      answers: {
        answer: string | string[];
        questionId: string;
      }[];
      conversationId: string;
      editableUntil: string;
      form: {
        /** @default null */
        introduction: string | null;
        /** @default [] */
        questions: {
          id: string;
          /** @default [] */
          options: string[];
          prompt: string;
          /** @enum {string} */
          type: 'text' | 'radio' | 'checkbox';
        }[];
        ratingPrompt: string;
        scale: {
          /** @default null */
          labelHigh: string | null;
          /** @default null */
          labelLow: string | null;
          /** @enum {number} */
          options: 2 | 3 | 5;
          /** @enum {string} */
          type: 'number' | 'emoji' | 'thumb';
        };
      };
      id: string;
      /** @default null */
      rating: number | null;
      /** @enum {string} */
      status: 'offered' | 'rated' | 'commented' | 'locked' | 'canceled';
      /** @default null */
      submittedAt: string | null;
    };
    StreamEvent:
      | components['schemas']['Event']
      | {
          at: string;
          data: {
            cursor: string;
          };
          /** @constant */
          type: 'stream.reset';
        };
    Template:
      | {
          /** @constant */
          type: 'text';
        }
      | {
          actions: {
            displayText: string;
            value: string;
            /**
             * @default text
             * @enum {string}
             */
            valueType: 'text' | 'emoji';
          }[];
          /** @constant */
          type: 'quickReplies';
        }
      | {
          children: components['schemas']['TreeNode'][];
          /** @default false */
          leafRequired: boolean;
          /** @constant */
          type: 'tree';
        }
      | {
          items: {
            /** @default null */
            detailsText: string | null;
            /** @default null */
            imageUrl: string | null;
            titleText: string;
            value: string;
          }[];
          /** @constant */
          type: 'list';
        }
      | {
          /** @default [] */
          actions: {
            displayText: string;
            value: string;
            /**
             * @default text
             * @enum {string}
             */
            valueType: 'text' | 'emoji';
          }[];
          articles: {
            id: string;
            title: string;
            /** @default null */
            url: string | null;
          }[];
          /** @default null */
          followupText: string | null;
          /** @constant */
          type: 'articles';
        }
      | {
          actions: {
            displayText: string;
            value: string;
            /**
             * @default text
             * @enum {string}
             */
            valueType: 'text' | 'emoji';
          }[];
          /** @constant */
          type: 'feedback';
        }
      | {
          /** @enum {string} */
          kind: 'text' | 'email' | 'phone' | 'name';
          /** @default false */
          required: boolean;
          /** @constant */
          type: 'input';
        }
      | {
          satisfactionId: string;
          /** @constant */
          type: 'satisfaction';
        };
    TreeNode: {
      /** @default [] */
      children: components['schemas']['TreeNode'][];
      displayName: string;
      id: string;
    };
    TreeNodeRequest: {
      /** @default [] */
      children?: components['schemas']['TreeNodeRequest'][];
      displayName: string;
      id: string;
    };
    Unread: {
      conversations: {
        [key: string]: number;
      };
      total: number;
    };
    Visitor: {
      /** @default null */
      customerId: string | null;
      /** @default null */
      email: string | null;
      /** @default null */
      externalId: string | null;
      identified: boolean;
      visitorId: string;
    };
    VisitorToken: {
      expiresAt: string;
      token: string;
      visitorId: string;
    };
  };
  responses: {
    /** @description `headers-too-large`: The request headers are too large. */
    HeadersTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': {
          /** @enum {string} */
          type: '/v1/problems/headers-too-large';
        } & WithRequired<components['schemas']['Problem'], 'type'>;
      };
    };
    /** @description `internal`: Something went wrong here. */
    Internal: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': {
          /** @enum {string} */
          type: '/v1/problems/internal';
        } & WithRequired<components['schemas']['Problem'], 'type'>;
      };
    };
    /** @description `unavailable`: The server cannot answer just now. */
    Unavailable: {
      headers: {
        /** @description Seconds until another try may succeed. */
        'Retry-After': number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': {
          /** @enum {string} */
          type: '/v1/problems/unavailable';
        } & WithRequired<components['schemas']['Problem'], 'type'>;
      };
    };
    /** @description `wrong-host`: This server does not answer for that host. */
    WrongHost: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': {
          /** @enum {string} */
          type: '/v1/problems/wrong-host';
        } & WithRequired<components['schemas']['Problem'], 'type'>;
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetHealthzAnswer'];
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      /** @description The store does not answer. */
      503: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetHealthzAnswer'];
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unavailable';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
    };
  };
  postAgentAttachments: {
    parameters: {
      query?: never;
      header: {
        /** @description The same key with the same content never writes twice. It comes back as clientId. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostAgentAttachmentsRequest'];
      };
    };
    responses: {
      /** @description Where the bytes go. */
      201: {
        headers: {
          /** @description The key was used before: this is the answer to the write that it was used for. */
          'Idempotency-Replayed'?: 'true';
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostAttachmentsAnswer'];
        };
      };
      /**
       * @description `invalid-request`: The request is not valid.
       *
       *     `idempotency-key-missing`: This request needs an Idempotency-Key header.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request' | '/v1/problems/idempotency-key-missing';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `request-in-progress`: The same request is still running. */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-too-large`: The file is too large.
       *
       *     `body-too-large`: The request is too large.
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-too-large' | '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-type`: Files of this type are not accepted.
       *
       *     `media-type-unsupported`: The body must be JSON.
       */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-type' | '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `attributes-invalid`: The attributes are not valid.
       *
       *     `idempotency-key-reused`: The Idempotency-Key was used with another content.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid' | '/v1/problems/idempotency-key-reused';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentConfigReload: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new configuration is in force, and pages are told. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostAgentConfigReloadAnswer'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `configuration-invalid`: The configuration cannot be served. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/configuration-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentConversations: {
    parameters: {
      query?: {
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description Items of a page; more than 200 counts as 200. */
        limit?: number;
        /** @description Which conversations. */
        status?: 'open' | 'ended' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of conversations. */
      200: {
        headers: {
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetAgentConversationsAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentConversationsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation as the operator sees it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAgentConversationsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAgentConversationsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatchAgentConversationsByIdRequest'];
        'application/merge-patch+json': components['schemas']['PatchAgentConversationsByIdRequest'];
      };
    };
    responses: {
      /** @description The conversation as the operator sees it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentConversationsByIdEnd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PostConversationsByIdEndRequest'];
      };
    };
    responses: {
      /** @description The conversation as the operator sees it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentConversationsByIdMerge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostAgentConversationsByIdMergeRequest'];
      };
    };
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `conversation-ended`: The conversation has ended. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/conversation-ended';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentConversationsByIdMessages: {
    parameters: {
      query?: {
        /** @description A message id: the page after it. */
        after?: string;
        /** @description A message id: a page with it in the middle. */
        around?: string;
        /** @description A page around the first message at or after this time. */
        at?: string;
        /** @description A message id: the page before it. */
        before?: string;
        /** @description The Idempotency-Key of a write: its message, if it arrived. */
        clientId?: string;
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description Items of a page; more than 200 counts as 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of messages. */
      200: {
        headers: {
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetConversationsByIdMessagesAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentConversationsByIdMessages: {
    parameters: {
      query?: never;
      header: {
        /** @description The same key with the same content never writes twice. It comes back as clientId. */
        'Idempotency-Key': string;
      };
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "body": "It left our house this morning.",
         *       "sender": {
         *         "type": "agent",
         *         "displayName": "Nora"
         *       }
         *     }
         */
        'application/json': components['schemas']['PostAgentConversationsByIdMessagesRequest'];
      };
    };
    responses: {
      /** @description The message. */
      201: {
        headers: {
          /** @description The key was used before: this is the answer to the write that it was used for. */
          'Idempotency-Replayed'?: 'true';
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description `invalid-request`: The request is not valid.
       *
       *     `idempotency-key-missing`: This request needs an Idempotency-Key header.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request' | '/v1/problems/idempotency-key-missing';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `conversation-ended`: The conversation has ended.
       *
       *     `request-in-progress`: The same request is still running.
       */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/conversation-ended' | '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-too-large`: The file is too large.
       *
       *     `body-too-large`: The request is too large.
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-too-large' | '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-type`: Files of this type are not accepted.
       *
       *     `media-type-unsupported`: The body must be JSON.
       */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-type' | '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `attributes-invalid`: The attributes are not valid.
       *
       *     `idempotency-key-reused`: The Idempotency-Key was used with another content.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid' | '/v1/problems/idempotency-key-reused';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAgentConversationsByIdMessagesByMessageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
        /** @description The id of a message of the conversation. */
        messageId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "append": "It left our ",
         *       "offset": 0
         *     }
         */
        'application/json': components['schemas']['PatchAgentConversationsByIdMessagesByMessageIdRequest'];
        /**
         * @example {
         *       "append": "It left our ",
         *       "offset": 0
         *     }
         */
        'application/merge-patch+json': components['schemas']['PatchAgentConversationsByIdMessagesByMessageIdRequest'];
      };
    };
    responses: {
      /** @description The message as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `precondition-failed`: The resource has changed since it was read. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/precondition-failed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  putAgentConversationsByIdRead: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutConversationsByIdReadRequest'];
      };
    };
    responses: {
      /** @description Moved, or already further. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentConversationsByIdReopen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `reopen-not-allowed`: Ended conversations stay ended here. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/reopen-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentConversationsByIdSatisfaction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is asked, and what was answered. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Satisfaction'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentConversationsByIdTyping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostAgentConversationsByIdTypingRequest'];
      };
    };
    responses: {
      /** @description Passed on. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `conversation-ended`: The conversation has ended. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/conversation-ended';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentCustomersById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a customer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The customer as the operator sees it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatchVisitorsMeCustomerAnswer'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAgentCustomersById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a customer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatchVisitorsMeCustomerRequest'];
        'application/merge-patch+json': components['schemas']['PatchVisitorsMeCustomerRequest'];
      };
    };
    responses: {
      /** @description The customer as the operator sees it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatchVisitorsMeCustomerAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `request-in-progress`: The same request is still running. */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentCustomersByIdMerge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a customer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostAgentCustomersByIdMergeRequest'];
      };
    };
    responses: {
      /** @description The customer that remains. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatchVisitorsMeCustomerAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `request-in-progress`: The same request is still running. */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentEvents: {
    parameters: {
      query?: {
        /** @description Where to begin: an eventCursor or the last event id. The header Last-Event-ID wins. */
        after?: string;
        /** @description With Accept: application/json, the seconds to wait for an event; more than 25 counts as 25. */
        wait?: number;
      };
      header?: {
        /** @description The last id that came: the stream goes on after it. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events as they happen. With Accept: application/json a long poll over the same log, which answers as soon as there is something to tell. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetEventsAnswer'];
          /**
           * @example retry: 2000
           *     id: cursor-1
           *
           *     event: message.created
           *     id: cursor-2
           *     data: {"type":"message.created","at":"2026-01-05T10:00:01.000Z","conversationId":"…","data":{…}}
           *
           *     event: typing.started
           *     data: {"type":"typing.started","at":"2026-01-05T10:00:02.000Z","conversationId":"…","data":{…}}
           *
           *     : heartbeat
           */
          'text/event-stream': string;
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentHandoffs: {
    parameters: {
      query?: never;
      header: {
        /** @description The same key with the same content never writes twice. It comes back as clientId. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostAgentHandoffsRequest'];
      };
    };
    responses: {
      /** @description The conversation as the operator sees it. */
      201: {
        headers: {
          /** @description The key was used before: this is the answer to the write that it was used for. */
          'Idempotency-Replayed'?: 'true';
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /**
       * @description `invalid-request`: The request is not valid.
       *
       *     `idempotency-key-missing`: This request needs an Idempotency-Key header.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request' | '/v1/problems/idempotency-key-missing';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `open-conversation-exists`: Another conversation is still open.
       *
       *     `request-in-progress`: The same request is still running.
       */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/open-conversation-exists' | '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `unknown-brand`: There is no such brand.
       *
       *     `attributes-invalid`: The attributes are not valid.
       *
       *     `idempotency-key-reused`: The Idempotency-Key was used with another content.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type:
              '/v1/problems/unknown-brand' | '/v1/problems/attributes-invalid' | '/v1/problems/idempotency-key-reused';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The ways in, and the session of this browser or null. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetAgentSessionsAnswer'];
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAgentSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostAgentSessionsRequest'];
      };
    };
    responses: {
      /** @description Who is signed in. */
      201: {
        headers: {
          /** @description Where the new resource is. */
          Location: string;
          /** @description HttpOnly and SameSite=Strict. */
          'Set-Cookie': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostAgentSessionsAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAgentSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out, and the cookie is taken away. */
      204: {
        headers: {
          /** @description HttpOnly and SameSite=Strict. */
          'Set-Cookie': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAgentSessionsMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who is signed in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostAgentSessionsAnswer'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getArticles: {
    parameters: {
      query?: {
        /** @description Only of this category. */
        categoryId?: string;
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description BCP 47; without it, or where a text is not translated, the first language. */
        lang?: string;
        /** @description Items of a page; more than 200 counts as 200. */
        limit?: number;
        /** @description Words that must all be in the article. */
        q?: string;
        /** @description The site key: whose pages may read the answer, and whose survey stands below an article. */
        site?: string;
      };
      header?: {
        /** @description The first language counts, where the query has no lang. */
        'Accept-Language'?: string;
        /** @description The ETag of the answer before. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of articles. */
      200: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetArticlesAnswer'];
        };
      };
      /** @description As If-None-Match knows it. */
      304: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getArticlesById: {
    parameters: {
      query?: {
        /** @description BCP 47; without it, or where a text is not translated, the first language. */
        lang?: string;
        /** @description The site key: whose pages may read the answer, and whose survey stands below an article. */
        site?: string;
      };
      header?: {
        /** @description The first language counts, where the query has no lang. */
        'Accept-Language'?: string;
        /** @description The ETag of the answer before. */
        'If-None-Match'?: string;
      };
      path: {
        /** @description The id of an article. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The article. */
      200: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetArticlesByIdAnswer'];
        };
      };
      /** @description As If-None-Match knows it. */
      304: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postArticlesByIdFeedback: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of an article. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostArticlesByIdFeedbackRequest'];
      };
    };
    responses: {
      /** @description Stored. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAttachments: {
    parameters: {
      query?: never;
      header: {
        /** @description The same key with the same content never writes twice. It comes back as clientId. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "photo.png",
         *       "contentType": "image/png",
         *       "size": 48213
         *     }
         */
        'application/json': components['schemas']['PostAttachmentsRequest'];
      };
    };
    responses: {
      /** @description Where the bytes go. */
      201: {
        headers: {
          /** @description The key was used before: this is the answer to the write that it was used for. */
          'Idempotency-Replayed'?: 'true';
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostAttachmentsAnswer'];
        };
      };
      /**
       * @description `invalid-request`: The request is not valid.
       *
       *     `idempotency-key-missing`: This request needs an Idempotency-Key header.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request' | '/v1/problems/idempotency-key-missing';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `request-in-progress`: The same request is still running. */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-too-large`: The file is too large.
       *
       *     `body-too-large`: The request is too large.
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-too-large' | '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-type`: Files of this type are not accepted.
       *
       *     `media-type-unsupported`: The body must be JSON.
       */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-type' | '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `attributes-invalid`: The attributes are not valid.
       *
       *     `idempotency-key-reused`: The Idempotency-Key was used with another content.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid' | '/v1/problems/idempotency-key-reused';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAttachmentsByIdContent: {
    parameters: {
      query?: {
        /** @description Of a signed link: when it ends, in milliseconds since 1970. */
        expires?: number;
        /** @description Of a signed link: which key has signed it. */
        kid?: string;
        /** @description Of a signed link. */
        signature?: string;
      };
      header?: {
        /** @description The ETag of the answer before. */
        'If-None-Match'?: string;
        /** @description The ETag: a range of this very file, or all of it. */
        'If-Range'?: string;
        /** @description One range of bytes; several count as none. */
        Range?: string;
      };
      path: {
        /** @description The id of an attachment. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it. */
      200: {
        headers: {
          /** @description `bytes`: parts of it may be asked for by Range. */
          'Accept-Ranges': string;
          /** @description What a browser shows inline, and the name. */
          'Content-Disposition': string;
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description The range that was asked for. */
      206: {
        headers: {
          /** @description `bytes`: parts of it may be asked for by Range. */
          'Accept-Ranges': string;
          /** @description What a browser shows inline, and the name. */
          'Content-Disposition': string;
          /** @description Which bytes these are, of how many. */
          'Content-Range': string;
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description As If-None-Match knows it. */
      304: {
        headers: {
          /** @description `bytes`: parts of it may be asked for by Range. */
          'Accept-Ranges': string;
          /** @description What a browser shows inline, and the name. */
          'Content-Disposition': string;
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `link-expired`: This link is not valid any more.
       *
       *     `origin-not-allowed`: Pages of this origin may not use this chat.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/link-expired' | '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description The range lies beyond the end. */
      416: {
        headers: {
          /** @description `bytes`: parts of it may be asked for by Range. */
          'Accept-Ranges': string;
          /** @description What a browser shows inline, and the name. */
          'Content-Disposition': string;
          /** @description Which bytes these are, of how many. */
          'Content-Range': string;
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  putAttachmentsByIdContent: {
    parameters: {
      query?: {
        /** @description Of a signed link: when it ends, in milliseconds since 1970. */
        expires?: number;
        /** @description Of a signed link: which key has signed it. */
        kid?: string;
        /** @description Of a signed link. */
        signature?: string;
      };
      header?: never;
      path: {
        /** @description The id of an attachment. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description The attachment, ready to be sent. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Attachment'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `link-expired`: This link is not valid any more.
       *
       *     `origin-not-allowed`: Pages of this origin may not use this chat.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/link-expired' | '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `attachment-too-large`: The file is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `attachment-type`: Files of this type are not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-type';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getCategories: {
    parameters: {
      query?: {
        /** @description BCP 47; without it, or where a text is not translated, the first language. */
        lang?: string;
        /** @description The site key: whose pages may read the answer, and whose survey stands below an article. */
        site?: string;
      };
      header?: {
        /** @description The first language counts, where the query has no lang. */
        'Accept-Language'?: string;
        /** @description The ETag of the answer before. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The categories. */
      200: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetCategoriesAnswer'];
        };
      };
      /** @description As If-None-Match knows it. */
      304: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getCategoriesById: {
    parameters: {
      query?: {
        /** @description BCP 47; without it, or where a text is not translated, the first language. */
        lang?: string;
        /** @description The site key: whose pages may read the answer, and whose survey stands below an article. */
        site?: string;
      };
      header?: {
        /** @description The first language counts, where the query has no lang. */
        'Accept-Language'?: string;
        /** @description The ETag of the answer before. */
        'If-None-Match'?: string;
      };
      path: {
        /** @description The id of a category. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The category. */
      200: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetCategoriesByIdAnswer'];
        };
      };
      /** @description As If-None-Match knows it. */
      304: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConfig: {
    parameters: {
      query: {
        /** @description The assistant that answers first, instead of the configured one. */
        assistantId?: string;
        /** @description A brand of the site. */
        brandId?: string;
        /** @description BCP 47; the language of texts, where the site has them in several. */
        lang?: string;
        /** @description The opening hours, instead of the configured ones. */
        scheduleId?: string;
        /** @description The site key. */
        site: string;
      };
      header?: {
        /** @description The ETag of the answer before. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The configuration. */
      200: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Config'];
        };
      };
      /** @description As If-None-Match knows it. */
      304: {
        headers: {
          /** @description Send it as If-None-Match to learn that nothing has changed. */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `unknown-brand`: There is no such brand.
       *
       *     `unknown-assistant`: There is no such assistant.
       *
       *     `unknown-schedule`: There is no such schedule.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unknown-brand' | '/v1/problems/unknown-assistant' | '/v1/problems/unknown-schedule';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversations: {
    parameters: {
      query?: {
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description Items of a page; more than 200 counts as 200. */
        limit?: number;
        /** @description Which conversations. */
        status?: 'open' | 'ended' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of conversations. */
      200: {
        headers: {
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetConversationsAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversations: {
    parameters: {
      query?: never;
      header: {
        /** @description The same key with the same content never writes twice. It comes back as clientId. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "message": {
         *         "body": "Where is my order?"
         *       },
         *       "customAttributes": {
         *         "orderIdStr": "A-17"
         *       }
         *     }
         */
        'application/json': components['schemas']['PostConversationsRequest'];
      };
    };
    responses: {
      /** @description What was created. */
      201: {
        headers: {
          /** @description The key was used before: this is the answer to the write that it was used for. */
          'Idempotency-Replayed'?: 'true';
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostConversationsAnswer'];
        };
      };
      /**
       * @description `invalid-request`: The request is not valid.
       *
       *     `idempotency-key-missing`: This request needs an Idempotency-Key header.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request' | '/v1/problems/idempotency-key-missing';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `chat-disabled`: Chat is switched off.
       *
       *     `origin-not-allowed`: Pages of this origin may not use this chat.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/chat-disabled' | '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `open-conversation-exists`: Another conversation is still open.
       *
       *     `request-in-progress`: The same request is still running.
       */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/open-conversation-exists' | '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-too-large`: The file is too large.
       *
       *     `body-too-large`: The request is too large.
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-too-large' | '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-type`: Files of this type are not accepted.
       *
       *     `media-type-unsupported`: The body must be JSON.
       */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-type' | '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `attributes-invalid`: The attributes are not valid.
       *
       *     `unknown-assistant`: There is no such assistant.
       *
       *     `unknown-brand`: There is no such brand.
       *
       *     `invalid-reply`: The answer is none of those offered.
       *
       *     `idempotency-key-reused`: The Idempotency-Key was used with another content.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type:
              | '/v1/problems/attributes-invalid'
              | '/v1/problems/unknown-assistant'
              | '/v1/problems/unknown-brand'
              | '/v1/problems/invalid-reply'
              | '/v1/problems/idempotency-key-reused';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversationsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchConversationsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatchConversationsByIdRequest'];
        'application/merge-patch+json': components['schemas']['PatchConversationsByIdRequest'];
      };
    };
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsByIdEnd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PostConversationsByIdEndRequest'];
      };
    };
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `method-not-allowed`: This resource does not know that method. */
      405: {
        headers: {
          /** @description The methods that exist. */
          Allow: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/method-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversationsByIdMessages: {
    parameters: {
      query?: {
        /** @description A message id: the page after it. */
        after?: string;
        /** @description A message id: a page with it in the middle. */
        around?: string;
        /** @description A page around the first message at or after this time. */
        at?: string;
        /** @description A message id: the page before it. */
        before?: string;
        /** @description The Idempotency-Key of a write: its message, if it arrived. */
        clientId?: string;
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description Items of a page; more than 200 counts as 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of messages. */
      200: {
        headers: {
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetConversationsByIdMessagesAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsByIdMessages: {
    parameters: {
      query?: never;
      header: {
        /** @description The same key with the same content never writes twice. It comes back as clientId. */
        'Idempotency-Key': string;
      };
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "body": "Is it on its way?"
         *     }
         */
        'application/json': components['schemas']['PostConversationsByIdMessagesRequest'];
      };
    };
    responses: {
      /** @description The message. */
      201: {
        headers: {
          /** @description The key was used before: this is the answer to the write that it was used for. */
          'Idempotency-Replayed'?: 'true';
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description `invalid-request`: The request is not valid.
       *
       *     `idempotency-key-missing`: This request needs an Idempotency-Key header.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request' | '/v1/problems/idempotency-key-missing';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `chat-disabled`: Chat is switched off.
       *
       *     `origin-not-allowed`: Pages of this origin may not use this chat.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/chat-disabled' | '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `conversation-ended`: The conversation has ended.
       *
       *     `reply-stale`: The question is already answered.
       *
       *     `request-in-progress`: The same request is still running.
       */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/conversation-ended' | '/v1/problems/reply-stale' | '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-too-large`: The file is too large.
       *
       *     `body-too-large`: The request is too large.
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-too-large' | '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `attachment-type`: Files of this type are not accepted.
       *
       *     `media-type-unsupported`: The body must be JSON.
       */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attachment-type' | '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /**
       * @description `invalid-reply`: The answer is none of those offered.
       *
       *     `attributes-invalid`: The attributes are not valid.
       *
       *     `idempotency-key-reused`: The Idempotency-Key was used with another content.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type:
              '/v1/problems/invalid-reply' | '/v1/problems/attributes-invalid' | '/v1/problems/idempotency-key-reused';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversationsByIdMessagesByMessageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
        /** @description The id of a message of the conversation. */
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The message. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsByIdMessagesByMessageIdStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
        /** @description The id of a message of the conversation. */
        messageId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does not grow, or not any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  putConversationsByIdRead: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutConversationsByIdReadRequest'];
      };
    };
    responses: {
      /** @description Moved, or already further. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsByIdReopen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The conversation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Conversation'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `chat-disabled`: Chat is switched off.
       *
       *     `origin-not-allowed`: Pages of this origin may not use this chat.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/chat-disabled' | '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `reopen-not-allowed`: Ended conversations stay ended here.
       *
       *     `open-conversation-exists`: Another conversation is still open.
       *
       *     `request-in-progress`: The same request is still running.
       */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type:
              | '/v1/problems/reopen-not-allowed'
              | '/v1/problems/open-conversation-exists'
              | '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversationsByIdSatisfaction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is asked, and what was answered. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Satisfaction'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchConversationsByIdSatisfaction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatchConversationsByIdSatisfactionRequest'];
        'application/merge-patch+json': components['schemas']['PatchConversationsByIdSatisfactionRequest'];
      };
    };
    responses: {
      /** @description What is asked, and what was answered. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Satisfaction'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `satisfaction-locked`: The answer can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/satisfaction-locked';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsByIdTyping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a conversation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostConversationsByIdTypingRequest'];
      };
    };
    responses: {
      /** @description Passed on. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `conversation-ended`: The conversation has ended. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/conversation-ended';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getEvents: {
    parameters: {
      query?: {
        /** @description Where to begin: an eventCursor or the last event id. The header Last-Event-ID wins. */
        after?: string;
        /** @description With Accept: application/json, the seconds to wait for an event; more than 25 counts as 25. */
        wait?: number;
      };
      header?: {
        /** @description The last id that came: the stream goes on after it. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events as they happen. With Accept: application/json a long poll over the same log, which answers as soon as there is something to tell. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetEventsAnswer'];
          /**
           * @example retry: 2000
           *     id: cursor-1
           *
           *     event: message.created
           *     id: cursor-2
           *     data: {"type":"message.created","at":"2026-01-05T10:00:01.000Z","conversationId":"…","data":{…}}
           *
           *     event: typing.started
           *     data: {"type":"typing.started","at":"2026-01-05T10:00:02.000Z","conversationId":"…","data":{…}}
           *
           *     : heartbeat
           */
          'text/event-stream': string;
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetOpenapiJsonAnswer'];
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getProblemsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of a problem type: its last path segment. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Title and status. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetProblemsByIdAnswer'];
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getSearch: {
    parameters: {
      query: {
        /** @description Only of this conversation. */
        conversationId?: string;
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description Items of a page; more than 200 counts as 200. */
        limit?: number;
        /** @description Words. */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of finds. */
      200: {
        headers: {
          /** @description RFC 8288, rel="next": the page that nextCursor leads to; absent from the last. */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetSearchAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getUnread: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The counts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Unread'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postVisitors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "siteKey": "pk_demo"
         *     }
         */
        'application/json': components['schemas']['PostVisitorsRequest'];
      };
    };
    responses: {
      /** @description The token of the new visitor. */
      201: {
        headers: {
          /** @description Where the new resource is. */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorToken'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `origin-not-allowed`: Pages of this origin may not use this chat.
       *
       *     `chat-disabled`: Chat is switched off.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed' | '/v1/problems/chat-disabled';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `not-found`: There is no such resource. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/not-found';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getVisitorsMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The visitor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Visitor'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteVisitorsMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Revoked. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteVisitorsMeCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Erased. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchVisitorsMeCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatchVisitorsMeCustomerRequest'];
        'application/merge-patch+json': components['schemas']['PatchVisitorsMeCustomerRequest'];
      };
    };
    responses: {
      /** @description The customer as the visitor may see it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatchVisitorsMeCustomerAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getVisitorsMeExport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One JSON document. */
      200: {
        headers: {
          /** @description What a browser shows inline, and the name. */
          'Content-Disposition': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetVisitorsMeExportAnswer'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postVisitorsMeIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostVisitorsMeIdentityRequest'];
      };
    };
    responses: {
      /** @description The identity and the token that replaces the old one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostVisitorsMeIdentityAnswer'];
        };
      };
      /** @description `invalid-request`: The request is not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/invalid-request';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `identity-invalid`: The identity token was refused.
       *
       *     `unauthorized`: A valid token is needed.
       */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/identity-invalid' | '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /**
       * @description `already-identified`: This visitor is identified as somebody else.
       *
       *     `request-in-progress`: The same request is still running.
       */
      409: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/already-identified' | '/v1/problems/request-in-progress';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `body-too-large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/body-too-large';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `media-type-unsupported`: The body must be JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/media-type-unsupported';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `attributes-invalid`: The attributes are not valid. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/attributes-invalid';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postVisitorsMeToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The renewed token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorToken'];
        };
      };
      /** @description `unauthorized`: A valid token is needed. */
      401: {
        headers: {
          /** @description RFC 6750. */
          'WWW-Authenticate': string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/unauthorized';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      /** @description `origin-not-allowed`: Pages of this origin may not use this chat. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/origin-not-allowed';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      421: components['responses']['WrongHost'];
      /** @description `rate-limited`: Too many requests. */
      429: {
        headers: {
          /** @description Seconds until another try may succeed. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': {
            /** @enum {string} */
            type: '/v1/problems/rate-limited';
          } & WithRequired<components['schemas']['Problem'], 'type'>;
        };
      };
      431: components['responses']['HeadersTooLarge'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
}
type WithRequired<T, K extends keyof T> = T & {
  [P in K]-?: T[P];
};
