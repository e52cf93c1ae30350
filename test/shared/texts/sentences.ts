import { parseAst } from 'vite';

/** Three words in a row, of which the later two have no capitals, or two that end a sentence: what people read. */
const sentence = /\p{L}{2,}[,;:]? \p{Ll}+ \p{Ll}{2,}|^\p{Lu}\p{Ll}+ \p{Ll}+[.…!?]?$/u;

export interface Sentence {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/**
 * Sentences in the code of a file: in strings, templates and between tags. Comments are no part of it, nor what the file of
 * a kind says of itself.
 */
export function sentencesIn(
  source: string,
  { lang, ofKind = false }: { readonly lang: 'ts' | 'tsx'; readonly ofKind?: boolean },
): readonly Sentence[] {
  const found: Sentence[] = [];
  const visit = (node: Node): void => {
    if (isForOthers(node) || (ofKind && node.type === 'Property' && ofKinds.has(nameOf(node.key)))) return;
    const text = textOf(node);
    if (text !== null && sentence.test(text)) {
      found.push({ line: source.slice(0, node.start).split('\n').length, text });
    }
    for (const part of Object.values(node).flat()) if (isNode(part)) visit(part);
  };
  visit(parseAst(source, { lang }) as unknown as Node);
  return found;
}

function nameOf(part: unknown): string {
  return isNode(part) ? String(part.name) : '';
}

function textOf({ type, value }: Node): string | null {
  if (type === 'TemplateElement') return (value as { readonly cooked: string }).cooked.trim();
  return (type === 'Literal' || type === 'JSXText') && typeof value === 'string' ? value.trim() : null;
}

/** What only the file of a kind says of itself: the paper that it is from, what it takes of a fit, and R code. */
const ofKinds = new Set(['source', 'takes', 'code', 'rCall']);

/** Words of a kind stand in its own file; imports, types, descriptions of schemas, errors and keys of kept view
 * state are not what the page shows. */
function isForOthers(node: Node): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'TSTypeAnnotation':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return true;
    case 'Property':
      return nameOf(node.key) === 'words';
    case 'VariableDeclarator':
      return nameOf(node.id) === 'words';
    // The catalogue has no errors of main yet.
    case 'NewExpression':
      return nameOf(node.callee) === 'StudioError';
    // A split keeps its size under this key.
    case 'JSXAttribute':
      return nameOf(node.name) === 'keep';
    case 'CallExpression': {
      const { callee } = node;
      return isNode(callee) && (nameOf(callee.property) === 'describe' || nameOf(callee) === 'useKept');
    }
    default:
      return false;
  }
}
