import { Duplex } from 'node:stream';

/** What a connection asks of the thread: to run one unit of messages, or to forget the connection. */
export type ThreadRequest =
  | { readonly kind: 'unit'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'leave'; readonly connection: number }
  | { readonly kind: 'close' };

/**
 * What the thread says: it is ready, has failed to start, begins with a unit and answers it, notifies a connection, or has closed the database.
 */
export type ThreadReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'began'; readonly connection: number }
  | { readonly kind: 'answer' | 'notification'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'closed' };

const QUERY = 'Q'.charCodeAt(0);
const SYNC = 'S'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);
/** A message is its type, four bytes of length that count themselves, and its content. */
const HEADER_BYTES = 5;

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(HEADER_BYTES);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const parameter = (name: string, value: string): Buffer => message('S', Buffer.from(`${name}\0${value}\0`));

/** What a server says after login. There is nobody to authenticate: the database belongs to this process. */
const GREETING = Buffer.concat([
  message('R', Buffer.alloc(4)),
  parameter('client_encoding', 'UTF8'),
  parameter('DateStyle', 'ISO, MDY'),
  parameter('TimeZone', 'UTC'),
  parameter('integer_datetimes', 'on'),
  parameter('standard_conforming_strings', 'on'),
  message('K', Buffer.alloc(8)),
  message('Z', Buffer.from('I')),
]);

/**
 * Stands in for the socket of a node-postgres client and leads to the database in the thread.
 *
 * The thread is given whole units only: a simple query, or everything up to a Sync. Between units connections take turns.
 */
export class EmbeddedStream extends Duplex {
  readonly #connection: number;
  readonly #send: (request: ThreadRequest) => void;
  #received: Buffer = Buffer.alloc(0);
  /** How much of `#received` is whole messages of a unit that is not complete yet. */
  #whole = 0;
  #hasStarted = false;

  constructor(connection: number, send: (request: ThreadRequest) => void) {
    super();
    this.#connection = connection;
    this.#send = send;
    this.once('close', () => send({ kind: 'leave', connection }));
  }

  /** Takes what the thread answered. */
  receive(bytes: Uint8Array): void {
    if (!this.destroyed && !this.readableEnded) this.push(bytes);
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    if (!this.#hasStarted) this.#greet();
    this.#takeUnits();
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  /** The first message has no type and tells who logs in. */
  #greet(): void {
    const { length } = this.#received;
    if (length < 4 || length < this.#received.readInt32BE(0)) return;
    this.#received = this.#received.subarray(this.#received.readInt32BE(0));
    this.#hasStarted = true;
    this.push(GREETING);
  }

  #takeUnits(): void {
    while (this.#hasStarted && this.#received.length >= this.#whole + HEADER_BYTES) {
      const end = this.#whole + 1 + this.#received.readInt32BE(this.#whole + 1);
      if (this.#received.length < end) return;
      const type = this.#received[this.#whole];
      this.#whole = end;
      if (type === TERMINATE) this.#dropUnit();
      else if (type === QUERY || type === SYNC) this.#sendUnit();
    }
  }

  #sendUnit(): void {
    // A copy of its own, or the whole buffer that it is a window of would be sent along.
    const bytes = new Uint8Array(this.#received.subarray(0, this.#whole));
    this.#dropUnit();
    this.#send({ kind: 'unit', connection: this.#connection, bytes });
  }

  #dropUnit(): void {
    this.#received = this.#received.subarray(this.#whole);
    this.#whole = 0;
  }

  // What node-postgres and BullMQ call on a socket.
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}
