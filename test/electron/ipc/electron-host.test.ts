import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { attachElectronHost, channels, type Sender } from '../../../electron/ipc/electron-host';
import type { BytePipe } from '../../../shared/contract/frames';

interface Message {
  readonly sender: FakeSender;
  readonly from: 'page' | 'stranger';
}

class FakeSender extends EventEmitter implements Sender {
  readonly sent: unknown[][] = [];
  destroyed = false;
  constructor(private readonly number: number) {
    super();
  }
  /** As Electron has it: whoever is destroyed has no properties any more. */
  get id(): number {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    return this.number;
  }
  send(...args: unknown[]): void {
    this.sent.push(args);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
}

function setUp() {
  const ipc = new EventEmitter();
  const dropped: unknown[] = [];
  const pipes: { pipe: BytePipe; received: number[][]; closed: number }[] = [];
  attachElectronHost<Message>({
    ipc,
    trusts: (event) => event.from === 'page',
    connect: (pipe) => {
      const record = { pipe, received: [] as number[][], closed: 0 };
      pipe.onMessage((bytes) => record.received.push([...bytes]));
      pipe.onClose(() => record.closed++);
      pipes.push(record);
    },
    onDrop: (id, paths) => dropped.push([id, paths]),
  });
  const open = (sender: FakeSender, from: Message['from'] = 'page') =>
    ipc.emit(channels.open, { sender, from });
  const say = (sender: FakeSender, bytes: unknown, from: Message['from'] = 'page') =>
    ipc.emit(channels.message, { sender, from }, bytes);
  const drop = (sender: FakeSender, paths: unknown, from: Message['from'] = 'page') =>
    ipc.emit(channels.drop, { sender, from }, paths);
  return { pipes, dropped, open, say, drop };
}

describe("Electron's pipe", () => {
  it('carries bytes of each page to its own connection and back', () => {
    const { pipes, open, say } = setUp();
    const [one, two] = [new FakeSender(1), new FakeSender(2)];
    open(one);
    open(two);
    say(two, new Uint8Array([7]));
    say(one, new Uint8Array([1, 2]));
    expect(pipes.map(({ received }) => received)).toEqual([[[1, 2]], [[7]]]);
    pipes[0]?.pipe.send(new Uint8Array([9]));
    expect(one.sent).toEqual([[channels.message, new Uint8Array([9])]]);
    expect(two.sent).toEqual([]);
  });

  it('listens to nobody but the page, and to nothing but bytes', () => {
    const { pipes, open, say } = setUp();
    const sender = new FakeSender(1);
    open(sender, 'stranger');
    expect(pipes).toHaveLength(0);
    open(sender);
    say(sender, new Uint8Array([1]), 'stranger');
    say(sender, 'text');
    say(sender, { length: 1 });
    say(new FakeSender(5), new Uint8Array([1]));
    expect(pipes[0]?.received).toEqual([]);
  });

  it('takes the paths of what was dropped from the page alone, and nothing but paths', () => {
    const { dropped, drop } = setUp();
    const sender = new FakeSender(3);
    drop(sender, ['/home/a/project']);
    drop(sender, ['/home/b/project'], 'stranger');
    for (const odd of ['/a', [1], [null], { length: 1, 0: '/a' }, Array(101).fill('/a'), undefined]) {
      drop(sender, odd);
    }
    expect(dropped).toEqual([[3, ['/home/a/project']]]);
  });

  it('ends with its page: loaded again, crashed or closed', () => {
    const { pipes, open } = setUp();
    const sender = new FakeSender(1);
    open(sender);
    open(sender);
    expect(pipes.map(({ closed }) => closed)).toEqual([1, 0]);
    sender.emit('render-process-gone');
    expect(pipes.map(({ closed }) => closed)).toEqual([1, 1]);
    open(sender);
    sender.destroyed = true;
    sender.emit('destroyed');
    expect(pipes.map(({ closed }) => closed)).toEqual([1, 1, 1]);
    pipes[2]?.pipe.send(new Uint8Array([1]));
    expect(sender.sent).toEqual([]);
  });
});
