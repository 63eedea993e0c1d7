import { expect, it } from 'vitest';
import { statement } from './sql.ts';

it('puts the numbers of a statement into it and binds what differs from run to run', () => {
  const select = statement<{ number: string; skip: number }>((p, db) =>
    db
      .selectFrom('send_slot')
      .select('seq')
      .where('number', '=', p.number)
      .where('new_chat', '=', 1)
      .limit(1)
      .offset(p.skip as never),
  );
  expect(select({ number: '39', skip: 9 })).toEqual({
    sql: 'select "seq" from "send_slot" where "number" = ? and "new_chat" = 1 limit 1 offset ?',
    parameters: ['39', 9],
  });
});

it('binds every text, whoever wrote it', () => {
  const insert = statement<Record<never, never>>((_, db) =>
    db.updateTable('household').set({ notes: "it's; DROP TABLE" }),
  );
  expect(insert({})).toEqual({ sql: 'update "household" set "notes" = ?', parameters: ["it's; DROP TABLE"] });
});
