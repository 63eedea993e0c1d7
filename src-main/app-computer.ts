import { Refusal } from '#contract/result.ts';
import type { ComputerHandlers } from './desktop/ports.ts';

/** Under `serve`, whose window is a page in somebody's browser, perhaps on another computer. */
export function computerElsewhere(directory: string): ComputerHandlers {
  const refuse = () => {
    throw new Refusal('COMPUTER_ELSEWHERE');
  };
  return {
    'computer.get': () => ({ here: false, directory }),
    'computer.save': refuse,
    'computer.openDirectory': refuse,
    'computer.answerClosing': refuse,
  };
}
