import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import process from 'node:process';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Doom, type Moment, points } from './points.ts';

/**
 * Kills this process at the place `doom` names. It watches the platform below the product (SQLite's statements, Node's
 * requests), so that the product itself knows of no test.
 */
export function installFailpoints(doom: Doom): void {
  let left = doom.count;
  const isHere = doom.at === 'point' ? points[doom.point] : (moment: Moment) => moment.kind === 'sql';
  watch((moment) => {
    if (!isHere(moment)) return;
    left -= 1;
    // SIGKILL to oneself is immediate: not one instruction more.
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
}

function watch(seen: (moment: Moment) => void): void {
  let logged: string[] = [];
  let answered: string | null = null;

  function around<T>(sql: string, work: () => T): T {
    if (/^BEGIN/.test(sql)) logged = [];
    seen({ kind: 'sql', phase: 'before', sql, logged, answered });
    const result = work();
    seen({ kind: 'sql', phase: 'after', sql, logged, answered });
    if (sql === 'COMMIT') answered = null;
    return result;
  }

  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql) {
    return around(sql, () => exec.call(this, sql));
  };
  for (const name of ['run', 'get', 'all'] as const) {
    const original = StatementSync.prototype[name] as (...parameters: unknown[]) => unknown;
    StatementSync.prototype[name] = function (this: StatementSync, ...parameters: unknown[]) {
      const sql = this.sourceSQL;
      if (sql.startsWith('insert into "whatsapp_message_event"')) logged.push(String(parameters[2]));
      return around(sql, () => original.apply(this, parameters));
    } as never;
  }
  subscribe('http.client.request.start', (message) => {
    seen({ kind: 'http', phase: 'written', path: pathOf(message) });
  });
  subscribe('http.client.response.finish', (message) => {
    answered = pathOf(message);
    seen({ kind: 'http', phase: 'answered', path: answered });
  });
}

function pathOf(message: unknown): string {
  return (message as { request: ClientRequest }).request.path;
}
