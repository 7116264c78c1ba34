import assert from 'node:assert/strict';
import {createSign} from 'node:crypto';
import {describe, it} from 'node:test';
import {CompactEncrypt, CompactSign, exportJWK, exportPKCS8, exportSPKI, generateKeyPair, SignJWT} from 'jose';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import type {IdentityKey} from '../../../server/src/config/organisation.js';
import {demoWith, TestDesk, testDeskStart} from '../test-desk.js';
import {fieldOf} from './event-reader.js';

const path = '/v1/visitors/me/identity';
const secret = 'the secret of this host, long enough';
const encode = (text: string) => new TextEncoder().encode(text);
const base64Url = (text: string) => Buffer.from(text).toString('base64url');

const ed = await generateKeyPair('EdDSA', {extractable: true});
const es = await generateKeyPair('ES256', {extractable: true});
const attacker = await generateKeyPair('ES256', {extractable: true});
const esPem = await exportSPKI(es.publicKey);
const edJwk = {...(await exportJWK(ed.publicKey))};
const attackerJwk = await exportJWK(attacker.publicKey);
const esPkcs8 = await exportPKCS8(es.privateKey);

const hostKeys: readonly IdentityKey[] = [
  {id: 'shared', algorithm: 'HS256', secret},
  {id: 'ed', algorithm: 'EdDSA', publicKey: edJwk, issuer: 'https://host.example', audience: 'chat'},
  {id: 'es', algorithm: 'ES256', publicKey: esPem},
];
const otherKeys: readonly IdentityKey[] = [{id: 'other', algorithm: 'HS256', secret: 'the secret of another site'}];
const asymmetricKeys = hostKeys.filter(({algorithm}) => algorithm !== 'HS256');
const [site] = demoOrganisation.sites;
assert.ok(site);
const organisation = demoWith({
  sites: [
    {...site, key: 'pk_host', identityKeys: hostKeys},
    {...site, key: 'pk_other', identityKeys: otherKeys},
    {...site, key: 'pk_asymmetric', identityKeys: asymmetricKeys},
  ],
});

const now = testDeskStart / 1000;
const good = {iat: now, externalId: 'u-17'};

type Claims = Readonly<Record<string, unknown>>;
type Header = Readonly<Record<string, unknown>>;

/** HS256 over any header and any claims, also such as no library would sign. */
function sign(claims: Claims, header: Header = {}, key: string | Uint8Array = secret): Promise<string> {
  return signText(JSON.stringify(claims), header, key);
}

function signText(payload: string, header: Header = {}, key: string | Uint8Array = secret): Promise<string> {
  return new CompactSign(encode(payload))
    .setProtectedHeader({alg: 'HS256', typ: 'JWT', ...header})
    .sign(typeof key === 'string' ? encode(key) : key, {crit: {'urn:x': true}});
}

function signEd(claims: Claims): Promise<string> {
  return new SignJWT({...claims}).setProtectedHeader({alg: 'EdDSA'}).sign(ed.privateKey);
}

function signEs(claims: Claims, header: Header = {}, key = es.privateKey): Promise<string> {
  return new SignJWT({...claims}).setProtectedHeader({alg: 'ES256', ...header}).sign(key);
}

/** `alg` none, and none in disguise: no signature, or one of nothing. */
function unsigned(alg: unknown, signature = ''): string {
  return `${base64Url(JSON.stringify({alg, typ: 'JWT'}))}.${base64Url(JSON.stringify(good))}.${signature}`;
}

