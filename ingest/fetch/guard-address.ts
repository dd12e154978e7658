import ipaddr from 'ipaddr.js';

/** Private addresses that the operator allows; all others are refused. */
export interface AddressGuard {
  /** Whether the operator has named this very host, or a range that holds it. */
  isAllowed(host: string, port: number): boolean;
  /** Why a host in an address must not be connected to when it is an IP address in any notation; null when it may, or is a name. */
  refuseHost(host: string, port: number): string | null;
  /** Why an address that `host` turned out to have must not be connected to; null when it may. */
  refuseAddress(address: string, host: string, port: number): string | null;
}

interface Allowance {
  readonly host: string | null;
  readonly port: number | null;
  readonly range: ReturnType<typeof ipaddr.parseCIDR> | null;
}

const KINDS: Readonly<Record<string, string>> = {
  unspecified: 'an unspecified address',
  loopback: 'this machine',
  private: 'a private network',
  uniqueLocal: 'a private network',
  linkLocal: 'the local link',
  carrierGradeNat: "a provider's inner network",
  multicast: 'a multicast group',
  broadcast: 'the local network',
};

/**
 * Decides which hosts may be connected to: public unicast addresses, and what the operator names.
 *
 * @param allowHosts - "localhost", "127.0.0.1:4312", "[::1]:8080" or a range such as "10.0.0.0/8". A name allows all its
 *   addresses, an entry without a port all ports.
 */
export function createAddressGuard(allowHosts: readonly string[]): AddressGuard {
  const allowances = allowHosts.map(readAllowance);
  const isAllowed = (host: string, port: number): boolean =>
    allowances.some((allowance) => (allowance.port === null || allowance.port === port) && covers(allowance, host));
  const refuse = (address: string, port: number): string | null => (isAllowed(address, port) ? null : refusalOf(address));
  return {
    isAllowed,
    refuseHost: (host, port) => (isIpAddress(bare(host)) && !isAllowed(host, port) ? refuse(bare(host), port) : null),
    refuseAddress: (address, host, port) => (isAllowed(host, port) ? null : refuse(address, port)),
  };
}

/**
 * Says what an IP address stands for when it is no public one; null for public addresses.
 *
 * Reads decimal, hexadecimal, octal and shortened notations and the forms of IPv6 that hold an IPv4 address.
 */
export function refusalOf(address: string): string | null {
  const plain = bare(address).split('%', 1)[0] ?? '';
  if (!isIpAddress(plain)) return 'no IP address';
  const parsed = ipaddr.process(plain);
  // ::/96 is the old way to write IPv4 addresses in IPv6; ipaddr.js takes it for ordinary unicast.
  if (parsed instanceof ipaddr.IPv6 && parsed.parts.slice(0, 6).every((part) => part === 0)) return 'an IPv4 address in disguise';
  const range = parsed.range();
  return range === 'unicast' ? null : (KINDS[range] ?? 'a reserved address');
}

function readAllowance(entry: string): Allowance {
  const text = entry.trim().toLowerCase();
  if (text.includes('/')) return { host: null, port: null, range: ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null };
  const [, bracketed, name, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  return { host: canonical(bracketed ?? name ?? text), port: port === undefined ? null : Number(port), range: null };
}

function covers(allowance: Allowance, host: string): boolean {
  if (allowance.range === null) return allowance.host !== null && allowance.host === canonical(host);
  if (!isIpAddress(bare(host))) return false;
  const address = ipaddr.process(bare(host));
  const [network, bits] = allowance.range;
  return address.kind() === network.kind() && address.match(network, bits);
}

const isIpAddress = (host: string): boolean => host !== '' && ipaddr.isValid(host);
const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

/** One spelling for each host: IP addresses in their usual notation, names without a final full stop. */
function canonical(host: string): string {
  const plain = bare(host).toLowerCase().replace(/\.$/, '');
  return isIpAddress(plain) ? ipaddr.process(plain).toString() : plain;
}
