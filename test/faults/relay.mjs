// Runs in a namespace of the network: leads its ports to sockets in the file system, which all namespaces share, and answers for names.
//   node relay.mjs FOLDER ADDRESS NAME=PORT …     a name is a socket in the folder, and a host below .test
// A line on stdin says how names are answered from then on: found, unknown (NXDOMAIN), failing (SERVFAIL) or silent.
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, address, ...services] = process.argv.slice(2);
let mood = 'found';
createInterface({ input: process.stdin })
  .on('line', (line) => {
    mood = line;
  })
  .once('close', () => process.exit());

for (const [name, port] of services.map((service) => service.split('='))) {
  createServer((near) => {
    const far = connect(join(folder, name));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      one.setNoDelay?.(true);
      one.on('error', () => {});
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  }).listen(Number(port), address);
}

const CODES = { unknown: 3, failing: 2, found: 0 };
const names = createSocket('udp4');
names.on('message', (query, { port, address: from }) => {
  if (mood === 'silent') return;
  let end = 12;
  while (query[end] !== 0) end += query[end] + 1;
  const question = query.subarray(12, end + 5);
  const isWanted = mood === 'found' && query.readUInt16BE(end + 1) === 1;
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180 | CODES[mood], 2);
  for (const [at, count] of [1, isWanted ? 1 : 0, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * at);
  const found = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
  names.send(Buffer.concat([head, question, ...(isWanted ? [found] : [])]), port, from);
});
names.bind(53, address, () => process.stdout.write('ready\n'));
