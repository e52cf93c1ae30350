import { type Cell, median } from './measure';
import type { Peer } from './peer';

/**
 * brmspy's column of the table. What fails in it is a cell that says so, and the next figure is asked of a new brmspy: none
 * that ends takes the whole bench with it. Where it cannot be started at all, that is what every cell says.
 */
export class PeerSide {
  #peer: Peer | null = null;
  #never = '';
  /** Why a figure is missing, by its name. */
  readonly #failed = new Map<string, string>();

  /** `start`: a new brmspy that has brms; where it throws it is not asked again. */
  constructor(private readonly start: () => Promise<Peer>) {}

  /** A new brmspy in the place of the one that is there; the milliseconds until it had brms. */
  async restart(name: string): Promise<readonly number[]> {
    await this.stop();
    return this.times(name, async (peer) => [peer.startMs]);
  }

  /** What `work` measured for the figure of this name; nothing once that has failed. */
  async times(name: string, work: (peer: Peer) => Promise<readonly number[]>): Promise<readonly number[]> {
    if (this.#failed.has(name)) return [];
    try {
      return await work(await this.#started());
    } catch (error) {
      this.#failed.set(name, error instanceof Error ? error.message : String(error));
      // Whatever it is in the middle of, it answers no more.
      await this.stop();
      return [];
    }
  }

  /** The figure of this name. */
  cell(name: string, times: readonly number[], figure: (times: readonly number[]) => number = median): Cell {
    const failed = this.#failed.get(name);
    return failed === undefined ? figure(times) : { failed };
  }

  async stop(): Promise<void> {
    const peer = this.#peer;
    this.#peer = null;
    await peer?.stop();
  }

  async #started(): Promise<Peer> {
    if (this.#never !== '') throw new Error(this.#never);
    try {
      this.#peer ??= await this.start();
    } catch (error) {
      this.#never = `brmspy could not be run (${error instanceof Error ? error.message : String(error)})`;
      throw new Error(this.#never);
    }
    return this.#peer;
  }
}
