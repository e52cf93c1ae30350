import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import { type CodeLanguage, codeLook } from './code-look';

const noCaret = EditorView.theme({ '.cm-content': { caretColor: 'transparent' } });

/** Code to read, select and copy, not to edit. */
export function CodeView(props: {
  readonly code: string;
  readonly language: CodeLanguage;
  readonly label: string;
}): ReactNode {
  const { code, language, label } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            'aria-label': label,
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-readonly': 'true',
            tabindex: '0',
          }),
          codeLook(language),
          noCaret,
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [language, label]);

  useEffect(() => {
    const made = view.current;
    if (!made || made.state.doc.toString() === code) return;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: code } });
  });

  return <div ref={host} style={{ height: '100%', minHeight: 0, overflow: 'hidden' }} />;
}
