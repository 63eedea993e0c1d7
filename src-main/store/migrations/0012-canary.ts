/** A campaign may send some of its messages ahead and hold the others back until those have arrived. */
export const canary = `
CREATE TABLE campaign (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  -- CANARY: opens by itself once enough canaries have arrived. CLOSED: a person opens it.
  tap TEXT NOT NULL CHECK (tap IN ('CANARY', 'CLOSED', 'OPEN')),
  created_at INTEGER NOT NULL,
  tap_changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX campaign_held ON campaign (seq) WHERE tap <> 'OPEN';

ALTER TABLE whatsapp_message_queue ADD COLUMN campaign TEXT REFERENCES campaign (id);
ALTER TABLE whatsapp_message_queue ADD COLUMN canary INTEGER NOT NULL DEFAULT 0
  CHECK (canary IN (0, 1) AND (canary = 0 OR campaign IS NOT NULL));
-- 1 = not before the tap of its campaign opens, whatever else becomes of it.
ALTER TABLE whatsapp_message_queue ADD COLUMN held INTEGER NOT NULL DEFAULT 0
  CHECK (held IN (0, 1) AND (held = 0 OR (campaign IS NOT NULL AND canary = 0)));

CREATE INDEX message_canary ON whatsapp_message_queue (campaign) WHERE canary = 1;
CREATE INDEX message_held ON whatsapp_message_queue (campaign, status) WHERE held = 1;
-- Those of which the log does not yet say that they wait for the canaries.
CREATE INDEX message_held_unsaid ON whatsapp_message_queue (campaign, seq)
  WHERE held = 1 AND status = 'PENDING' AND waiting_reason IS NOT 'CANARY';

-- What is held is not due: a hundred thousand of them are not walked past at every claim.
DROP INDEX message_due;
CREATE INDEX message_due ON whatsapp_message_queue (type, lane, seq) WHERE status = 'PENDING' AND held = 0;
DROP INDEX message_due_known;
CREATE INDEX message_due_known ON whatsapp_message_queue (type, seq)
  WHERE status = 'PENDING' AND lane = 'COLD' AND new_chat = 0 AND held = 0;
DROP INDEX message_waiting;
CREATE INDEX message_waiting
  ON whatsapp_message_queue (type, lane, new_chat, coalesce(waiting_reason, ''), not_before)
  WHERE status = 'PENDING' AND held = 0;
`;
