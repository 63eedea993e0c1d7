/** What waits, by the reason that is written on it: each step of the worker looks for those that say another one. */
export const waitingReasons = `
CREATE INDEX message_waiting
  ON whatsapp_message_queue (type, lane, new_chat, coalesce(waiting_reason, ''), not_before)
  WHERE status = 'PENDING';
`;
