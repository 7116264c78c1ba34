import assert from 'node:assert/strict';
import {it} from 'node:test';
import {example, mistakesIn, site, smallest, withSettings} from './config-reader.js';

const hours = (...list: readonly (readonly [day: number, from: string, to: string])[]) =>
  smallest({
    schedules: [{id: 'office', timeZone: 'Europe/Berlin', hours: list.map(([day, from, to]) => ({day, from, to}))}],
  });
const zone = (timeZone: string) => smallest({schedules: [{id: 'office', timeZone, hours: []}]});
const holiday = (startDate: string, endDate: string) =>
  smallest({
    schedules: [{id: 'a', timeZone: 'Asia/Tokyo', hours: [], holidays: [{name: 'x', startDate, endDate}]}],
  });
const steps = (...list: readonly unknown[]) => smallest({assistants: [{id: 'bot', steps: list}]});
const end = {id: 'z', type: 'end'};
const identity = (key: Readonly<Record<string, unknown>>) =>
  smallest({sites: [site({identityKeys: [{id: 'shop', ...key}]})]});
const agent = {id: 'nora', email: 'nora@shop.example', displayName: 'Nora'};
const hash = `scrypt$32768$8$3$${'s'.repeat(22)}$${'h'.repeat(43)}`;
const origin = (allowed: string) => smallest({sites: [site({allowedOrigins: [allowed]})]});

