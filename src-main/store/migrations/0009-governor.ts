/** What the governor must still know after a restart: begun chats, refusals, the breaker, rests, whose turn it is. */
export const governor = `
-- A chat in which a message of this number has arrived: what follows is no new chat any more.
CREATE TABLE known_chat (
  number TEXT NOT NULL CHECK (number NOT GLOB '*[^0-9]*'),
  chat_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (number, chat_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO known_chat
  SELECT session.number, message.chat_id, message.delivered_at
  FROM whatsapp_message_queue AS message JOIN session ON session.type = message.type
  WHERE message.status IN ('DELIVERED', 'READ') AND message.chat_id IS NOT NULL AND session.number IS NOT NULL;

-- 0 = its chat is a known one, so that it may pass what stands for new chats. Looked at again when it leaves.
ALTER TABLE whatsapp_message_queue ADD COLUMN new_chat INTEGER NOT NULL DEFAULT 1 CHECK (new_chat IN (0, 1));
CREATE INDEX message_due_known ON whatsapp_message_queue (type, seq)
  WHERE status = 'PENDING' AND lane = 'COLD' AND new_chat = 0;

ALTER TABLE send_slot ADD COLUMN new_chat INTEGER NOT NULL DEFAULT 0 CHECK (new_chat IN (0, 1));
UPDATE send_slot SET new_chat = 1
  WHERE message IN (SELECT id FROM whatsapp_message_queue WHERE lane = 'COLD');
CREATE INDEX new_chat_slot ON send_slot (number, seq) WHERE new_chat = 1;

-- The last first messages of a number that WhatsApp may have seen, and which of them it refused.
CREATE TABLE cold_send (
  number TEXT NOT NULL,
  seq INTEGER NOT NULL,
  message TEXT NOT NULL,
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)),
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX cold_send_by_message ON cold_send (message);

-- Closed while since_* are null.
CREATE TABLE circuit_breaker (
  number TEXT PRIMARY KEY,
  -- What was sent up to here counts no more: a probe got through after it.
  counts_after INTEGER NOT NULL DEFAULT 0,
  since_wall INTEGER,
  since_uptime REAL,
  since_boot TEXT,
  -- The cold send that is trying whether first messages get through again.
  probe INTEGER,
  CHECK ((since_wall IS NULL) = (since_uptime IS NULL) AND (since_wall IS NULL) = (since_boot IS NULL)),
  CHECK (probe IS NULL OR since_wall IS NOT NULL)
) STRICT, WITHOUT ROWID;

ALTER TABLE session ADD COLUMN rest_wall INTEGER;
ALTER TABLE session ADD COLUMN rest_uptime REAL;
ALTER TABLE session ADD COLUMN rest_boot TEXT;
ALTER TABLE session ADD COLUMN rest_ms INTEGER;
ALTER TABLE session ADD COLUMN over_limit_streak INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN last_turn INTEGER NOT NULL DEFAULT 0;
`;
