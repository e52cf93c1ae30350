import { arch, cpus } from 'node:os';

export * from 'node:os';

export const availableParallelism = (): number => cpus().length;

export const machine = (): string => (arch() === 'x64' ? 'x86_64' : arch());
