import checks from './checks.json';
import connection from './connection.json';
import data from './data.json';
import doctor from './doctor.json';
import environments from './environments.json';
import families from './families.json';
import figures from './figures.json';
import fits from './fits.json';
import jobs from './jobs.json';
import locks from './locks.json';
import models from './models.json';
import names from './names.json';
import objects from './objects.json';
import packages from './packages.json';
import parameters from './parameters.json';
import preferences from './preferences.json';
import runtimes from './runtimes.json';
import sessions from './sessions.json';
import shell from './shell.json';
import snapshots from './snapshots.json';
import start from './start.json';
import status from './status.json';
import store from './store.json';
import syntax from './syntax.json';
import top from './top.json';
import trust from './trust.json';
import ui from './ui.json';

/** The English texts: a file for each room of the page and for what `shared` says. Kinds hold their own words (`kind-texts.ts`). */
export const en = {
  checks,
  connection,
  data,
  doctor,
  environments,
  families,
  figures,
  fits,
  jobs,
  locks,
  models,
  names,
  objects,
  packages,
  parameters,
  preferences,
  runtimes,
  sessions,
  shell,
  snapshots,
  start,
  status,
  store,
  syntax,
  top,
  trust,
  ui,
};
