import { measureWords } from '../../stats/measures/words';
import connection from './connection.json';
import data from './data.json';
import doctor from './doctor.json';
import environments from './environments.json';
import fits from './fits.json';
import jobs from './jobs.json';
import models from './models.json';
import objects from './objects.json';
import packages from './packages.json';
import preferences from './preferences.json';
import runtimes from './runtimes.json';
import sessions from './sessions.json';
import shell from './shell.json';
import snapshots from './snapshots.json';
import start from './start.json';
import status from './status.json';
import store from './store.json';
import top from './top.json';
import trust from './trust.json';
import ui from './ui.json';

/** The English texts: a file for each room of the page; kinds hold their own words. */
export const en = {
  connection,
  data,
  doctor,
  environments,
  fits,
  jobs,
  measures: measureWords,
  models,
  objects,
  packages,
  preferences,
  runtimes,
  sessions,
  shell,
  snapshots,
  start,
  status,
  store,
  top,
  trust,
  ui,
};
