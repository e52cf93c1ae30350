import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as resedit from 'resedit';

/**
 * What electron-builder touches of Electron's files, without Electron: names, licences, the app that shows what Electron
 * is, and in the executable the wire of fuses as `@electron/fuses` looks for it. The wire is one longer than what we
 * set, as newer ones are.
 */
export function makeStandIn(folder: string, system: 'linux' | 'mac' | 'win', version: string): string {
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return join(folder, path);
  };
  write('version', version);
  write('LICENSE', 'Electron, MIT');
  write('LICENSES.chromium.html', '<p>Chromium');
  if (system === 'mac') {
    makeMacApp(write);
    return folder;
  }
  write('locales/en-US.pak', '');
  write('resources/default_app.asar', 'shows what Electron is');
  const program = system === 'win' ? Buffer.concat([emptyExe(), fuseWire]) : Buffer.concat([elf, fuseWire]);
  chmodSync(write(system === 'win' ? 'electron.exe' : 'electron', program), 0o755);
  return folder;
}

const elf = Buffer.from('\x7fELF, but nothing that runs\n', 'latin1');

/** The sentinel, version 1, nine fuses: as Electron ships them, with the last one on. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

/** A Windows program that does nothing, with the one thing that is read of it: whose it is, and in which language. */
function emptyExe(): Buffer {
  const exe = resedit.NtExecutable.createEmpty(false, false);
  const resources = resedit.NtExecutableResource.from(exe);
  const info = resedit.Resource.VersionInfo.createEmpty();
  info.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(exe);
  return Buffer.from(exe.generate());
}

function makeMacApp(write: (path: string, content: string | Uint8Array) => string): void {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  const plist = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string></dict></plist>`;
  write(`${contents}/Info.plist`, plist('Electron'));
  write(`${contents}/MacOS/Electron`, 'nothing that runs');
  write(`${contents}/Resources/default_app.asar`, 'shows what Electron is');
  write(`${contents}/Resources/en.lproj/locale.pak`, '');
  write(`${framework}/Electron Framework`, fuseWire);
  for (const kind of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    const name = `Electron Helper${kind}`;
    write(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name));
    write(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'nothing that runs');
  }
}
