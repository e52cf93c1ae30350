import { once } from 'node:events';
import { join } from 'node:path';
import { isTaken } from '../../../electron/projects/make-project';
import { OpenProjects } from '../../../electron/projects/open-projects';
import { Project } from '../../../electron/projects/project';
import { Settings } from '../../../electron/projects/settings';
import { TrustedProjects } from '../../../electron/projects/trusted-projects';
import { preferenceNames } from '../../../shared/contract/preferences';
import { newSpec } from '../../../shared/model/spec';
import type { Table } from '../../../shared/model/table';

// A process of its own that changes the project in FOLDER/p, or the settings in FOLDER/config, beside others that do:
// FOLDER WORK NAME COUNT. It says "ready", begins at the first word that it is told, and says what it was given.

const [folder = '', work = '', name = '', count = '0'] = process.argv.slice(2);
const config = join(folder, 'config');
const given: string[] = [];
const table = (i: number): Table => ({
  rowCount: 1,
  columns: [{ kind: 'string', name: 'who', values: [`${name}${i}`] }],
});
const project = await Project.open(join(folder, 'p'), 'change');
const settings = await Settings.open(config);

process.stdout.write('ready');
await once(process.stdin, 'data');
for (let i = 0; i < Number(count); i++) {
  switch (work) {
    case 'models':
      given.push(await project.addModel(name, 'd', newSpec(`y ~ ${name}${i}`)));
      break;
    case 'data':
      given.push(await project.addDataset('more', 'test', table(i)));
      break;
    case 'create': {
      const projects = new OpenProjects(new TrustedProjects(config), ignore, ignore, ignore);
      const path = await projects.create(join(folder, `${name}${i}`), 'New').then(
        (made) => made.path,
        (error: unknown) => {
          if (isTaken(error)) return 'taken';
          throw error;
        },
      );
      given.push(path);
      break;
    }
    case 'trust':
      await new TrustedProjects(config).add({ path: `/${name}/${i}`, id: name });
      break;
    case 'recent':
      await settings.opened(`/${name}/${i}`, name);
      break;
    case 'preferences': {
      const texts = preferenceNames.filter((one) => one === 'textFont' || one === 'codeFont');
      const mine = texts[name === 'a' ? 0 : 1];
      if (mine === undefined) throw new Error('no preference');
      await settings.savePreferences({ [mine]: `${name}${i}` });
      break;
    }
    default:
      throw new Error(`what is ${work}?`);
  }
}
process.stdout.write(JSON.stringify(given));
process.exit();

function ignore(): void {}
