import { describe, expect, it } from 'vitest';
import { type ClosingState, onClose } from './closing.ts';

const first: ClosingState = { choice: 'ask', quitting: false, pageAnswers: true, askedAt: null, now: 50_000 };

describe('the button that closes the window', () => {
  it('asks the first time, and does from then on what was chosen', () => {
    expect(onClose(first)).toBe('ask');
    expect(onClose({ ...first, choice: 'background' })).toBe('hide');
    expect(onClose({ ...first, choice: 'quit' })).toBe('close');
  });

  it('holds nothing back while the app ends', () => {
    for (const choice of ['ask', 'background', 'quit'] as const)
      expect(onClose({ ...first, choice, quitting: true })).toBe('close');
  });

  it('keeps nobody in: a page that cannot ask is closed, and so is one whose question gets no answer', () => {
    expect(onClose({ ...first, pageAnswers: false })).toBe('close');
    expect(onClose({ ...first, askedAt: 49_500 })).toBe('stay');
    expect(onClose({ ...first, askedAt: 49_000 })).toBe('close');
  });
});
