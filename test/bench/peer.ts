import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PeerProcess } from '../peer/process';

const script = resolve(import.meta.dirname, 'peer.py');

/** What brmspy answers to one task; times in milliseconds. */
export interface PeerAnswer {
  readonly ms: readonly number[];
  /** Is brms loaded in its worker? */
  readonly ready?: boolean;
  readonly bytes?: number;
}

/** brmspy in a Python process of its own, with a home folder of its own. */
export class Peer {
  private constructor(
    private readonly process: PeerProcess,
    private readonly home: string,
    /** From the start of the Python process to the answer of its first call. */
    readonly startMs: number,
  ) {}

  /** Throws where it does not start, with the last that Python said. */
  static async start(python: string): Promise<Peer> {
    const home = mkdtempSync(join(tmpdir(), 'brmspy-home-'));
    try {
      const { peer, ready, ms } = await PeerProcess.start(python, [script], home);
      if (hasBrms(ready)) return new Peer(peer, home, ms);
      await peer.stop();
      throw new Error('its worker has no brms');
    } catch (error) {
      rmSync(home, { recursive: true, force: true });
      throw error;
    }
  }

  /** Its answer to a task of peer.py. */
  ask(task: Readonly<Record<string, unknown>>): Promise<PeerAnswer> {
    return this.process.ask(task);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

function hasBrms(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ready' in answer && answer.ready === true;
}
