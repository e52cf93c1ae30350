import { join } from 'node:path';
import * as z from 'zod';
import { changeConfigFile, readConfigFile } from './config-file';

/** What tells one project from another: where it lies, by its real path, and the id in its file. */
const trustedProject = z.object({ path: z.string(), id: z.string() });
export type ProjectIdentity = z.infer<typeof trustedProject>;

const trustedFile = z.object({ trusted: z.array(trustedProject) });

/**
 * The projects that may run R: those made here and those that the user has trusted. A copy at another path is another
 * project, and so is another one at the same path. The list is a file of its own, read at every question: a command
 * without a window makes projects beside the running app, which keeps its settings in memory.
 */
export class TrustedProjects {
  private readonly path: string;

  constructor(configFolder: string) {
    this.path = join(configFolder, 'trusted.json');
  }

  /** A list that cannot be read trusts nothing. */
  async has({ path, id }: ProjectIdentity): Promise<boolean> {
    const trusted = await this.read().catch(() => []);
    return trusted.some((entry) => entry.path === path && entry.id === id);
  }

  add({ path, id }: ProjectIdentity): Promise<void> {
    return changeConfigFile(this.path, async () => {
      const others = (await this.read()).filter((entry) => entry.path !== path);
      return `${JSON.stringify({ trusted: [{ path, id }, ...others] }, null, 2)}\n`;
    });
  }

  private async read(): Promise<readonly ProjectIdentity[]> {
    return (await readConfigFile(this.path, trustedFile))?.trusted ?? [];
  }
}
