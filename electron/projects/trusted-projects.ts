import { join } from 'node:path';
import * as z from 'zod';
import { changeConfigFile, readConfigFile } from './config-file';

/** What identifies a project: its real path, and the id in its file. */
const trustedProject = z.object({ path: z.string(), id: z.string() });
export type ProjectIdentity = z.infer<typeof trustedProject>;

const trustedFile = z.object({ trusted: z.array(trustedProject) });

/**
 * The projects that may run R: those made here, and those that the user trusts. A copy at another path is another
 * project, and so is another project at the same path. The list has a file of its own, which is read every time,
 * because a headless command may make projects while the app keeps its settings in memory.
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
