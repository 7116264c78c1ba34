/** What is different in every example. */
export interface ExampleValues {
  /** The address of the JSON Schema as seen from the file. */
  readonly schema: string;
  readonly siteKey: string;
  /** SHA-256 of the agent key in hex. */
  readonly keyHash: string;
}

/** A configuration with comments that passes the check: a newcomer changes it, line by line. */
export function exampleConfig({schema, siteKey, keyHash}: ExampleValues): string {
  return `// The organisation of a chat server. JSON; comments and trailing commas are allowed.
// All fields: docs/configuration.md. After each change: npm run server -- check
{
  "$schema": ${JSON.stringify(schema)},
  "name": "Halden",

  "sites": [
    {
      // Public: pages name it as site-key.
      "key": ${JSON.stringify(siteKey)},
      // Exact origins of the pages that embed the chat. "loopback" is localhost on any port: take it out when you go live.
      "allowedOrigins": ["https://shop.example", "loopback"],
      "settings": {
        "teamName": "Halden Care",
        "greeting": "Hello, how can we help?",
        // "accent": "#1a7f5a",
        "scheduleId": "office",
        "assistantId": "welcome",
        "offhours": {
          // Outside the hours: "online", "offline" (leave a message) or "none" (no chat at all).
          "display": "offline",
          "message": "We are closed. Leave your question and we will answer here.",
        },
        "features": {
          "closable": true,
          "csat": true,
        },
      },
      // Who may say who a visitor is. The secret stays in the environment:
      // "identityKeys": [{"id": "shop", "algorithm": "HS256", "secret": {"env": "CHAT_IDENTITY_SECRET"}}],

      // Another face of the same site; whatever it does not say is as above.
      "brands": [{"id": "outlet", "settings": {"teamName": "Halden Outlet"}}],
    },
  ],

  // Programs. The key itself was printed when this file was written; another one: npm run server -- new-key
  "agentKeys": [{"id": "first", "role": "admin", "sha256": ${JSON.stringify(keyHash)}}],

  // People who sign in at /agent. A hash: npm run server -- hash
  "agents": [
    // {"id": "nora", "email": "nora@shop.example", "displayName": "Nora", "role": "admin", "passwordHash": "scrypt$…"},
  ],

  "schedules": [
    {
      "id": "office",
      "timeZone": "Europe/Berlin",
      // 0 is Sunday. A "to" at or before "from" is on the next day.
      "hours": [
        {"day": 1, "from": "09:00", "to": "17:00"},
        {"day": 2, "from": "09:00", "to": "17:00"},
        {"day": 3, "from": "09:00", "to": "17:00"},
        {"day": 4, "from": "09:00", "to": "17:00"},
        {"day": 5, "from": "09:00", "to": "15:00"},
      ],
      "holidays": [{"name": "New Year", "startDate": "2027-01-01", "endDate": "2027-01-01"}],
    },
  ],

  // Custom attributes that pages, agents and assistants may write. Without "klasses" any well-formed name is taken.
  "klasses": {
    "conversation": {
      "orderIdStr": {"type": "string"},
      "topicStr": {"type": "string"},
    },
  },

  // Dialogues. A step goes on to the following one unless it names another.
  "assistants": [
    {
      "id": "welcome",
      "publicName": "Assistant",
      "steps": [
        {"id": "hello", "type": "say", "body": "Hello, this is the assistant of **Halden Care**."},
        {
          "id": "topic",
          "type": "askButtons",
          "body": "What is it about?",
          "attribute": "topicStr",
          "buttons": [
            {"value": "order", "displayText": "An order", "next": "order"},
            {"value": "else", "displayText": "Something else", "next": "people"},
          ],
        },
        {
          "id": "order",
          "type": "askText",
          "body": "Which order? The number looks like A-1234.",
          "pattern": "\\\\s*[A-Za-z]-?\\\\d{2,8}\\\\s*",
          "errorText": "That is no order number. It is a letter and digits, such as A-1234.",
          "attribute": "orderIdStr",
        },
        {"id": "people", "type": "transfer", "body": "Thank you. A colleague goes on from here."},
      ],
    },
  ],

  // The knowledge base. Texts may be given by language: {"en": "…", "de": "…"}
  "categories": [{"id": "orders", "title": "Orders"}],
  "articles": [
    {
      "id": "returns",
      "categoryId": "orders",
      "title": "Sending something back",
      "body": "You can send everything back within **30 days**, and we pay for it.",
    },
  ],

  "retention": {
    // Days after its last message that an ended conversation is kept; null keeps it.
    "conversationDays": 365,
  },
}
`;
}
