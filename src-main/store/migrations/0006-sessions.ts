/** Several sessions that come and go, and what WhatsApp itself holds against an account. */
export const sessions = `
-- A removed session stays for the messages that left through it.
ALTER TABLE session ADD COLUMN removed_at INTEGER;
-- Since when the present link is known.
ALTER TABLE session ADD COLUMN linked_at INTEGER;
-- Who says so: WAHA, on whose word a ban is lifted, or a send that was refused.
ALTER TABLE session ADD COLUMN restricted_by TEXT CHECK (restricted_by IN ('WAHA', 'SEND'));
-- WhatsApp's name for the ban; the set is open.
ALTER TABLE session ADD COLUMN restriction_kind TEXT;
ALTER TABLE session ADD COLUMN quota_status TEXT;
-- NULL = no limit.
ALTER TABLE session ADD COLUMN quota_total INTEGER;
ALTER TABLE session ADD COLUMN quota_used INTEGER;
ALTER TABLE session ADD COLUMN quota_renews_at INTEGER;
-- Until now only WAHA told of bans without an end, which are kept as the largest integer.
UPDATE session
  SET restricted_by = CASE WHEN new_chats_restricted_until = 9007199254740991 THEN 'WAHA' ELSE 'SEND' END
  WHERE new_chats_restricted_until IS NOT NULL;
`;
