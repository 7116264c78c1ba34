/** The demo's key, which everybody knows. A host signs on its own server. */
const secret = 'demo-identity-secret-that-everybody-knows';

/** A token as Kustomer's hosts mint them. */
export async function identityToken(claims: object, key = secret): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const text = `${encode({alg: 'HS256', typ: 'JWT'})}.${encode({iat, ...claims})}`;
  const algorithm = {name: 'HMAC', hash: 'SHA-256'};
  const imported = await crypto.subtle.importKey('raw', new TextEncoder().encode(key), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text));
  return `${text}.${base64Url(new Uint8Array(signature))}`;
}

/** Nobody else logs in as this one. */
export function newCustomer(): {readonly externalId: string} {
  return {externalId: `customer-${Math.random().toString(36).slice(2)}`};
}

function encode(json: unknown): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(json)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