/** The raw header and payload, signed as HS256 by hand, so that a text may be no sane JSON. */
async function signRaw(header: string, payload: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const input = `${base64Url(header)}.${base64Url(payload)}`;
  const signature = await crypto.subtle.sign('HMAC', key, encode(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

function derSigned(): string {
  const input = `${base64Url('{"alg":"ES256"}')}.${base64Url(JSON.stringify(good))}`;
  return `${input}.${createSign('sha256').update(input).sign(esPkcs8).toString('base64url')}`;
}

async function encrypted(): Promise<string> {
  return new CompactEncrypt(encode(JSON.stringify(good)))
    .setProtectedHeader({alg: 'dir', enc: 'A256GCM'})
    .encrypt(crypto.getRandomValues(new Uint8Array(32)));
}

const plain = await sign(good);
const [head = '', body = '', signature = ''] = plain.split('.');
const rawHeader = '{"alg":"HS256"}';

/** What is refused, by reason: name and token. */
const hostile: Readonly<Record<string, Readonly<Record<string, string | Promise<string>>>>> = {
  signature: {
    'alg none': unsigned('none'),
    'alg None': unsigned('None'),
    'alg NONE': unsigned('NONE'),
    'alg nOnE': unsigned('nOnE'),
    'alg none with a signature': unsigned('none', signature),
    'an empty alg': unsigned(''),
    'an alg of null': unsigned(null),
    'an alg that is a list': unsigned(['HS256']),
    'alg HS256 without a signature': unsigned('HS256'),
    'an algorithm that no key is for': sign(good, {alg: 'HS512'}),
    'alg hs256 in lower case': unsigned('hs256', signature),
    'HS256 with the public key’s PEM as the secret': sign(good, {}, esPem),
    'HS256 with the public key’s PEM, trimmed': sign(good, {}, esPem.trim()),
    'HS256 with the public key’s JWK': sign(good, {}, JSON.stringify(edJwk)),
    'HS256 with the public key’s bytes': sign(good, {}, Buffer.from(String(edJwk.x), 'base64url')),
    'a wrong secret': sign(good, {}, 'some other secret of some length'),
    'the secret of another site': sign(good, {}, 'the secret of another site'),
    'ES256 by another key': signEs(good, {}, attacker.privateKey),
    'ES256 in DER': derSigned(),
    'EdDSA declared, ES256 signed': signEs(good).then((token) => token.replace(/^[^.]+/, base64Url('{"alg":"EdDSA"}'))),
    'a key that the token brings (jwk)': signEs(good, {jwk: attackerJwk}, attacker.privateKey),
    'a key elsewhere (jku)': signEs(good, {jku: 'https://attacker.example/jwks', kid: 'es'}, attacker.privateKey),
    'a certificate elsewhere (x5u)': signEs(good, {x5u: 'https://attacker.example/x5u'}, attacker.privateKey),
    'a certificate within (x5c)': signEs(good, {x5c: ['MIIB']}, attacker.privateKey),
    'a kid that walks the disk': sign(good, {kid: '../../dev/null'}, '\0'),
    'another payload below the same signature': `${head}.${base64Url(JSON.stringify({...good, externalId: 'u-1'}))}.${signature}`,
    'a truncated signature': plain.slice(0, -8),
  },
  malformed: {
    nothing: '',
    'a word': 'nonsense',
    'two segments': `${head}.${body}`,
    'four segments': `${plain}.${signature}`,
    'an encrypted token (JWE)': encrypted(),
    'a padded segment': `${head}.${body}=.${signature}`,
    'the other alphabet of base64': `${head}.${body}+/.${signature}`,
    'bits that belong to no byte': `${head.slice(0, -1)}${head.endsWith('9') ? '-' : '9'}.${body}.${signature}`,
    'a space before': ` ${plain}`,
    'a line break after': `${plain}\n`,
    'a scheme before': `Bearer ${plain}`,
    quotes: `"${plain}"`,
    'a NUL between': plain.replace('.', '.\0'),
    'more than 8 kB': sign({...good, name: 'x'.repeat(9000)}),
    'a payload that is no JSON': signText('not json'),
    'a payload that is a list': signText('[1]'),
    'a payload that is null': signText('null'),
    'a payload that is no UTF-8': sign(good).then((token) =>
      token.replace(/\.[^.]+\./, `.${Buffer.from([0xff]).toString('base64url')}.`),
    ),
    'a claim twice': signRaw(rawHeader, `{"iat":${now},"externalId":"u-1","externalId":"u-17"}`),
    'a claim twice, once escaped': signRaw(rawHeader, `{"iat":${now},"externalId":"u-1","external\\u0049d":"u-17"}`),
    'a header twice': signRaw('{"alg":"none","alg":"HS256"}', JSON.stringify(good)),
    'a crit header': sign(good, {crit: ['urn:x'], 'urn:x': 1}),
    'an unencoded payload (b64)': signRaw('{"alg":"HS256","b64":false,"crit":["b64"]}', JSON.stringify(good)),
    'b64 without crit': signRaw('{"alg":"HS256","b64":false}', JSON.stringify(good)),
    'a token for something else (typ)': sign(good, {typ: 'at+jwt'}),
    'no iat': sign({externalId: 'u-17'}),
    'an iat of text': sign({...good, iat: String(now)}),
    'an iat of null': sign({...good, iat: null}),
    'an iat beyond numbers': signRaw(rawHeader, '{"iat":1e999,"externalId":"u-17"}'),
    'an exp of text': sign({...good, exp: 'tomorrow'}),
    nobody: sign({iat: now}),
    'an empty externalId': sign({iat: now, externalId: ''}),
    'a blank externalId': sign({iat: now, externalId: ' \u3000'}),
    'an empty email': sign({iat: now, email: ''}),
    'an empty email beside an externalId': sign({...good, email: ''}),
    'an email that is none': sign({iat: now, email: 'ada'}),
    'two addresses': sign({iat: now, email: 'ada@example.org,eve@example.org'}),
    'an address with a line break': sign({iat: now, email: 'ada@example.org\n'}),
    'a number as externalId': sign({iat: now, externalId: 17}),
    'an object as externalId': sign({iat: now, externalId: {$ne: null}}),
    'a list as email': sign({iat: now, email: ['ada@example.org']}),
    'a NUL in the id': sign({iat: now, externalId: 'u-17\0'}),
    'a control character in the id': sign({iat: now, externalId: 'u\u001b[31m'}),
    'half a surrogate in the id': signRaw(rawHeader, `{"iat":${now},"externalId":"\\ud800"}`),
    'a long id': sign({iat: now, externalId: 'x'.repeat(256)}),
    'an aud that is a number': sign({...good, aud: 7}),
    'an aud with a number in it': sign({...good, aud: ['pk_host', 7]}),
    'an iss that is no text': sign({...good, iss: {}}),
    'an empty jti': sign({...good, jti: ''}),
    'a jti that is a number': sign({...good, jti: 1}),
  },
  'too-old': {
    'an iat of 15 minutes and a second ago': sign({...good, iat: now - 901}),
    'an iat in the year 0': sign({...good, iat: -62_167_219_200}),
    'an exp that is over': sign({...good, exp: now - 1}),
    'an exp of this very second': sign({...good, exp: now}),
    'an old iat with a far exp': sign({...good, iat: now - 3600, exp: now + 3600}),
  },
  'not-yet-valid': {
    'an iat in more than a minute': sign({...good, iat: now + 61}),
    'an iat in milliseconds': sign({...good, iat: now * 1000}),
    'an nbf in the future': sign({...good, nbf: now + 61}),
  },
  audience: {
    'another site’s aud': sign({...good, aud: 'pk_other'}),
    'an empty aud': sign({...good, aud: ''}),
    'an empty list as aud': sign({...good, aud: []}),
    'a list of others as aud': sign({...good, aud: ['pk_other', 'api']}),
    'the site key where the key has an audience of its own': signEd({
      ...good,
      iss: 'https://host.example',
      aud: 'pk_host',
    }),
  },
  issuer: {
    'another iss': signEd({...good, iss: 'https://attacker.example'}),
    'no iss where the key has one': signEd(good),
  },
};

const welcome: Readonly<Record<string, Promise<string>>> = {
  'externalId and iat': sign(good),
  'no typ': signRaw(rawHeader, JSON.stringify(good)),
  'an iat of exactly 15 minutes ago': sign({...good, iat: now - 900}),
  'an iat of a clock that is a minute ahead': sign({...good, iat: now + 60}),
  'an iat with a fraction': sign({...good, iat: now - 0.5}),
  'an aud among several': sign({...good, aud: ['api', 'pk_host']}),
  'sub alone': sign({iat: now, sub: 'u-17'}),
  'null beside an id': sign({...good, email: null, sub: null}),
  'an id in any script': sign({iat: now, externalId: 'Ζωή-用户-🦊'}),
  'an iss that no key asks for': sign({...good, iss: 'whoever'}),
  EdDSA: signEd({...good, iss: 'https://host.example', aud: 'chat', exp: now + 60}),
  ES256: signEs({...good, email: 'ada@example.org', name: {first: 'Ada'}}),
  'a kid that says nothing to us': sign(good, {kid: 'main'}),
};

async function send(desk: TestDesk, jwt: string, siteKey = 'pk_host') {
  return (await desk.visitor(siteKey)).ask('POST', path, {body: {jwt}});
}

describe('an identity token', () => {
  const desk = () => new TestDesk({organisation});

  for (const [reason, tokens] of Object.entries(hostile)) {
    it(`is refused as ${reason}`, async () => {
      const one = desk();
      const visitor = await one.visitor('pk_host');
      for (const [name, token] of Object.entries(tokens)) {
        const reply = await visitor.ask('POST', path, {body: {jwt: await token}});
        assert.deepEqual([reply.outcome, reply.problem.reason], ['401 identity-invalid', reason], name);
        assert.equal(reply.problem.detail?.includes('u-17'), false, name);
      }
      assert.deepEqual(one.errors, []);
    });
  }

  it('is accepted when it is good, however it is written', async () => {
    const one = desk();
    for (const [name, token] of Object.entries(welcome)) {
      assert.equal(fieldOf((await send(one, await token)).json, 'identified'), true, name);
    }
  });

  it('is used once when it says so, by whom it names', async () => {
    const one = desk();
    const token = await sign({...good, jti: 'a'});
    assert.equal((await send(one, token)).status, 200);
    assert.equal((await send(one, token)).problem.reason, 'replayed');
    assert.equal((await send(one, await sign({...good, iat: now - 1, jti: 'a'}))).problem.reason, 'replayed');
    // Hosts that count may come to the same number for another person.
    assert.equal((await send(one, await sign({...good, externalId: 'u-18', jti: 'a'}))).status, 200);
  });

  it('is remembered for as long as it would be accepted', async () => {
    const one = desk();
    const token = await sign({...good, iat: now + 60, jti: 'a'});
    await send(one, token);
    one.now += 900_000;
    await one.store.prune({now: new Date(one.now).toISOString(), days: 7, perSubject: 100});
    assert.equal((await send(one, token)).problem.reason, 'replayed');
    one.now += 61_000;
    assert.equal((await send(one, token)).problem.reason, 'too-old');
  });

  it('is judged by the keys of its visitor’s site alone', async () => {
    const one = desk();
    assert.equal((await send(one, plain, 'pk_other')).problem.reason, 'signature');
    assert.equal((await send(one, plain, 'pk_asymmetric')).problem.reason, 'signature');
    assert.equal((await send(one, await sign(good, {}, esPem), 'pk_asymmetric')).problem.reason, 'signature');
  });

  it('of a megabyte is not even read', async () => {
    assert.equal((await send(desk(), 'x'.repeat(1_000_000))).outcome, '413 body-too-large');
    assert.equal((await send(desk(), 'x.'.repeat(100_000))).problem.reason, 'malformed');
  });

  it('is one of more than 40 bad ones here', () => {
    const count = Object.values(hostile).reduce((sum, tokens) => sum + Object.keys(tokens).length, 0);
    assert.ok(count > 40, String(count));
  });
});
