import { expect, it } from 'vitest';
import { ownArguments } from './own-arguments.ts';

it.each([
  [['Invita', '--practice'], true, ['--practice']],
  [['Invita'], true, []],
  [['electron', 'out/main/index.js', '--data-dir', 'a'], false, ['--data-dir', 'a']],
  [['electron', '--no-sandbox', '--inspect=0', '.', '--practice'], false, ['--practice']],
  [['electron', '.'], false, []],
  [['electron'], false, []],
])('reads %j (packaged: %s) as %j', (argv, packaged, own) =>
  expect(ownArguments(argv, packaged)).toEqual(own),
);
