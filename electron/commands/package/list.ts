import type { Command } from '../command';

export const packageListCommand: Command = {
  name: 'package list',
  usage: 'package list [--own] [--env NAME]',
  about: 'Lists the installed packages of an environment; --own: only those in its own library.',
  options: { own: { type: 'boolean' } },
  positionals: [0, 0],
  async run({ studio, options, signal }) {
    const { packages, environment } = await studio();
    const list = await packages.list(environment, signal);
    const shown = options.own ? list.packages.filter(({ own }) => own) : list.packages;
    const lines = shown.map(({ name, version, source, own, hidden }) => {
      const state = hidden ? ', hidden by another library' : '';
      return `${own ? '*' : ' '} ${name} ${version}  ${source}${state}`;
    });
    const text = lines.length > 0 ? lines.join('\n') : 'The environment has no packages of its own.';
    return { json: { ...list, packages: shown }, text };
  },
};
