import assert from 'node:assert/strict';
import {it} from 'node:test';
import {isPrivateAddress, isPrivateHost} from '../../../server/src/desk/network-address.js';

const privateAddresses = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.168.0.1', '192.0.0.8', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9'],
  ...['224.0.0.1', '255.255.255.255', '::', '::1', '[::1]', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fdab::1', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::10.0.0.1', '2002:7f00:1::', '2001:db8::1'],
  ...['2001::1', 'fe80:::1', '1:2:3', 'gg::1'],
];
for (const address of privateAddresses) {
  it(`knows ${address} as private, or as no address`, () => assert.equal(isPrivateAddress(address), true));
}

for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2606:4700::1111', '[2a00:1450::1]']) {
  it(`knows ${address} as public`, () => assert.equal(isPrivateAddress(address), false));
}
it('knows the public address inside another', () => {
  for (const address of ['::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '2002:808:808::']) {
    assert.equal(isPrivateAddress(address), false, address);
  }
});

for (const url of [
  ...['http://localhost/', 'http://LOCALHOST./', 'http://db/', 'http://printer.local/', 'http://a.internal/'],
  // What a URL makes of an odd spelling is judged, not the spelling.
  ...['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://[::ffff:127.0.0.1]/', 'http://127.1/'],
]) {
  it(`knows the host of ${url} as private`, () => assert.equal(isPrivateHost(new URL(url).hostname), true));
}
it('takes other names for public', () => {
  for (const name of ['example.com', 'hooks.example.com.', '8.8.8.8']) assert.equal(isPrivateHost(name), false, name);
});
