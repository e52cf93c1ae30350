import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from '../../../electron/environments/install/machine';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_CODENAME=bookworm\n';

/** Debian for a user who is no administrator; what is asked of its programs is in `asked`. */
export interface FakeMachine extends Machine {
  readonly asked: () => Promise<readonly string[]>;
}

/** A machine whose programs are these shell scripts, found before this machine's own. */
export async function fakeMachine(
  folder: string,
  programs: Readonly<Record<string, string>> = {},
  changes: Partial<Machine> = {},
): Promise<FakeMachine> {
  const bin = join(folder, 'bin');
  const record = join(folder, 'asked');
  await mkdir(bin, { recursive: true });
  for (const [name, script] of Object.entries(programs)) {
    const file = join(bin, name);
    await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${record}'\n${script}\n`);
    await chmod(file, 0o755);
  }
  return {
    env: { PATH: `${bin}:${process.env.PATH ?? ''}` },
    platform: 'linux',
    user: 1000,
    processor: 'x86_64',
    osRelease: debian,
    ...changes,
    asked: async () => (await readFile(record, 'utf8').catch(() => '')).trim().split('\n'),
  };
}

/** An apt-get that offers brms and a compiler, and says that it installs them. */
export const fakeApt = `case "$*" in
  *--print-uris*) echo "'http://deb.example/r-cran-brms.deb' r-cran-brms_2.18.0-1_all.deb 5000000 MD5Sum:1"
    echo "'http://deb.example/g++.deb' g++_12_amd64.deb 700000 MD5Sum:2" ;;
  *-s*) echo 'NOTE: This is only a simulation!'
    echo 'Inst r-cran-brms (2.18.0-1 Debian:12 [all])'
    echo 'Inst r-cran-bridgesampling (1.1 Debian:12 [all])'
    echo 'Conf r-cran-brms (2.18.0-1 Debian:12 [all])' ;;
  *) echo 'Setting up r-cran-brms' ;;
esac`;
