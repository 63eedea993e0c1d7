/** What comes in: messages of guests and strangers, and how far each session's chats have been read. */
export const inbox = `
-- Who goes by a hidden user id, as WhatsApp told it.
CREATE TABLE lid_book (
  lid TEXT PRIMARY KEY CHECK (lid GLOB '[0-9]*@lid'),
  phone TEXT NOT NULL CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*'),
  learned_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lid_book_by_phone ON lid_book (phone);

CREATE TABLE incoming_message (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL UNIQUE,
  type TEXT REFERENCES session (type) ON UPDATE CASCADE ON DELETE SET NULL,
  -- The phone where it is known, else the hidden user id.
  sender TEXT NOT NULL,
  push_name TEXT,
  text TEXT NOT NULL,
  attachment INTEGER NOT NULL CHECK (attachment IN (0, 1)),
  household_id TEXT REFERENCES household (id) ON DELETE SET NULL,
  -- By WhatsApp's clock, and by ours.
  received_at INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  edited_at INTEGER,
  -- Taken back by its sender: the text is gone.
  revoked_at INTEGER,
  CHECK (revoked_at IS NULL OR text = '')
) STRICT;
CREATE INDEX incoming_by_sender ON incoming_message (sender, seq);
CREATE INDEX incoming_by_time ON incoming_message (received_at);
CREATE INDEX incoming_by_household ON incoming_message (household_id, received_at);

-- What the admin decided about a sender; no household = not a guest, whose messages are not kept.
CREATE TABLE known_sender (
  sender TEXT PRIMARY KEY,
  household_id TEXT REFERENCES household (id) ON DELETE CASCADE,
  decided_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Of each of our own numbers: another number in the same session is another correspondence.
CREATE TABLE number_inbox (
  number TEXT PRIMARY KEY CHECK (number NOT GLOB '*[^0-9]*'),
  -- Whatever came in before this moment, by WhatsApp's clock, has been read.
  read_until INTEGER,
  last_heard_at INTEGER
) STRICT, WITHOUT ROWID;
`;
