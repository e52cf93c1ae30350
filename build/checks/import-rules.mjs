import { createRequire } from 'node:module';
import { floors } from './floors.mjs';

/**
 * @typedef {{ file: string, message: string }} Violation
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 */

/** The only files that may import Electron at run time. */
const electronFiles = '^electron/(main|preload)\\.ts$|^electron/windows/';

/** The layers that each layer may import. Tests and build scripts may import anything. */
const reachable = /** @type {Readonly<Record<string, string>>} */ ({
  shared: '^shared/',
  // The app shows its own version.
  electron: '^(electron|shared)/|^package\\.json$',
  renderer: '^(renderer|shared)/',
});

/** @type {Rule[]} */
const layerRules = Object.entries(reachable).map(([layer, own]) => ({
  name: `${layer} may not import from there`,
  from: { path: `^${layer}/` },
  to: { pathNot: own, dependencyTypes: ['local'] },
}));

/** @type {Rule[]} */
const platformRules = [
  {
    name: 'shared and renderer may not import from Node',
    from: { path: '^(shared|renderer)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: "only electron/main.ts, preload.ts and windows/ may import 'electron'",
    from: { pathNot: electronFiles },
    to: { path: '^electron(/common|/main|/renderer)?$|(^|/)node_modules/electron/' },
  },
];

/** @type {Rule} */
const verbRule = {
  name: 'only electron/session/verbs takes answers of R apart',
  from: { pathNot: '^electron/session/' },
  to: { path: '^electron/session/read-r-values\\.ts$' },
};

/** @type {Rule} */
const circleRule = { name: 'imports go in a circle', from: {}, to: { circular: true } };

/**
 * For each room: no import from a room above.
 * @type {Rule[]}
 */
const floorRules = Object.entries(floors).flatMap(([layer, list]) =>
  list.flatMap((floor, index) => {
    const above = list.slice(index + 1).flat();
    if (above.length === 0) return [];
    return [
      {
        name: `${[floor].flat().join(', ')} may not import from a room above`,
        from: { path: pattern(layer, [floor].flat()) },
        to: { path: pattern(layer, above) },
      },
    ];
  }),
);

/**
 * @param {string} layer
 * @param {readonly string[]} rooms
 */
function pattern(layer, rooms) {
  return `^${layer}/(${rooms.map((room) => room.replaceAll('.', '\\.')).join('|')})(/|$)`;
}

/**
 * Every import in `project` that breaks a rule: from a forbidden layer or a room above, in a circle (types count,
 * too), or of Node or Electron where it is not available. Also every file that is in no room.
 * @param {string} project
 * @returns {Promise<readonly Violation[]>}
 */
export async function findImportViolations(project) {
  const { cruise } = await cruiser();
  const { output } = await cruise(
    Object.keys(floors),
    {
      baseDir: project,
      parser: 'swc',
      // Imports of types count as much as others.
      tsPreCompilationDeps: true,
      doNotFollow: { path: '(^|/)node_modules/' },
      validate: true,
      ruleSet: { forbidden: [...layerRules, ...platformRules, verbRule, circleRule, ...floorRules] },
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] },
  );
  if (typeof output === 'string') throw new Error(output);
  const { violations } = output.summary;
  const homeless = output.modules.flatMap(({ source }) => (hasRoom(source) ? [] : [source]));
  return [
    ...violations.map(({ rule, from, to, cycle }) => ({
      file: from,
      message: `${rule.name}: ${(cycle ?? [{ name: to }]).map(({ name }) => name).join(' → ')}`,
    })),
    ...homeless.map((file) => ({ file, message: 'is in no room of build/checks/floors.mjs' })),
  ];
}

/** @param {string} file */
function hasRoom(file) {
  const [layer = '', room = ''] = file.split('/');
  const list = floors[layer];
  return list === undefined || !/\.[jt]sx?$/.test(file) || list.flat().includes(room);
}

/**
 * dependency-cruiser reads TypeScript with swc, because the compiler of TypeScript 7 has no interface for it. This
 * tells swc which files hold JSX.
 */
async function cruiser() {
  const swc = createRequire(import.meta.url)('@swc/core');
  if (!swc.knowsJsx) {
    const parse = swc.parseFileSync;
    swc.parseFileSync = (/** @type {string} */ file, /** @type {object} */ options) =>
      parse(file, { ...options, tsx: file.endsWith('.tsx') });
    swc.knowsJsx = true;
  }
  return import('dependency-cruiser');
}
