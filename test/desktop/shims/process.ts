import { freemem } from 'node:os';

export const availableMemory = (): number => freemem();
