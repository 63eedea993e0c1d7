-- Made from the migrations by `npm run db:schema`. Read it here, change it there.

CREATE TABLE attachment (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  filename TEXT NOT NULL,
  mimetype TEXT NOT NULL CHECK (mimetype IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  added_at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE campaign (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  -- CANARY: opens by itself once enough canaries have arrived. CLOSED: a person opens it.
  tap TEXT NOT NULL CHECK (tap IN ('CANARY', 'CLOSED', 'OPEN')),
  created_at INTEGER NOT NULL,
  tap_changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE chat (
  phone TEXT PRIMARY KEY,
  chat_id TEXT NOT NULL,
  lid TEXT,
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE cold_send (
  number TEXT NOT NULL,
  seq INTEGER NOT NULL,
  message TEXT NOT NULL,
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)),
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_deletion (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  because TEXT NOT NULL CHECK (because IN ('DATE', 'HAND')),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  -- Since when neither the file nor a copy beside it holds what was deleted.
  cleaned_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  realm TEXT NOT NULL CHECK (realm IN ('real', 'practice')),
  created_at INTEGER NOT NULL,
  -- One-way value of the link secret: tells that the stored secret is the one the sent links were made with.
  secret_check TEXT,
  queue_paused_at INTEGER
, restored_from INTEGER, previous_secret_until INTEGER, forgotten_at INTEGER, deletion_postponed_to TEXT, deletion_notice_for TEXT, deletion_notice_wall INTEGER
  CHECK ((deletion_notice_wall IS NULL) = (deletion_notice_for IS NULL)), deletion_notice_uptime REAL
  CHECK ((deletion_notice_uptime IS NULL) = (deletion_notice_wall IS NULL)), deletion_notice_boot TEXT
  CHECK ((deletion_notice_boot IS NULL) = (deletion_notice_wall IS NULL)), first_plan TEXT CHECK (first_plan IS NULL OR json_valid(first_plan)), guest_ids TEXT) STRICT;

CREATE TABLE forgotten_guest (
  id TEXT PRIMARY KEY,
  household TEXT NOT NULL,
  -- Which ids it is one of: as in event, '' where the list had them from the first. Null: it tells nobody apart, only the household does.
  ids TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten_household (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE guest (
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  phone TEXT, id TEXT,
  PRIMARY KEY (household_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE guest_import (
  id TEXT PRIMARY KEY,
  filename TEXT,
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  applied_at INTEGER NOT NULL
, undone_at INTEGER) STRICT;

CREATE TABLE guest_import_before (
  import_id TEXT NOT NULL REFERENCES guest_import (id),
  household TEXT NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
  PRIMARY KEY (import_id, household)
) STRICT, WITHOUT ROWID;

CREATE TABLE guest_import_mapping (
  header TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  language TEXT CHECK (language IN ('it', 'en')),
  link_version INTEGER NOT NULL DEFAULT 1,
  opted_out_at INTEGER,
  import_id TEXT REFERENCES guest_import (id),
  -- Lower-case names and digits of the phones, for the search field.
  search TEXT NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
, side TEXT CHECK (length(side) > 0), notes TEXT NOT NULL DEFAULT '', email TEXT CHECK (length(email) > 0), adults INTEGER CHECK (adults >= 0), children INTEGER CHECK (children >= 0), invited_through TEXT REFERENCES whatsapp_message_queue (id), rsvp TEXT CHECK (rsvp IN ('COMING', 'NOT_COMING', 'MAYBE')), answered_at INTEGER, coming_adults INTEGER CHECK (coming_adults >= 0), coming_children INTEGER CHECK (coming_children >= 0), answer_conflict INTEGER NOT NULL DEFAULT 0 CHECK (answer_conflict IN (0, 1)), viewed_at INTEGER) STRICT;

CREATE TABLE household_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  messages TEXT NOT NULL CHECK (json_valid(messages)),
  undone_at INTEGER
) STRICT;

CREATE TABLE household_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  household TEXT NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details))
) STRICT;

CREATE TABLE household_kin (
  household TEXT NOT NULL,
  kin TEXT NOT NULL,
  PRIMARY KEY (household, kin)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_phone (
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  phone TEXT NOT NULL CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*'),
  kind TEXT NOT NULL CHECK (kind IN ('mobile', 'landline', 'unknown')),
  PRIMARY KEY (household_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_tag (
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (length(tag) > 0),
  PRIMARY KEY (household_id, tag)
) STRICT, WITHOUT ROWID;

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
  revoked_at INTEGER, reply_read INTEGER NOT NULL DEFAULT 0 CHECK (reply_read IN (0, 1)), seen INTEGER NOT NULL DEFAULT 1 CHECK (seen IN (0, 1)),
  CHECK (revoked_at IS NULL OR text = '')
) STRICT;

CREATE TABLE known_chat (
  number TEXT NOT NULL CHECK (number NOT GLOB '*[^0-9]*'),
  chat_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (number, chat_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_sender (
  sender TEXT PRIMARY KEY,
  household_id TEXT REFERENCES household (id) ON DELETE CASCADE,
  decided_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lid_book (
  lid TEXT PRIMARY KEY CHECK (lid GLOB '[0-9]*@lid'),
  phone TEXT NOT NULL CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*'),
  learned_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE message_count (
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  -- Empty where there is none.
  failure_reason TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (type, status, failure_reason)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE message_search USING fts5 (
  recipient, phones, content = 'whatsapp_message_queue', content_rowid = 'seq',
  tokenize = 'trigram remove_diacritics 1'
);

CREATE TABLE number_inbox (
  number TEXT PRIMARY KEY CHECK (number NOT GLOB '*[^0-9]*'),
  -- Whatever came in before this moment, by WhatsApp's clock, has been read.
  read_until INTEGER,
  last_heard_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE reply_proposal (
  message_id TEXT PRIMARY KEY REFERENCES incoming_message (message_id) ON DELETE CASCADE,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'CORRECTED', 'IGNORED', 'AUTO', 'WITHDRAWN')),
  read_at INTEGER NOT NULL,
  decided_at INTEGER,
  CHECK ((state = 'OPEN') = (decided_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE rsvp_answer (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  household_id TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('WEBSITE', 'WHATSAPP', 'WHATSAPP_EVENT', 'ADMIN')),
  rsvp TEXT NOT NULL CHECK (rsvp IN ('COMING', 'NOT_COMING', 'MAYBE')),
  adults INTEGER CHECK (adults >= 0),
  children INTEGER CHECK (children >= 0),
  guests TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(guests)),
  note TEXT NOT NULL DEFAULT '',
  -- The incoming message it was read in, and the name its source knows it by.
  message_id TEXT,
  external_id TEXT,
  -- The change of the guest list that made it of other answers: it goes when that is undone.
  change_id TEXT,
  -- Applied by itself, without a person looking at it.
  automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1)),
  -- By the clock of its source, and by ours.
  answered_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  -- Taken back: it counts no more.
  withdrawn_at INTEGER
) STRICT;

CREATE TABLE saved_guest_filter (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE send_slot (
  number TEXT NOT NULL,
  seq INTEGER NOT NULL,
  message TEXT NOT NULL,
  attempt_token TEXT NOT NULL UNIQUE,
  started_wall INTEGER NOT NULL,
  started_uptime REAL NOT NULL,
  started_boot TEXT NOT NULL,
  counts_wall INTEGER NOT NULL,
  counts_uptime REAL NOT NULL,
  counts_boot TEXT NOT NULL,
  jitter REAL NOT NULL CHECK (jitter >= 0 AND jitter < 1), new_chat INTEGER NOT NULL DEFAULT 0 CHECK (new_chat IN (0, 1)),
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  type TEXT PRIMARY KEY CHECK (type GLOB '[a-z]*' AND type NOT GLOB '*[^a-z0-9-]*' AND length(type) <= 31),
  label TEXT NOT NULL,
  waha_url TEXT NOT NULL,
  waha_session TEXT NOT NULL,
  -- Digits of the linked number; kept after an unlink, since budgets belong to it.
  number TEXT CHECK (number NOT GLOB '*[^0-9]*'),
  push_name TEXT,
  -- The linked device as WhatsApp names it: another one means that the session was linked anew.
  device TEXT,
  link_generation INTEGER NOT NULL DEFAULT 0,
  paused_reason TEXT CHECK (paused_reason IN ('WRONG_KEY', 'TOO_MANY_NOT_ON_WHATSAPP', 'TOO_MANY_BAD_REQUESTS', 'ADMIN')),
  paused_at INTEGER,
  new_chats_restricted_until INTEGER,
  -- Answers in a row that may mean a broken WAHA rather than a bad guest list.
  not_on_whatsapp_streak INTEGER NOT NULL DEFAULT 0,
  bad_request_streak INTEGER NOT NULL DEFAULT 0,
  warm_streak INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, removed_at INTEGER, linked_at INTEGER, restricted_by TEXT CHECK (restricted_by IN ('WAHA', 'SEND')), restriction_kind TEXT, quota_status TEXT, quota_total INTEGER, quota_used INTEGER, quota_renews_at INTEGER, rest_wall INTEGER, rest_uptime REAL, rest_boot TEXT, rest_ms INTEGER, over_limit_streak INTEGER NOT NULL DEFAULT 0, last_turn INTEGER NOT NULL DEFAULT 0, paused_cause TEXT
  CHECK (paused_cause IS NULL OR (paused_cause = 'WAHA_SENDS_NO_FILES' AND paused_reason IS 'TOO_MANY_BAD_REQUESTS')), restriction_wall INTEGER
  CHECK (restriction_wall IS NULL OR new_chats_restricted_until IS NOT NULL), restriction_uptime REAL
  CHECK ((restriction_uptime IS NULL) = (restriction_wall IS NULL)), restriction_boot TEXT
  CHECK ((restriction_boot IS NULL) = (restriction_wall IS NULL)),
  CHECK ((paused_reason IS NULL) = (paused_at IS NULL))
) STRICT;

CREATE TABLE stopped_phone (
  -- The phone where it is known, else the hidden user id.
  sender TEXT PRIMARY KEY,
  stopped_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('INVITATION', 'REMINDER', 'RSVP_CONFIRMATION', 'CUSTOM', 'TEST')),
  language TEXT NOT NULL CHECK (language IN ('it', 'en')),
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  updated_at INTEGER NOT NULL
, family TEXT NOT NULL DEFAULT '', attachment TEXT REFERENCES attachment (id), deleted_at INTEGER) STRICT;

CREATE TABLE template_revision (
  template_id TEXT NOT NULL REFERENCES template (id),
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  attachment TEXT REFERENCES attachment (id),
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (template_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE whatsapp_message_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  message TEXT NOT NULL REFERENCES whatsapp_message_queue (id),
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details))
) STRICT;

CREATE TABLE whatsapp_message_queue (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL REFERENCES session (type) ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('INVITATION', 'REMINDER', 'RSVP_CONFIRMATION', 'CUSTOM', 'TEST')),
  lane TEXT NOT NULL CHECK (lane IN ('WARM', 'COLD')),
  -- Until then it skips window and gap; null = never.
  urgent_until INTEGER,
  household_id TEXT REFERENCES household (id),
  recipient TEXT NOT NULL,
  phones TEXT NOT NULL CHECK (json_valid(phones) AND json_array_length(phones) > 0),
  phone_index INTEGER NOT NULL DEFAULT 0 CHECK (phone_index >= 0),
  chat_id TEXT,
  text TEXT NOT NULL CHECK (length(text) > 0),
  text_sha256 TEXT NOT NULL,
  template_id TEXT,
  template_revision INTEGER,
  status TEXT NOT NULL DEFAULT 'PENDING'
    CHECK (status IN ('PENDING', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'UNCONFIRMED', 'FAILED', 'CANCELLED')),
  not_before INTEGER NOT NULL DEFAULT 0,
  waiting_reason TEXT,
  claim_token TEXT,
  claims INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  refusals INTEGER NOT NULL DEFAULT 0,
  attempt_token TEXT,
  attempt_wall INTEGER,
  attempt_uptime REAL,
  attempt_boot TEXT,
  attempt_url TEXT,
  attempt_number TEXT,
  attempt_link_generation INTEGER,
  attempt_waha_started_at INTEGER,
  message_id TEXT,
  ack INTEGER,
  ack_checked_at INTEGER,
  sent_at INTEGER,
  delivered_at INTEGER,
  read_at INTEGER,
  failure_reason TEXT CHECK (failure_reason IN ('NOT_ON_WHATSAPP', 'INVALID_NUMBER', 'OPTED_OUT', 'ATTEMPTS_EXHAUSTED',
    'POISON', 'REJECTED', 'ACK_ERROR', 'TEXT_CHANGED', 'ALREADY_INVITED_CHAT')),
  idempotency_key TEXT UNIQUE,
  -- Of what was asked for under the key: the same key with another request is refused.
  idempotency_fingerprint TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, former_household TEXT, superseded_by TEXT, attachment TEXT REFERENCES attachment (id), new_chat INTEGER NOT NULL DEFAULT 1 CHECK (new_chat IN (0, 1)), campaign TEXT REFERENCES campaign (id), canary INTEGER NOT NULL DEFAULT 0
  CHECK (canary IN (0, 1) AND (canary = 0 OR campaign IS NOT NULL)), held INTEGER NOT NULL DEFAULT 0
  CHECK (held IN (0, 1) AND (held = 0 OR (campaign IS NOT NULL AND canary = 0))), automation_run TEXT REFERENCES automation_run (id), unless_answered INTEGER NOT NULL DEFAULT 0
  CHECK (unless_answered IN (0, 1)), forgotten_at INTEGER, barred_at INTEGER,
  CHECK ((status IN ('SENT', 'DELIVERED', 'READ')) <= (sent_at IS NOT NULL)),
  CHECK ((status IN ('PENDING', 'SENDING', 'UNCONFIRMED', 'CANCELLED')) <= (sent_at IS NULL)),
  CHECK ((status = 'READ') = (read_at IS NOT NULL)),
  CHECK ((status = 'DELIVERED') <= (delivered_at IS NOT NULL)),
  CHECK ((status = 'FAILED') = (failure_reason IS NOT NULL)),
  CHECK (claim_token IS NULL OR status = 'PENDING'),
  CHECK ((status IN ('SENDING', 'UNCONFIRMED')) = (attempt_token IS NOT NULL)),
  CHECK ((attempt_token IS NULL) = (attempt_wall IS NULL)),
  CHECK ((attempt_token IS NULL) = (attempt_uptime IS NULL)),
  CHECK ((attempt_token IS NULL) = (attempt_boot IS NULL)),
  CHECK ((attempt_token IS NULL) = (attempt_url IS NULL)),
  CHECK ((attempt_token IS NULL) = (attempt_number IS NULL)),
  CHECK ((attempt_token IS NULL) = (attempt_link_generation IS NULL)),
  CHECK (attempt_token IS NULL OR chat_id IS NOT NULL),
  CHECK ((idempotency_key IS NULL) = (idempotency_fingerprint IS NULL))
) STRICT;

CREATE INDEX campaign_held ON campaign (seq) WHERE tap <> 'OPEN';

CREATE INDEX cold_send_by_message ON cold_send (message);

CREATE INDEX event_by_message ON whatsapp_message_event (message, seq);

CREATE INDEX household_by_import ON household (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX household_by_language ON household (language, position);

CREATE INDEX household_by_rsvp ON household (rsvp, position) WHERE rsvp IS NOT NULL;

CREATE INDEX household_by_side ON household (side, position);

CREATE INDEX household_event_by_household ON household_event (household, seq);

CREATE INDEX household_in_conflict ON household (position) WHERE answer_conflict = 1;

CREATE INDEX household_kin_by_kin ON household_kin (kin);

CREATE INDEX household_opted_out ON household (position) WHERE opted_out_at IS NOT NULL;

CREATE INDEX household_phone_by_phone ON household_phone (phone);

CREATE INDEX household_tag_by_tag ON household_tag (tag, household_id);

CREATE INDEX incoming_by_household ON incoming_message (household_id, received_at);

CREATE INDEX incoming_by_sender ON incoming_message (sender, seq);

CREATE INDEX incoming_by_time ON incoming_message (received_at);

CREATE INDEX incoming_unread_reply ON incoming_message (seq) WHERE reply_read = 0 AND household_id IS NOT NULL;

CREATE INDEX incoming_unseen ON incoming_message (sender) WHERE seen = 0;

CREATE INDEX lid_book_by_phone ON lid_book (phone);

CREATE INDEX message_by_chat ON whatsapp_message_queue (chat_id) WHERE chat_id IS NOT NULL;

CREATE INDEX message_by_former_household ON whatsapp_message_queue (former_household)
  WHERE former_household IS NOT NULL;

CREATE INDEX message_by_household ON whatsapp_message_queue (household_id, seq);

CREATE INDEX message_by_message_id ON whatsapp_message_queue (message_id) WHERE message_id IS NOT NULL;

CREATE INDEX message_by_run ON whatsapp_message_queue (automation_run, status) WHERE automation_run IS NOT NULL;

CREATE INDEX message_by_status ON whatsapp_message_queue (status, seq);

CREATE INDEX message_canary ON whatsapp_message_queue (campaign) WHERE canary = 1;

CREATE INDEX message_due ON whatsapp_message_queue (type, lane, seq) WHERE status = 'PENDING' AND held = 0;

CREATE INDEX message_due_known ON whatsapp_message_queue (type, seq)
  WHERE status = 'PENDING' AND lane = 'COLD' AND new_chat = 0 AND held = 0;

CREATE INDEX message_held ON whatsapp_message_queue (campaign, status) WHERE held = 1;

CREATE INDEX message_held_unsaid ON whatsapp_message_queue (campaign, seq)
  WHERE held = 1 AND status = 'PENDING' AND waiting_reason IS NOT 'CANARY';

CREATE INDEX message_latest ON whatsapp_message_queue (coalesce(sent_at, updated_at), seq);

CREATE INDEX message_latest_by_state ON whatsapp_message_queue
  (type, status, coalesce(failure_reason, ''), coalesce(sent_at, updated_at));

CREATE INDEX message_moved ON whatsapp_message_queue (updated_at) WHERE status NOT IN ('PENDING', 'CANCELLED');

CREATE INDEX message_sent ON whatsapp_message_queue (sent_at) WHERE sent_at IS NOT NULL;

CREATE INDEX message_superseded ON whatsapp_message_queue (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE INDEX message_waiting
  ON whatsapp_message_queue (type, lane, new_chat, coalesce(waiting_reason, ''), not_before)
  WHERE status = 'PENDING' AND held = 0;

CREATE INDEX new_chat_slot ON send_slot (number, seq) WHERE new_chat = 1;

CREATE UNIQUE INDEX one_invitation_per_household ON whatsapp_message_queue (household_id)
  WHERE kind = 'INVITATION' AND superseded_by IS NULL
    AND (status <> 'CANCELLED' OR attempts > 0 OR message_id IS NOT NULL);

CREATE INDEX reply_proposal_open ON reply_proposal (read_at) WHERE state = 'OPEN';

CREATE INDEX rsvp_answer_by_change ON rsvp_answer (change_id) WHERE change_id IS NOT NULL;

CREATE INDEX rsvp_answer_by_household ON rsvp_answer (household_id, answered_at, seq);

CREATE UNIQUE INDEX rsvp_answer_once_per_external_id ON rsvp_answer (source, external_id, household_id)
  WHERE external_id IS NOT NULL AND withdrawn_at IS NULL;

CREATE UNIQUE INDEX rsvp_answer_once_per_message ON rsvp_answer (message_id, household_id)
  WHERE message_id IS NOT NULL AND withdrawn_at IS NULL;

CREATE TRIGGER attachment_is_kept BEFORE UPDATE ON attachment
BEGIN
  SELECT RAISE(ABORT, 'a file is never changed');
END;

CREATE TRIGGER household_kin_is_noted AFTER INSERT ON household_event
WHEN NEW.name IN ('SPLIT', 'MERGED')
BEGIN
  INSERT OR IGNORE INTO household_kin (household, kin) VALUES (NEW.household, NEW.details ->> 'household');
END;

CREATE TRIGGER household_log_is_append_only BEFORE UPDATE ON household_event
WHEN (OLD.seq, OLD.household, OLD.at, OLD.name) IS NOT (NEW.seq, NEW.household, NEW.at, NEW.name)
  OR NEW.details IS NOT json_remove(OLD.details, '$.name')
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER household_log_is_never_shortened BEFORE DELETE ON household_event
WHEN OLD.household NOT IN (SELECT id FROM forgotten_household)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER invitation_stands_again AFTER UPDATE OF status ON whatsapp_message_queue
WHEN NEW.status = 'CANCELLED' AND NEW.kind = 'INVITATION' AND NEW.attempts = 0 AND NEW.message_id IS NULL
BEGIN
  UPDATE whatsapp_message_queue SET superseded_by = NULL WHERE superseded_by = NEW.id;
END;

CREATE TRIGGER log_is_append_only BEFORE UPDATE ON whatsapp_message_event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON whatsapp_message_event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER message_counted_anew AFTER UPDATE OF type, status, failure_reason ON whatsapp_message_queue
WHEN (OLD.type, OLD.status, OLD.failure_reason) IS NOT (NEW.type, NEW.status, NEW.failure_reason)
BEGIN
  UPDATE message_count SET count = count - 1
    WHERE type = OLD.type AND status = OLD.status AND failure_reason = coalesce(OLD.failure_reason, '');
  INSERT INTO message_count VALUES (NEW.type, NEW.status, coalesce(NEW.failure_reason, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER message_not_searchable AFTER DELETE ON whatsapp_message_queue
BEGIN
  INSERT INTO message_search (message_search, rowid, recipient, phones)
    VALUES ('delete', OLD.seq, OLD.recipient, OLD.phones);
END;

CREATE TRIGGER message_searchable_anew AFTER UPDATE OF recipient, phones ON whatsapp_message_queue
WHEN (OLD.recipient, OLD.phones) IS NOT (NEW.recipient, NEW.phones)
BEGIN
  INSERT INTO message_search (message_search, rowid, recipient, phones)
    VALUES ('delete', OLD.seq, OLD.recipient, OLD.phones);
  INSERT INTO message_search (rowid, recipient, phones) VALUES (NEW.seq, NEW.recipient, NEW.phones);
END;

CREATE TRIGGER message_stays_barred BEFORE UPDATE OF status, barred_at ON whatsapp_message_queue
WHEN OLD.barred_at IS NOT NULL AND (NEW.barred_at IS NULL OR NEW.status IN ('PENDING', 'SENDING', 'UNCONFIRMED'))
BEGIN
  SELECT RAISE(ABORT, 'a message to somebody who was forgotten is never sent');
END;

CREATE TRIGGER message_stays_forgotten BEFORE UPDATE OF status, forgotten_at, household_id ON whatsapp_message_queue
WHEN OLD.forgotten_at IS NOT NULL
  AND (NEW.forgotten_at IS NULL OR NEW.household_id IS NOT NULL OR NEW.status IN ('PENDING', 'SENDING', 'UNCONFIRMED'))
BEGIN
  SELECT RAISE(ABORT, 'a message that was forgotten is never sent');
END;

CREATE TRIGGER message_text_frozen BEFORE UPDATE OF text, text_sha256, phones, attachment ON whatsapp_message_queue
WHEN OLD.status NOT IN ('PENDING', 'FAILED', 'CANCELLED')
  AND (NEW.forgotten_at IS NULL OR OLD.forgotten_at IS NOT NULL OR OLD.status IN ('SENDING', 'UNCONFIRMED'))
  AND NOT (OLD.forgotten_at IS NOT NULL AND NEW.attachment IS NULL
    AND (OLD.text, OLD.text_sha256, OLD.phones) IS (NEW.text, NEW.text_sha256, NEW.phones))
  AND NOT (NEW.barred_at IS NOT NULL AND OLD.status NOT IN ('SENDING', 'UNCONFIRMED') AND NEW.attachment IS OLD.attachment
    AND NEW.text IN (OLD.text, '—') AND json_array_length(NEW.phones) = json_array_length(OLD.phones)
    AND NOT EXISTS (
      SELECT 1 FROM json_each(OLD.phones) AS was JOIN json_each(NEW.phones) AS becomes ON becomes.key = was.key
      WHERE becomes.value NOT IN (was.value, '—')))
BEGIN
  SELECT RAISE(ABORT, 'a message that may have left is frozen');
END;

CREATE TRIGGER message_transition BEFORE UPDATE OF status ON whatsapp_message_queue
WHEN OLD.status || '>' || NEW.status NOT IN (
  'PENDING>PENDING', 'PENDING>SENDING', 'PENDING>CANCELLED', 'PENDING>FAILED',
  'SENDING>SENDING', 'SENDING>SENT', 'SENDING>PENDING', 'SENDING>FAILED', 'SENDING>UNCONFIRMED',
  'UNCONFIRMED>UNCONFIRMED', 'UNCONFIRMED>SENT', 'UNCONFIRMED>DELIVERED', 'UNCONFIRMED>READ', 'UNCONFIRMED>PENDING', 'UNCONFIRMED>CANCELLED',
  'SENT>SENT', 'SENT>DELIVERED', 'SENT>READ', 'SENT>FAILED', 'SENT>PENDING',
  'DELIVERED>DELIVERED', 'DELIVERED>READ',
  'READ>READ',
  'FAILED>FAILED', 'FAILED>PENDING',
  'CANCELLED>CANCELLED', 'CANCELLED>PENDING'
)
BEGIN
  SELECT RAISE(ABORT, 'illegal transition of a message');
END;

CREATE TRIGGER message_uncounted AFTER DELETE ON whatsapp_message_queue
BEGIN
  UPDATE message_count SET count = count - 1
    WHERE type = OLD.type AND status = OLD.status AND failure_reason = coalesce(OLD.failure_reason, '');
END;

CREATE TRIGGER rsvp_answer_is_append_only
  BEFORE UPDATE OF seq, id, household_id, source, rsvp, adults, children, guests, note, message_id, external_id,
    change_id, automatic, answered_at, recorded_at ON rsvp_answer
WHEN (OLD.seq, OLD.id, OLD.household_id, OLD.source, OLD.rsvp, OLD.adults, OLD.children, OLD.message_id,
    OLD.external_id, OLD.change_id, OLD.automatic, OLD.answered_at, OLD.recorded_at)
  IS NOT (NEW.seq, NEW.id, NEW.household_id, NEW.source, NEW.rsvp, NEW.adults, NEW.children, NEW.message_id,
    NEW.external_id, NEW.change_id, NEW.automatic, NEW.answered_at, NEW.recorded_at)
  OR (NEW.note <> OLD.note AND NEW.note <> '')
  OR json_array_length(NEW.guests) <> json_array_length(OLD.guests)
  OR EXISTS (
    SELECT 1 FROM json_each(OLD.guests) AS was JOIN json_each(NEW.guests) AS becomes ON becomes.key = was.key
    WHERE becomes.value <> was.value
      AND (becomes.value ->> 'name' NOT IN ('', was.value ->> 'name') OR becomes.value ->> 'dietary' IS NOT NULL
        OR (becomes.value ->> 'coming') IS NOT (was.value ->> 'coming')))
BEGIN
  SELECT RAISE(ABORT, 'an answer is never changed');
END;

CREATE TRIGGER template_revision_is_kept BEFORE UPDATE ON template_revision
BEGIN
  SELECT RAISE(ABORT, 'a revision is never changed');
END;
