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

/** Sentences in the code of a file: in strings, templates and between tags. Comments are no part of it. */
export function sentencesIn(source: string, lang: 'ts' | 'tsx'): readonly Sentence[] {
  const found: Sentence[] = [];
  const visit = (node: Node): void => {
    if (isForOthers(node)) return;
    const text = textOf(node);
    if (text !== null && sentence.test(text)) {
      found.push({ line: source.slice(0, node.start).split('\n').length, text });
    }
    for (const part of Object.values(node).flat()) if (isNode(part)) visit(part);
  };
  visit(parseAst(source, { lang }) as unknown as Node);
  return found;
}

function textOf({ type, value }: Node): string | null {
  if (type === 'TemplateElement') return (value as { readonly cooked: string }).cooked.trim();
  return (type === 'Literal' || type === 'JSXText') && typeof value === 'string' ? value.trim() : null;
}

/** Words of a kind stand in its own file; imports, types, descriptions of schemas and keys of kept view
 * state are not what the page shows. */
function isForOthers(node: Node): boolean {
  const nameOf = (part: unknown) => (isNode(part) ? part.name : undefined);
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
    // A split keeps its size under this key.
    case 'JSXAttribute':
      return nameOf(node.name) === 'keep';
    case 'CallExpression': {
      const { callee } = node;
      return isNode(callee) && (nameOf(callee.property) === 'describe' || callee.name === 'useKept');
    }
    default:
      return false;
  }
}
