import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import vectors from './django-vectors.json' with { type: 'json' };

const page = readFileSync(join(import.meta.dirname, '../../../docs/links.md'), 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'invita-links-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The worked example of the page, as it stands there. */
function example(language: string): string {
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (block === undefined) throw new Error(`docs/links.md has no example in ${language}`);
  return block;
}

interface Question {
  readonly token: string;
  readonly secrets: readonly string[];
}

const secretOf = Object.fromEntries(vectors.accepted.map(({ token, secret }) => [token, secret]));
const first = vectors.accepted[0] ?? { token: '', secret: '' };
const another = 'a secret of somebody else, long enough 5521';

/** Every character of one token replaced, every one left out, and what else somebody may try. */
const altered = [
  ...Array.from(
    first.token,
    (own, at) => first.token.slice(0, at) + (own === 'x' ? 'y' : 'x') + first.token.slice(at + 1),
  ),
  ...Array.from(first.token, (_, at) => first.token.slice(0, at) + first.token.slice(at + 1)),
  `${first.token}=`,
  `${first.token}\n`,
  ` ${first.token}`,
  '',
  '::',
  'é:1:é',
  'x'.repeat(100_000),
];

const good: Question[] = [
  ...vectors.accepted.map(({ token, secret }) => ({ token, secrets: [secret] })),
  { token: first.token, secrets: [another, first.secret] },
];
const bad: Question[] = [
  ...altered.map((token) => ({ token, secrets: [first.secret] })),
  { token: first.token, secrets: [another] },
];

/** What the example makes of all questions; its answers in their order. */
function answers(command: string, file: string, program: string): unknown[] {
  const path = join(directory, file);
  writeFileSync(path, program);
  const output = execFileSync(command, [path], {
    input: JSON.stringify([...good, ...bad]),
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return JSON.parse(output);
}

function check(read: unknown[]): void {
  const payloads = good.map(({ token }) => vectors.accepted.find((each) => each.token === token)?.payload);
  expect(read.slice(0, good.length)).toEqual(payloads);
  expect(read.slice(good.length)).toEqual(bad.map(() => null));
}

const php = `<?php
${example('php')}
$questions = json_decode(stream_get_contents(STDIN), true);
echo json_encode(array_map(fn($each) => read_invitation($each['token'], $each['secrets']), $questions));
`;
const node = `${example('js')}
import { text } from 'node:stream/consumers';
const questions = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(questions.map(({ token, secrets }) => readInvitation(token, secrets))));
`;
const python = `import json, sys
from django.conf import settings
settings.configure(SECRET_KEY="not used")
${example('python')}
print(json.dumps([read_invitation(each["token"], each["secrets"]) for each in json.load(sys.stdin)]))
`;

const phpCommand = ['php', '/usr/bin/php'].find((command) => spawnSync(command, ['-v']).status === 0);
const django = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import django']).status === 0,
);

describe('the worked examples of docs/links.md', () => {
  it('cover all vectors', () => {
    expect(Object.keys(secretOf)).toHaveLength(vectors.accepted.length);
  });

  it('in Node accept what is genuine and nothing else, without an exception', () => {
    check(answers(process.execPath, 'example.mjs', node));
  });

  it.skipIf(phpCommand === undefined)(
    `in PHP do the same${phpCommand ? '' : ': SKIPPED, as there is no php here'}`,
    () => {
      check(answers(phpCommand ?? '', 'example.php', php));
    },
  );

  it.skipIf(django === undefined)(
    `in Django do the same${django ? '' : ': SKIPPED, as no python3 here has Django'}`,
    () => {
      check(answers(django ?? '', 'example.py', python));
    },
  );
});
