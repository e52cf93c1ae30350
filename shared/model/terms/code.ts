import type { TermKind } from './term-kind';

/** Any other R text. One that starts with "- " is taken away from the formula. */
type Code = { readonly text: string };

/** What no other kind reads. */
export const code = {
  id: 'code',
  words: {
    title: 'Any other term',
    about:
      'Whatever else R and brms take in a formula, as R code. Several terms with + between them are taken apart.',
    fields: { text: 'R code' },
  },
  example: 'I(x^2)',
  passesOn: ['I', 'scale'],
  fields: [{ id: 'text', type: 'text', placeholder: 'I(x^2), scale(x), mi(x), …' }],
  ownStyle: true,
  read: (node, source) => ({ text: source.slice(node.start, node.end) }),
  print: ({ text }) => text,
  fresh: () => ({ text: '' }),
  check: () => [],
} as const satisfies TermKind<Code>;
