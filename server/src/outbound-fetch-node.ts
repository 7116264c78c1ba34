import {lookup} from 'node:dns';
import {request as httpRequest, type IncomingMessage} from 'node:http';
import {request as httpsRequest} from 'node:https';
import type {LookupFunction} from 'node:net';
import {Readable} from 'node:stream';
import type {OutboundFetch} from './desk/desk.js';
import {isPrivateAddress, isPrivateHost} from './desk/network-address.js';

/**
 * `fetch` for what an operator's configuration names. It follows no redirect, and judges the very address that it then
 * connects to, so that no name can stand for a public address when it is looked at and for a private one afterwards.
 */
export const outboundFetch: OutboundFetch = async (request, {allowPrivate}) => {
  const url = new URL(request.url);
  if (!allowPrivate && isPrivateHost(url.hostname)) throw new Error('its host is private');
  const body = new Uint8Array(await request.arrayBuffer());
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = send(url, {
      method: request.method,
      headers: {...Object.fromEntries(request.headers), 'content-length': String(body.byteLength)},
      signal: request.signal,
      // A connection of its own: a kept one was judged for somebody else.
      agent: false,
      ...(allowPrivate ? {} : {lookup: lookupPublic}),
    });
    outgoing.once('response', resolve).once('error', reject).end(body);
  });
  const {statusCode: status = 502, headers} = incoming;
  const isEmpty = status === 204 || status === 304;
  if (isEmpty) incoming.resume();
  return new Response(isEmpty ? null : (Readable.toWeb(incoming) as ReadableStream), {
    status,
    headers: {'content-type': headers['content-type'] ?? 'application/octet-stream'},
  });
};

const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, {...options, all: true}, (error, addresses) => {
    const [first] = addresses;
    const isRefused = addresses.some(({address}) => isPrivateAddress(address));
    if (error) callback(error, '', 0);
    else if (isRefused || !first) callback(new Error('its host has a private address'), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
