import type { CSSOptions, Plugin } from 'vite';

type PostCss = Exclude<NonNullable<CSSOptions['postcss']>, string>;
type PostCssPlugin = Exclude<
  Extract<NonNullable<PostCss['plugins']>[number], { readonly postcssPlugin: string }>,
  (...args: never[]) => unknown
>;
type Rule = Parameters<Extract<NonNullable<PostCssPlugin['Rule']>, (...args: never[]) => unknown>>[0];

/** What Chrome 83 does not know, as the sides of a box that is read from left to right. */
const sides: Readonly<Record<string, readonly string[]>> = {
  'padding-inline': ['padding-left', 'padding-right'],
  'padding-block': ['padding-top', 'padding-bottom'],
  'margin-inline': ['margin-left', 'margin-right'],
  'margin-block': ['margin-top', 'margin-bottom'],
  'inset-inline-start': ['left'],
  'inset-inline-end': ['right'],
  'inset-inline': ['left', 'right'],
  'inset-block': ['top', 'bottom'],
  inset: ['top', 'right', 'bottom', 'left'],
};

/**
 * Styles that Chrome 83 lays out much as a browser of today does: enough to judge a picture by, not to the pixel. What
 * vite lowers by itself comes after it.
 */
export function plainCss(): Plugin {
  const plugin: PostCssPlugin = {
    postcssPlugin: 'plain-css',
    OnceExit(root) {
      root.walkRules((rule) => {
        if (rule.selector.includes(':')) rule.selector = plainSelector(rule.selector);
        plainSides(rule);
        spaceApart(rule);
      });
    },
  };
  return { name: 'plain-css', config: () => ({ css: { postcss: { plugins: [plugin] } } }) };
}

/** `:where()` has another name there, and weighs as much as what is in it. */
export function plainSelector(selector: string): string {
  return selector.replaceAll(/:(where|is)\(/g, ':-webkit-any(').replaceAll(':focus-visible', ':focus');
}

function plainSides(rule: Rule): void {
  rule.walkDecls((declaration) => {
    declaration.value = declaration.value.replaceAll(/\b(\d+)dvh\b/g, '$1vh');
    const names = sides[declaration.prop];
    // Two values for two sides are rare, and vite lowers them.
    if (names === undefined || wordsOf(declaration.value).length > 1) return;
    for (const prop of names) declaration.cloneBefore({ prop });
    declaration.remove();
  });
}

/** The gaps of a flex box are margins of its children there. */
function spaceApart(rule: Rule): void {
  const values: Record<string, string> = {};
  rule.each((node) => {
    if (node.type === 'decl') values[node.prop] = node.value;
  });
  const gap = values['column-gap'] ?? values.gap;
  if (gap === undefined || !/^(inline-)?flex$/.test(values.display ?? '')) return;
  const isColumn = (values['flex-direction'] ?? values['flex-flow'] ?? '').startsWith('column');
  const [rowGap = gap, columnGap = rowGap] = wordsOf(gap);
  const children = rule.selectors.map((selector) => `${selector} > * + *`);
  const prop = isColumn ? 'margin-top' : 'margin-left';
  // A fieldset is no flex box there, but what it holds can stay on one line.
  if (!isColumn) {
    const fieldset = rule.cloneAfter({
      selectors: rule.selectors.map((each) => `fieldset${each}`),
      nodes: [],
    });
    fieldset.append({ prop: 'display', value: 'block' }, { prop: 'white-space', value: 'nowrap' });
  }
  rule.cloneAfter({ selectors: children, nodes: [] }).append({ prop, value: isColumn ? rowGap : columnGap });
}

/** The words of a value; what is in parentheses is one with what they belong to. */
function wordsOf(value: string): readonly string[] {
  let depth = 0;
  const words = [''];
  for (const character of value) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ' ' && depth === 0) words.push('');
    else words[words.length - 1] += character;
  }
  return words.filter((word) => word !== '');
}