/** What is wrong, in which configuration, and what is told: the path, and the end of what it says. */
const cases: Readonly<Record<string, readonly [json: unknown, path: string, text: RegExp]>> = {
  'a list for the whole': [[], '', /must be an object/],
  'nothing at all': [{}, 'sites', /is missing; it must be a list/],
  'no site': [smallest({sites: []}), 'sites', /at least 1/],
  'a site without its team': [smallest({sites: [site({settings: {}})]}), 'sites[0].settings.teamName', /is missing/],
  'an unknown field': [smallest({sitess: []}), 'sitess', /There is no “sitess” here; did you mean “sites”\?/],
  'an unknown setting': [withSettings({greetings: 'x'}), 'sites[0].settings.greetings', /did you mean “greeting”/],
  'an unknown field that nothing is near': [
    withSettings({zzzzzz: 1}),
    'sites[0].settings.zzzzzz',
    /allowed are teamName, /,
  ],
  'an unknown feature of a brand': [
    smallest({
      sites: [
        site({
          brands: [
            {id: 'a', settings: {}},
            {id: 'b', settings: {features: {closeable: true}}},
          ],
        }),
      ],
    }),
    'sites[0].brands[1].settings.features.closeable',
    /did you mean “closable”/,
  ],
  'Kustomer’s name of a feature': [
    withSettings({features: {noHistory: true}}),
    'sites[0].settings.features.noHistory',
    /Kustomer’s name; here it is `settings\.features\.history`, the opposite/,
  ],
  'a feature that is no boolean': [
    withSettings({features: {csat: 'yes'}}),
    'sites[0].settings.features.csat',
    /This is “yes”; it must be true or false/,
  ],
  'a display that does not exist': [
    withSettings({offhours: {display: 'offlin'}}),
    'sites[0].settings.offhours.display',
    /one of “online”, “offline”, “none”\. Did you mean “offline”\?/,
  ],
  'a number that is too large': [
    withSettings({limits: {bodyChars: 1e9}}),
    'sites[0].settings.limits.bodyChars',
    /at most 20000/,
  ],
  'a colour by name': [withSettings({accent: 'green'}), 'sites[0].settings.accent', /“green”; it must be a hex colour/],
  'a launcher icon from elsewhere': [
    withSettings({launcherIcon: 'https://shop.example/i.svg'}),
    'sites[0].settings.launcherIcon',
    /must be a data:image\/ address of at most 2 kB/,
  ],
  'a launcher icon over 2 kB': [
    withSettings({launcherIcon: `data:image/png;base64,${'A'.repeat(2048)}`}),
    'sites[0].settings.launcherIcon',
    /at most 2048/,
  ],
  'a language that is none': [withSettings({locale: 'e'}), 'sites[0].settings.locale', /a language such as en/],
  'an origin without its scheme': [
    origin('shop.example'),
    'sites[0].allowedOrigins[0]',
    /with its scheme.*https:\/\/shop\.example/,
  ],
  'an origin with a path': [origin('https://shop.example/'), 'sites[0].allowedOrigins[0]', /without a path/],
  'an origin with a wildcard': [origin('https://*.shop.example'), 'sites[0].allowedOrigins[0]', /must be an origin/],
  'an origin in capitals': [origin('https://Shop.example'), 'sites[0].allowedOrigins[0]', /must be an origin/],
  'a site key twice': [smallest({sites: [site(), site()]}), 'sites[1].key', /site key “pk_shop” exists twice/],
  'a brand twice': [
    smallest({
      sites: [
        site({
          brands: [
            {id: 'a', settings: {}},
            {id: 'a', settings: {}},
          ],
        }),
      ],
    }),
    'sites[0].brands[1].id',
    /brand “a” exists twice/,
  ],
  'a schedule that does not exist': [
    withSettings({scheduleId: 'office'}),
    'sites[0].settings.scheduleId',
    /There is no schedule “office”/,
  ],
  'an assistant of a brand that does not exist': [
    smallest({sites: [site({brands: [{id: 'a', settings: {assistantId: 'welcome'}}]})]}),
    'sites[0].brands[0].settings.assistantId',
    /There is no assistant “welcome”/,
  ],
  'a zone that does not exist': [zone('Europe/Berln'), 'schedules[0].timeZone', /did you mean “Europe\/Berlin”/],
  'an offset for a zone': [zone('+01:00'), 'schedules[0].timeZone', /no IANA time zone/],
  'a time that does not exist': [hours([1, '9:00', '17:00']), 'schedules[0].hours[0].from', /such as 09:00/],
  'a weekday that does not exist': [hours([7, '09:00', '17:00']), 'schedules[0].hours[0].day', /at most 6/],
  'hours that overlap': [
    hours([1, '09:00', '17:00'], [1, '16:59', '18:00']),
    'schedules[0].hours[1]',
    /overlap those of Monday 09:00 to 17:00/,
  ],
  'a night that reaches into the next morning': [
    hours([6, '22:00', '06:00'], [0, '05:00', '09:00']),
    'schedules[0].hours[1]',
    /overlap those of Saturday/,
  ],
  'a day that does not exist': [
    holiday('2026-02-30', '2026-03-01'),
    'schedules[0].holidays[0].startDate',
    /no day of the calendar/,
  ],
  'a holiday that ends before it starts': [
    holiday('2026-12-26', '2026-12-25'),
    'schedules[0].holidays[0].endDate',
    /before it starts/,
  ],
  'a kind of step that does not exist': [
    steps({id: 'a', type: 'sai', body: 'x'}),
    'assistants[0].steps[0].type',
    /Did you mean “say”/,
  ],
  'a step that is not there': [
    steps({id: 'a', type: 'callWebhook', url: 'https://shop.example/', fallback: 'y'}, end),
    'assistants[0].steps[0]',
    /leads to “y”; there is no such step/,
  ],
  'a step that is never reached': [
    steps(end, {id: 'b', type: 'end'}),
    'assistants[0].steps[1]',
    /“b” can never be reached/,
  ],
  'a dialogue that runs off its end': [
    steps({id: 'a', type: 'say', body: 'x'}),
    'assistants[0].steps[0]',
    /runs off its end/,
  ],
  'an assistant without a step': [steps(), 'assistants[0].steps', /at least 1/],
  'a condition on two things': [
    steps(
      {id: 'a', type: 'branch', branches: [{when: [{attribute: 'x', answer: 'a', operator: 'present'}], next: 'z'}]},
      end,
    ),
    'assistants[0].steps[0].branches[0].when[0]',
    /either `attribute` or `answer`/,
  ],
  'hours of a schedule that does not exist': [
    steps({id: 'a', type: 'hours', scheduleId: 'x'}, end),
    'assistants[0].steps[0].scheduleId',
    /no schedule “x”/,
  ],
  'an article that does not exist': [
    steps(
      {id: 'a', type: 'articles', body: 'x', articleIds: ['x'], yes: {displayText: 'y'}, no: {displayText: 'n'}},
      end,
    ),
    'assistants[0].steps[0].articleIds[0]',
    /There is no article “x”/,
  ],
  'reminders out of order': [
    smallest({
      assistants: [{id: 'bot', steps: [end], reminders: [60, 30].map((afterSeconds) => ({afterSeconds, body: 'x'}))}],
    }),
    'assistants[0].reminders[1].afterSeconds',
    /more than 60/,
  ],
  'an attribute that is not declared': [
    {
      ...steps({id: 'a', type: 'setAttribute', attribute: 'orderIdSt', value: 1}, end),
      klasses: {conversation: {orderIdStr: {type: 'string'}}},
    },
    'assistants[0].steps[0].attribute',
    /not declared on the conversation klass; did you mean “orderIdStr”/,
  ],
  'a name that no attribute may have': [
    smallest({klasses: {customer: {'a-b': {type: 'string'}}}}),
    'klasses.customer.a-b',
    /begins with a letter/,
  ],
  'a type that does not exist': [
    smallest({klasses: {customer: {a: {type: 'strng'}}}}),
    'klasses.customer.a.type',
    /Did you mean “string”/,
  ],
  'an algorithm that does not exist': [
    identity({algorithm: 'none', secret: 'x'.repeat(20)}),
    'sites[0].identityKeys[0].algorithm',
    /one of “HS256”, “EdDSA”, “ES256”/,
  ],
  'a secret that can be guessed': [
    identity({algorithm: 'HS256', secret: 'short'}),
    'sites[0].identityKeys[0].secret',
    /at least 16 characters/,
  ],
  'a private key': [
    identity({algorithm: 'EdDSA', publicKey: {kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'd'}}),
    'sites[0].identityKeys[0].publicKey',
    /private key/,
  ],
  'a key of another curve': [
    identity({algorithm: 'ES256', publicKey: {kty: 'EC', crv: 'P-384'}}),
    'sites[0].identityKeys[0].publicKey',
    /curve P-256/,
  ],
  'a public key that is none': [
    identity({algorithm: 'ES256', publicKey: 'ssh-rsa AAAA'}),
    'sites[0].identityKeys[0].publicKey',
    /public key in PEM/,
  ],
  'a password in the open': [
    smallest({agents: [{...agent, passwordHash: 'letmein'}]}),
    'agents[0].passwordHash',
    /must be `scrypt\$N\$r\$p\$salt\$hash`/,
  ],
  'a password hash that costs nothing': [
    smallest({agents: [{...agent, passwordHash: hash.replace('32768', '2')}]}),
    'agents[0].passwordHash',
    /power of two from 1024/,
  ],
  'an email that is none': [
    smallest({agents: [{...agent, email: 'nora', passwordHash: hash}]}),
    'agents[0].email',
    /an email address/,
  ],
  'an email twice': [
    smallest({
      agents: [
        {...agent, passwordHash: hash},
        {...agent, id: 'b', email: 'NORA@shop.example', passwordHash: hash},
      ],
    }),
    'agents[1].email',
    /exists twice/,
  ],
  'a hash of a key that is none': [
    smallest({agentKeys: [{id: 'a', role: 'bot', sha256: 'abc'}]}),
    'agentKeys[0].sha256',
    /64 digits/,
  ],
  'a key without its hash': [smallest({agentKeys: [{id: 'a', role: 'bot'}]}), 'agentKeys[0]', /needs `sha256`/],
  'a short key': [
    smallest({agentKeys: [{id: 'a', role: 'bot', key: 'ak_demo'}]}),
    'agentKeys[0].key',
    /at least 16 characters/,
  ],
  'one key for two': [
    smallest({agentKeys: ['a', 'b'].map((id) => ({id, role: 'bot', sha256: 'a'.repeat(64)}))}),
    'agentKeys[1]',
    /key of another entry/,
  ],
  'a category that does not exist': [
    smallest({articles: [{id: 'a', categoryId: 'x', title: 'x', body: 'x'}]}),
    'articles[0].categoryId',
    /no category “x”/,
  ],
  'a category below itself': [
    smallest({categories: [{id: 'a', parentId: 'a', title: 'x'}]}),
    'categories[0].parentId',
    /must stand before/,
  ],
  'a title in no language': [
    smallest({categories: [{id: 'a', title: {}}]}),
    'categories[0].title',
    /at least one language/,
  ],
  'a date that does not exist': [
    smallest({articles: [{id: 'a', title: 'x', body: 'x', updatedAt: 'yesterday'}]}),
    'articles[0].updatedAt',
    /RFC 3339/,
  ],
  'a limit of nothing': [smallest({limits: {streams: 0}}), 'limits.streams', /at least 1/],
  'a retention in words': [
    smallest({retention: {conversationDays: 'forever'}}),
    'retention.conversationDays',
    /must be a number/,
  ],
};

