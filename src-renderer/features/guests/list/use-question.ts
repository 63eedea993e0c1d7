import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { GuestQuestion } from '#contract/guests.ts';

const typingPauseMs = 150;

export interface Asking {
  /** The words of the search, as they are typed. */
  readonly text: string;
  /** With the filters, and the words once they are typed. */
  readonly question: GuestQuestion;
  readonly type: (text: string) => void;
  readonly ask: (question: GuestQuestion) => void;
}

/** Search and filters make one question; typing is waited for, a choice is not. */
export function useQuestion(onAsk: (question: GuestQuestion) => void): Asking {
  const [text, setText] = useState('');
  const [question, setQuestion] = useState<GuestQuestion>({});

  function ask(next: GuestQuestion): void {
    setQuestion(next);
    setText(next.q ?? '');
    onAsk(next);
  }

  const searchSoon = useDebouncedCallback((typed: string) => {
    const { q: _, ...filters } = question;
    const next = { ...filters, ...(typed.trim() !== '' && { q: typed.trim() }) };
    setQuestion(next);
    onAsk(next);
  }, typingPauseMs);

  return {
    text,
    question,
    ask,
    type(typed) {
      setText(typed);
      searchSoon(typed);
    },
  };
}
