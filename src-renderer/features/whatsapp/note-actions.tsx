import type { ReactNode } from 'react';
import './note-actions.css';

/** One or two actions below the words of a note. */
export function NoteActions({ children }: { readonly children: ReactNode }) {
  return <div className="note-actions">{children}</div>;
}
