import { describe, expect, test } from 'vitest';
import { createAddressGuard, refusalOf } from '../../ingest/fetch/guard-address.ts';

describe('refusalOf', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...['192.0.2.1', '198.18.0.1', '240.0.0.1', '2130706433', '0x7f.1', '0177.1', '127.1'],
    ...[
      '::1',
      '::',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
      '::7f00:1',
      '::5db8:d822',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'fec0::1',
      'ff02::1',
    ],
    ...['64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', '[::1]', 'no address', ''],
  ])('refuses %s', (address) => {
    expect(refusalOf(address)).not.toBeNull();
  });

  test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1::1', '::ffff:8.8.8.8'])('lets %s pass', (address) => {
    expect(refusalOf(address)).toBeNull();
  });
});

describe('createAddressGuard', () => {
  test.each([
    ['localhost', 'localhost', '127.0.0.1', 80],
    ['LOCALHOST.', 'localhost', '::1', 80],
    ['localhost:8080', 'localhost', '127.0.0.1', 8080],
    ['127.0.0.1:8080', 'localhost', '127.0.0.1', 8080],
    ['127.0.0.1', '2130706433', '127.0.0.1', 80],
    ['[::1]:8080', '[::1]', '::1', 8080],
    ['::1', 'ip6-localhost', '::1', 80],
    ['10.0.0.0/8', 'intranet.example', '10.9.8.7', 443],
    ['fd00::/8', 'intranet.example', 'fd12::1', 443],
  ])('lets the entry "%s" open %s at %s, port %i', (entry, host, address, port) => {
    const guard = createAddressGuard([entry]);
    expect(guard.refuseHost(host, port)).toBeNull();
    expect(guard.refuseAddress(address, host, port)).toBeNull();
  });

  test.each([
    ['localhost:8080', 'localhost', '127.0.0.1', 80],
    ['127.0.0.1:8080', 'localhost', '127.0.0.1', 8081],
    ['localhost', 'other.example', '127.0.0.1', 80],
    ['10.0.0.0/8', 'intranet.example', '192.168.0.1', 443],
    ['10.0.0.0/99', 'intranet.example', '10.0.0.1', 443],
    ['', 'localhost', '127.0.0.1', 80],
  ])('does not let the entry "%s" open %s at %s, port %i', (entry, host, address, port) => {
    expect(createAddressGuard([entry]).refuseAddress(address, host, port)).not.toBeNull();
  });

  test('leaves names to the lookup', () => {
    expect(createAddressGuard([]).refuseHost('news.example', 443)).toBeNull();
  });
});