for (const [what, [json, path, text]] of Object.entries(cases)) {
  it(`names ${what}`, async () => {
    const mistakes = await mistakesIn(JSON.stringify(json, undefined, 2));
    assert.equal(mistakes.length, 1, mistakes.join('\n'));
    const [mistake = ''] = mistakes;
    const told = mistake.replace(/^\d+:\d+ /, '');
    assert.ok(path === '' || told.startsWith(`${path}: `), told);
    assert.match(told, text);
  });
}

it('names the keys that it knows by id only, never by value', async () => {
  const secret = 'only-few-chars';
  const json = {...identity({algorithm: 'HS256', secret}), agentKeys: [{id: 'a', role: 'bot', key: 'hush-hush'}]};
  const mistakes = (await mistakesIn(JSON.stringify(json))).join('\n');
  assert.equal(mistakes.split('\n').length, 2);
  assert.ok(!mistakes.includes(secret) && !mistakes.includes('hush'));
});

it('allows hours that touch, and a night over the end of the week', async () => {
  const json = hours([1, '09:00', '12:00'], [1, '12:00', '24:00'], [6, '22:00', '06:00'], [0, '06:00', '09:00']);
  assert.deepEqual(await mistakesIn(JSON.stringify(json)), []);
});

it('names all mistakes at once, each with line and column, in the order of the file', async () => {
  const text = example
    .replace('"closable"', '"closeable"')
    .replace('"https://shop.example"', '"shop.example"')
    .replace('"scheduleId": "office"', '"scheduleId": "offce"')
    .replace('"to": "15:00"', '"to": "3 pm"')
    .replace('"next": "people"', '"next": "poeple"')
    .replace('"conversationDays": 365', '"conversationDays": "a year"');
  const mistakes = await mistakesIn(text);
  assert.deepEqual(
    mistakes.map((line) => line.replace(/^\d+:\d+ ([^:]+): .*$/, '$1')),
    [
      'sites[0].allowedOrigins[0]',
      'sites[0].settings.scheduleId',
      'sites[0].settings.features.closeable',
      'schedules[0].hours[4].to',
      'assistants[0].steps[1]',
      'retention.conversationDays',
    ],
  );
  const lines = text.split('\n');
  for (const mistake of mistakes) {
    const [, line, column] = /^(\d+):(\d+) /.exec(mistake) ?? [];
    assert.match(lines[Number(line) - 1]?.slice(Number(column) - 1) ?? '', /^["{]/, mistake);
  }
});
