/** Rules by which messages are queued by themselves, what came of them, and which message came of which run. */
export const automation = `
CREATE TABLE automation_rule (
  id TEXT PRIMARY KEY,
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  switched_on INTEGER NOT NULL DEFAULT 0 CHECK (switched_on IN (0, 1)),
  -- When it is to run, and since when that is so: what was over by then is not made up for.
  planned_at INTEGER,
  planned_since INTEGER NOT NULL DEFAULT 0,
  -- The last answer it has looked at, and when it looked.
  answers_seen INTEGER NOT NULL DEFAULT 0,
  looked_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE automation_run (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL REFERENCES automation_rule (id),
  -- What it ran for: a date, a deadline, or the day of the answers.
  occurrence TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'MISSED')),
  -- Code of what kept it from queuing anything.
  problem TEXT,
  left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out >= 0),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (rule, occurrence),
  CHECK ((state = 'RUNNING') = (ended_at IS NULL))
) STRICT;

ALTER TABLE whatsapp_message_queue ADD COLUMN automation_run TEXT REFERENCES automation_run (id);
-- 1 = it asks for an answer: it leaves the queue when that comes.
ALTER TABLE whatsapp_message_queue ADD COLUMN unless_answered INTEGER NOT NULL DEFAULT 0
  CHECK (unless_answered IN (0, 1));
CREATE INDEX message_by_run ON whatsapp_message_queue (automation_run, status) WHERE automation_run IS NOT NULL;

-- Ready to be switched on.
INSERT INTO automation_rule (id, plan, created_at) VALUES
  ('confirmation',
   '{"trigger":"ANSWER","answers":["COMING","NOT_COMING","MAYBE"],"byAdmin":false,"template":null}', 0),
  ('reminder', '{"trigger":"DEADLINE","days":7,"at":"10:00","template":null}', 1);
`;
