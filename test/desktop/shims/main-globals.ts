import 'core-js/stable';
import './abort';
import { performance } from 'node:perf_hooks';
import { OwnHeaders, OwnResponse } from './response';
import './old-electron';

Object.assign(globalThis, { performance, Headers: OwnHeaders, Response: OwnResponse });
