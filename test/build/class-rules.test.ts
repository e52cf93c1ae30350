import { describe, expect, it } from 'vitest';
import { checkClasses } from '../../build/checks/class-rules.mjs';

const style = (text: string) => ({ file: 'renderer/areas/a/a.module.css', text });
const user = (code: string, from = './a.module.css', file = 'renderer/areas/a/a.tsx') => ({
  file,
  text: `import classes from '${from}';\n${code}`,
});
const messages = (css: string, ...sources: ReturnType<typeof user>[]) =>
  checkClasses([style(css)], sources).map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('classes of a CSS module', () => {
  it('are found where they are used, in whichever file', () => {
    const css =
      '.a { color: red; }\n@media print { .b > .c:hover::before, .d.e[data-x="1"] { width: .5em; } }';
    const first = user("const all = [classes.a, classes['b'], `x ` + classes.c];");
    const second = user(
      '<p className={classes.d ?? classes.e} />',
      '../a.module.css',
      'renderer/areas/a/b/c.tsx',
    );
    expect(messages(css, first, second)).toEqual([]);
  });

  it('that nobody uses are named with their line', () => {
    const css = '/* .b */\n.a {\n  color: red;\n}\n.ab:hover {\n  color: red;\n}\n.b { animation: b; }\n';
    expect(messages(css, user('classes.ab;'))).toEqual([
      'renderer/areas/a/a.module.css:2 no file uses .a',
      'renderer/areas/a/a.module.css:8 no file uses .b',
    ]);
  });

  it('are not used by a class of the same name in another module', () => {
    const other = user('classes.a;', '../b/a.module.css');
    expect(messages('.a { color: red; }', other)).toEqual([
      'renderer/areas/a/a.module.css:1 no file uses .a',
    ]);
  });

  it('that are not there, or computed, are told where they are used', () => {
    const code = 'x;\nclasses.missing;\nclasses[name];\nother.classes.nothing;\nclasses.a;';
    expect(messages('.a { color: red; } :global(.mantine-Menu-item) { color: red; }', user(code))).toEqual([
      'renderer/areas/a/a.tsx:3 renderer/areas/a/a.module.css has no class .missing',
      'renderer/areas/a/a.tsx:4 a class has its own name here: classes.name',
    ]);
  });
});
