import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { r } from '@codemirror/legacy-modes/mode/r';
import type { Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { stanLanguage } from './stan-language';
import { styleNonce } from './style-nonce';

const languages = { r: StreamLanguage.define(r), stan: stanLanguage };

export type CodeLanguage = keyof typeof languages;

// Colours are variables, so that light and dark need no second style.
const highlight = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--bs-code-comment)', fontStyle: 'italic' },
  { tag: [tags.string, tags.number], color: 'var(--bs-code-value)' },
  { tag: [tags.keyword, tags.heading], color: 'var(--bs-code-keyword)', fontWeight: '600' },
  { tag: tags.typeName, color: 'var(--bs-code-type)' },
]);

const look = EditorView.theme({
  '&': {
    fontSize: 'calc(12px * var(--bs-code-scale, 1))',
    height: '100%',
    backgroundColor: 'transparent',
    color: 'var(--bs-text)',
  },
  '&.cm-focused': { outline: '2px solid var(--bs-accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--bs-muted)' },
});

/** How code looks wherever it stands: coloured, wrapped, with numbered lines. */
export function codeLook(language: CodeLanguage): Extension {
  const nonce = styleNonce === undefined ? [] : EditorView.cspNonce.of(styleNonce);
  return [
    nonce,
    EditorView.lineWrapping,
    lineNumbers(),
    languages[language],
    syntaxHighlighting(highlight),
    look,
  ];
}
