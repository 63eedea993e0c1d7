import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ComputerSettings, computerDefaults } from '#contract/computer.ts';
import { ask, refusal } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';
import { createComputer } from './computer.ts';

function aComputer(directory = temporaryDirectory()) {
  const answers: string[] = [];
  const opened: string[] = [];
  const changes: ComputerSettings[] = [];
  const login = { on: false, refuses: '' };
  const computer = createComputer({
    ...{ directory, path: join(directory, 'computer.json') },
    able: () => ({ tray: 'yes', notifications: true }),
    loginItem: {
      get: () => login.on,
      set(on) {
        if (login.refuses === 'aloud') throw new Error('not permitted');
        if (login.refuses === '') login.on = on;
      },
    },
    openDirectory: async (path) => opened.push(path) === 1,
    answered: (choice) => answers.push(choice),
    onChange: () => changes.push(computer.settings()),
  });
  return { ...computer, directory, answers, changes, login, opened };
}

describe('the settings of this computer', () => {
  it('are the usual ones until somebody changes them, and are found again', async () => {
    const first = aComputer();
    expect(first.settings()).toEqual(computerDefaults);
    await first.handlers['computer.save']({ closing: 'quit' });
    await first.handlers['computer.save']({});
    expect(first.changes.at(-1)?.closing).toBe('quit');
    expect(aComputer(first.directory).settings().closing).toBe('quit');
  });

  it('keep what was answered when the window was closed, but for an answer that decides nothing', async () => {
    const computer = aComputer();
    await computer.handlers['computer.answerClosing']({ choice: 'stay' });
    expect(computer.settings().closing).toBe('ask');
    await computer.handlers['computer.answerClosing']({ choice: 'background' });
    expect(computer.settings().closing).toBe('background');
    expect(computer.answers).toEqual(['stay', 'background']);
  });

  it.each(['', '{', '{"closing":"never"}', '{"closing":"quit","of a newer Invita":1}'])(
    'are no reason not to start, whatever their file holds: %j',
    (content) => {
      const directory = temporaryDirectory();
      writeFileSync(join(directory, 'computer.json'), content);
      const { closing } = aComputer(directory).settings();
      expect(closing).toBe(content.includes('quit') ? 'quit' : 'ask');
    },
  );

  it.each(['aloud', 'in silence'])('say so when the system refuses %s to start it at login', async (how) => {
    const { handlers, login, changes } = aComputer();
    login.refuses = how;
    expect(() => handlers['computer.save']({ startAtLogin: true, keepAwake: false })).toThrow(
      'LOGIN_ITEM_REFUSED',
    );
    expect(changes).toEqual([]);
    login.refuses = '';
    expect(await handlers['computer.save']({ startAtLogin: true })).toMatchObject({
      settings: { startAtLogin: true },
    });
    // Taken away in the system's own settings.
    login.on = false;
    expect(await handlers['computer.get']()).toMatchObject({
      settings: { startAtLogin: false, keepAwake: true },
    });
  });

  it('stay as they are when they cannot be kept', () => {
    const directory = join(temporaryDirectory(), 'gone');
    const computer = aComputer(directory);
    expect(() => computer.handlers['computer.save']({ closing: 'quit' })).toThrow('ENOENT');
    expect(computer.settings().closing).toBe('ask');
    expect(computer.changes).toEqual([]);
  });
});

it('in a browser there is no such computer, and its window is told so', async () => {
  const directory = temporaryDirectory();
  const app = await startTestApp({ directory, practice: true });
  expect(await ask(app, 'computer.get', undefined)).toEqual({ here: false, directory });
  expect(await refusal(app, 'computer.save', { closing: 'quit' })).toBe('COMPUTER_ELSEWHERE');
  expect(await refusal(app, 'computer.answerClosing', { choice: 'quit' })).toBe('COMPUTER_ELSEWHERE');
  expect(() => readFileSync(join(directory, 'computer.json'))).toThrow('ENOENT');
});

it('shows its own directory and no other, and says so when the system shows none', async () => {
  const { handlers, directory, opened } = aComputer();
  expect(await handlers['computer.openDirectory']()).toEqual({});
  await expect(handlers['computer.openDirectory']()).rejects.toThrow('DIRECTORY_NOT_OPENED');
  expect(opened).toEqual([directory, directory]);
});
