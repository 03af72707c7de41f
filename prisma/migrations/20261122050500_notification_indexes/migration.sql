-- The lines that still wait for a mail, and those nobody has read: few, whatever the history.
CREATE INDEX notification_waiting ON "notification" (account_id, created_at) WHERE mailed_at IS NULL AND read_at IS NULL;
CREATE INDEX notification_unread ON "notification" (account_id) WHERE read_at IS NULL;
