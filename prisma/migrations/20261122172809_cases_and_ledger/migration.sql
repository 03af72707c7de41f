-- CreateTable
CREATE TABLE "ledger_envelope" (
    "id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "region" TEXT,
    "segment" TEXT,
    "buckets" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_envelope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" BIGSERIAL NOT NULL,
    "book" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "envelope_id" TEXT,
    "bucket" SMALLINT NOT NULL DEFAULT 0,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,
    "may_go_negative" BOOLEAN NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transfer" (
    "id" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "from_id" BIGINT NOT NULL,
    "to_id" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "resolves_id" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "account_id" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    "transfer_id" BIGINT NOT NULL,
    "delta" BIGINT NOT NULL,
    "previous" BIGINT NOT NULL,
    "balance" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("account_id","version")
);

-- CreateTable
CREATE TABLE "ledger_envelope_move" (
    "id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_envelope_id" TEXT,
    "to_envelope_id" TEXT,
    "amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "ledger_envelope_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firm_group" (
    "organisation_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "firm_group_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "aid_application" (
    "id" TEXT NOT NULL,
    "number" INTEGER,
    "programme_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "round" INTEGER NOT NULL DEFAULT 1,
    "language" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "snapshot" JSONB,
    "category" TEXT,
    "region" TEXT,
    "cost" BIGINT,
    "asked" BIGINT,
    "awarded" BIGINT,
    "envelope_id" TEXT,
    "bucket" SMALLINT,
    "waits_for" BIGINT,
    "segments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reservation" TEXT,
    "reserved_until" TIMESTAMPTZ(3),
    "correction_rounds" SMALLINT NOT NULL DEFAULT 0,
    "group_id" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" TEXT,
    "appeal_until" DATE,
    "is_final" BOOLEAN NOT NULL DEFAULT false,
    "reopen_until" DATE,

    CONSTRAINT "aid_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_person" (
    "application_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "declaration" TEXT,
    "declared_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_person_pkey" PRIMARY KEY ("application_id","account_id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "application_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_id" TEXT,
    "part" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("application_id","sequence")
);

-- CreateTable
CREATE TABLE "case_clock" (
    "id" TEXT NOT NULL,
    "application_id" TEXT,
    "voucher_id" TEXT,
    "accreditation_id" TEXT,
    "programme_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "allowed" INTEGER NOT NULL,
    "spent" INTEGER NOT NULL DEFAULT 0,
    "started_on" DATE NOT NULL,
    "runs_since" DATE,
    "due_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "late_since" DATE,
    "spans" JSONB NOT NULL,
    "reminded" INTEGER[],

    CONSTRAINT "case_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firm_document" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "issued_on" DATE,
    "valid_until" DATE,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "firm_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_document" (
    "application_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_by_id" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_document_pkey" PRIMARY KEY ("application_id","code","document_id")
);

-- CreateTable
CREATE TABLE "case_correction" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "field" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "was" JSONB,
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_check" (
    "application_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_check_pkey" PRIMARY KEY ("application_id","round","item")
);

-- CreateTable
CREATE TABLE "case_opinion" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "asked_of_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_note" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_decision" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "amount" BIGINT,
    "replay" JSONB,
    "state" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "aid_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_appeal" (
    "application_id" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "aid_appeal_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "aid_revocation" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "noticed_by_id" TEXT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_until" DATE NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "aid_revocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_batch" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_batch_row" (
    "batch_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "application_id" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "case_batch_row_pkey" PRIMARY KEY ("batch_id","position")
);

-- CreateTable
CREATE TABLE "case_view" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voucher" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "used" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "envelope_id" TEXT NOT NULL,
    "bucket" SMALLINT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "accept_by" DATE NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" TEXT,
    "terms_hash" TEXT,
    "expires_on" DATE,
    "extended_at" TIMESTAMPTZ(3),
    "suspended_from" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "voucher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voucher_event" (
    "voucher_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_id" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "voucher_event_pkey" PRIMARY KEY ("voucher_id","sequence")
);

-- CreateTable
CREATE TABLE "clawback" (
    "id" TEXT NOT NULL,
    "voucher_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "amount" BIGINT NOT NULL,
    "recovered" BIGINT NOT NULL DEFAULT 0,
    "reasons" TEXT[],
    "grounds" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "notified_at" TIMESTAMPTZ(3),
    "answer_until" DATE,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "confirmed_by_id" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "clawback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accreditation" (
    "id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "requested_by_id" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "deliveries" INTEGER NOT NULL DEFAULT 0,
    "running" INTEGER NOT NULL DEFAULT 0,
    "expires_on" DATE,
    "suspended_from" TEXT,
    "reason" TEXT,

    CONSTRAINT "accreditation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accreditation_event" (
    "accreditation_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_id" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accreditation_event_pkey" PRIMARY KEY ("accreditation_id","sequence")
);

-- CreateIndex
CREATE INDEX "ledger_envelope_programme_id_year_idx" ON "ledger_envelope"("programme_id", "year");

-- CreateIndex
CREATE INDEX "ledger_account_envelope_id_idx" ON "ledger_account"("envelope_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_reference_key" ON "ledger_transfer"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_resolves_id_key" ON "ledger_transfer"("resolves_id");

-- CreateIndex
CREATE INDEX "ledger_transfer_subject_idx" ON "ledger_transfer"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_transfer_id_account_id_key" ON "ledger_entry"("transfer_id", "account_id");

-- CreateIndex
CREATE INDEX "ledger_envelope_move_programme_id_proposed_at_idx" ON "ledger_envelope_move"("programme_id", "proposed_at");

-- CreateIndex
CREATE INDEX "firm_group_group_id_idx" ON "firm_group"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "aid_application_number_key" ON "aid_application"("number");

-- CreateIndex
CREATE INDEX "aid_application_organisation_id_created_at_idx" ON "aid_application"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "aid_application_owner_id_state_number_idx" ON "aid_application"("owner_id", "state", "number");

-- CreateIndex
CREATE INDEX "aid_application_programme_id_state_number_idx" ON "aid_application"("programme_id", "state", "number");

-- CreateIndex
CREATE INDEX "aid_application_state_reserved_until_idx" ON "aid_application"("state", "reserved_until");

-- CreateIndex
CREATE INDEX "aid_application_group_id_idx" ON "aid_application"("group_id");

-- CreateIndex
CREATE INDEX "case_person_account_id_part_idx" ON "case_person"("account_id", "part");

-- CreateIndex
CREATE INDEX "case_event_at_idx" ON "case_event"("at");

-- CreateIndex
CREATE INDEX "case_clock_application_id_code_idx" ON "case_clock"("application_id", "code");

-- CreateIndex
CREATE INDEX "case_clock_voucher_id_idx" ON "case_clock"("voucher_id");

-- CreateIndex
CREATE INDEX "case_clock_accreditation_id_idx" ON "case_clock"("accreditation_id");

-- CreateIndex
CREATE INDEX "case_clock_due_on_idx" ON "case_clock"("due_on");

-- CreateIndex
CREATE INDEX "firm_document_organisation_id_code_idx" ON "firm_document"("organisation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "case_correction_application_id_round_field_key" ON "case_correction"("application_id", "round", "field");

-- CreateIndex
CREATE INDEX "case_opinion_application_id_idx" ON "case_opinion"("application_id");

-- CreateIndex
CREATE INDEX "case_opinion_asked_of_id_answered_at_idx" ON "case_opinion"("asked_of_id", "answered_at");

-- CreateIndex
CREATE INDEX "case_note_application_id_idx" ON "case_note"("application_id");

-- CreateIndex
CREATE INDEX "aid_decision_application_id_proposed_at_idx" ON "aid_decision"("application_id", "proposed_at");

-- CreateIndex
CREATE INDEX "aid_revocation_application_id_idx" ON "aid_revocation"("application_id");

-- CreateIndex
CREATE INDEX "case_batch_owner_id_requested_at_idx" ON "case_batch"("owner_id", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_batch_row_batch_id_application_id_key" ON "case_batch_row"("batch_id", "application_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_view_account_id_name_key" ON "case_view"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_code_key" ON "voucher"("code");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_application_id_key" ON "voucher"("application_id");

-- CreateIndex
CREATE INDEX "voucher_organisation_id_issued_at_idx" ON "voucher"("organisation_id", "issued_at");

-- CreateIndex
CREATE INDEX "voucher_owner_id_state_idx" ON "voucher"("owner_id", "state");

-- CreateIndex
CREATE INDEX "voucher_state_expires_on_idx" ON "voucher"("state", "expires_on");

-- CreateIndex
CREATE INDEX "clawback_voucher_id_idx" ON "clawback"("voucher_id");

-- CreateIndex
CREATE INDEX "accreditation_organisation_id_idx" ON "accreditation"("organisation_id");

-- CreateIndex
CREATE INDEX "accreditation_owner_id_state_idx" ON "accreditation"("owner_id", "state");

-- AddForeignKey
ALTER TABLE "case_batch_row" ADD CONSTRAINT "case_batch_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "case_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The ledger.

ALTER TABLE "ledger_envelope"
  ADD CONSTRAINT ledger_envelope_buckets CHECK (buckets BETWEEN 1 AND 64),
  ADD CONSTRAINT ledger_envelope_year CHECK (year BETWEEN 2020 AND 2100);
CREATE UNIQUE INDEX ledger_envelope_once
  ON "ledger_envelope" (programme_id, year, coalesce(region, ''), coalesce(segment, ''));

-- Balances change often and no index reads them: room on the page keeps such changes there.
ALTER TABLE "ledger_account" SET (fillfactor = 20);
ALTER TABLE "ledger_account"
  ADD CONSTRAINT ledger_no_overdraft CHECK (may_go_negative OR balance >= 0);
-- What an account is never changes, so it is looked at once: a CHECK would be prepared anew by every
-- posting, while others wait for the account.
CREATE FUNCTION ledger_account_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.book, NEW.code) NOT IN (('budget', 'FUNDER'), ('budget', 'E:available'), ('budget', 'E:reserved'),
      ('budget', 'V:committed'), ('budget', 'G:engaged'), ('budget', 'C:certified'), ('budget', 'C:ordered'),
      ('budget', 'C:spent'), ('budget', 'X:clawback_due'), ('budget', 'E:recovered'), ('cash', 'RAIL:clearing'),
      ('cash', 'SHARE:held'), ('cash', 'PROVIDER:payable'), ('cash', 'SME:refund_due'))
    OR (NEW.envelope_id IS NULL) <> (NEW.book = 'cash' OR NEW.code = 'FUNDER')
    OR NEW.may_go_negative <> (NEW.code IN ('FUNDER', 'RAIL:clearing')) THEN
    RAISE EXCEPTION 'no such account in the plan: violates "ledger_account_fits"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_account_fits BEFORE INSERT ON "ledger_account"
  FOR EACH ROW EXECUTE FUNCTION ledger_account_fits();
CREATE UNIQUE INDEX ledger_account_once
  ON "ledger_account" (programme_id, code, coalesce(envelope_id, ''), bucket);

ALTER TABLE "ledger_transfer"
  ADD CONSTRAINT ledger_transfer_amount CHECK (amount > 0),
  ADD CONSTRAINT ledger_transfer_apart CHECK (from_id <> to_id);

ALTER TABLE "ledger_entry"
  ADD CONSTRAINT ledger_entry_adds CHECK (previous + delta = balance AND delta <> 0 AND version > 0);

CREATE FUNCTION ledger_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger only grows: % of % violates "ledger_grows"', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ledger_transfer_grows BEFORE UPDATE OR DELETE ON "ledger_transfer"
  FOR EACH ROW EXECUTE FUNCTION ledger_grows();
CREATE TRIGGER ledger_transfer_no_truncate BEFORE TRUNCATE ON "ledger_transfer"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_grows();
CREATE TRIGGER ledger_entry_grows BEFORE UPDATE OR DELETE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION ledger_grows();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_grows();
CREATE TRIGGER ledger_account_stays BEFORE DELETE ON "ledger_account"
  FOR EACH ROW EXECUTE FUNCTION ledger_grows();
CREATE TRIGGER ledger_account_same
  BEFORE UPDATE OF id, book, code, programme_id, envelope_id, bucket, may_go_negative ON "ledger_account"
  FOR EACH ROW EXECUTE FUNCTION ledger_grows();

-- A balance is what the last entry says, and an account starts at nothing. All that a statement
-- moved is looked at in one go.
CREATE FUNCTION ledger_balance_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM FROM moved WHERE (
      SELECT e.version = moved.version AND e.balance = moved.balance FROM ledger_entry e
      WHERE e.account_id = moved.id ORDER BY e.version DESC LIMIT 1) IS NOT TRUE;
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  RAISE EXCEPTION 'a balance without its entry violates "ledger_balance_told"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ledger_balance_told AFTER UPDATE ON "ledger_account"
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION ledger_balance_told();
CREATE TRIGGER ledger_balance_none AFTER INSERT ON "ledger_account"
  FOR EACH ROW WHEN (NEW.version <> 0 OR NEW.balance <> 0) EXECUTE FUNCTION ledger_balance_told();

-- Between which accounts each kind of transfer goes (chain of public expenditure; S1 spreads money
-- over the accounts of one envelope). One look into a list: a long CASE would be prepared anew by
-- every posting.
CREATE FUNCTION ledger_allows(code text, from_code text, to_code text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce('[
    "L1 FUNDER E:available", "L2 E:available E:reserved", "L3 E:reserved E:available",
    "L4 E:reserved V:committed", "L5 V:committed G:engaged", "L6 G:engaged C:certified",
    "L7 G:engaged V:committed", "L7 G:engaged E:available", "L8 C:certified C:ordered",
    "L9 C:ordered C:spent", "L10 C:spent C:ordered", "L11 V:committed E:available",
    "L12 C:spent X:clawback_due", "L13 X:clawback_due E:recovered", "L14 E:available FUNDER",
    "S1 E:available E:available", "B1 RAIL:clearing SHARE:held", "B2 SHARE:held PROVIDER:payable",
    "B3 PROVIDER:payable RAIL:clearing", "B4 SHARE:held SME:refund_due",
    "B4 SME:refund_due RAIL:clearing"]'::jsonb ? (code || ' ' || from_code || ' ' || to_code), false)
$$;

-- Takes an account until the end of the transaction; true. Whoever posts takes accounts in the order
-- of their ids, so that two never wait for each other. This lock queues fairly and wakes one at a
-- time, where a hundred that wait for one row would wake each other again and again.
CREATE FUNCTION ledger_take(account bigint) RETURNS boolean LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(1279346503, (account & 2147483647)::integer) IS NOT NULL
$$;

-- Many transfers, and one that was there before or cannot be: this is where it is told why.
CREATE FUNCTION ledger_post_many(p_transfers jsonb, p_at timestamptz)
  RETURNS TABLE (reference text, repeated boolean) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_refs text[]; v_codes text[]; v_froms bigint[]; v_tos bigint[]; v_amounts bigint[];
  v_subjects text[]; v_expires timestamptz[]; v_resolves text[];
  v_count integer; v_different integer; v_bad text; v_held bigint[]; v_ended boolean[];
  v_new bigint[]; v_known text[]; v_account bigint;
BEGIN
  SELECT array_agg(t.reference ORDER BY n), array_agg(t.code ORDER BY n), array_agg(t."from" ORDER BY n),
      array_agg(t."to" ORDER BY n), array_agg(t.amount ORDER BY n), array_agg(t.subject ORDER BY n),
      array_agg(t."expiresAt" ORDER BY n), array_agg(t.resolves ORDER BY n), count(*), count(DISTINCT t.reference)
    INTO v_refs, v_codes, v_froms, v_tos, v_amounts, v_subjects, v_expires, v_resolves, v_count, v_different
    FROM ROWS FROM (jsonb_to_recordset(p_transfers) AS (reference text, code text, "from" bigint,
      "to" bigint, amount bigint, subject text, "expiresAt" timestamptz, resolves text))
      WITH ORDINALITY AS t (reference, code, "from", "to", amount, subject, "expiresAt", resolves, n);
  IF v_count = 0 THEN RETURN; END IF;
  IF v_different <> v_count THEN
    RAISE EXCEPTION 'two transfers with one reference: violates "ledger_reference_reused"'
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT coalesce(min(CASE
      WHEN f.id IS NULL OR t.id IS NULL THEN 'ledger_unknown_account'
      WHEN NOT ledger_allows(i.code, f.code, t.code) OR f.programme_id <> t.programme_id OR f.envelope_id <> t.envelope_id
        OR (f.bucket <> t.bucket AND f.envelope_id = t.envelope_id AND i.code <> 'S1') THEN 'ledger_wrong_accounts'
      WHEN (i.code = 'L2') <> (i.expires IS NOT NULL) OR (i.code IN ('L3', 'L4')) <> (i.resolves IS NOT NULL)
        OR (i.resolves IS NULL) <> (held.id IS NULL) OR held.to_id <> i.from_id OR held.amount <> i.amount OR (i.code = 'L3' AND held.from_id <> i.to_id)
        THEN 'ledger_no_reservation'
      END), ''), array_agg(held.id ORDER BY i.n), array_agg(i.code = 'L4' AND p_at >= held.expires_at ORDER BY i.n)
    INTO v_bad, v_held, v_ended
    FROM unnest(v_codes, v_froms, v_tos, v_amounts, v_expires, v_resolves) WITH ORDINALITY
        AS i (code, from_id, to_id, amount, expires, resolves, n)
      LEFT JOIN ledger_account f ON f.id = i.from_id LEFT JOIN ledger_account t ON t.id = i.to_id
      LEFT JOIN ledger_transfer held ON held.reference = i.resolves AND held.expires_at IS NOT NULL;
  IF v_bad <> '' THEN
    RAISE EXCEPTION 'a transfer that cannot be: violates "%"', v_bad USING ERRCODE = 'check_violation';
  END IF;

  -- Always in the same order, so that two that post the same do not wait for each other.
  WITH new AS (
    INSERT INTO ledger_transfer (reference, code, from_id, to_id, amount, subject, expires_at, resolves_id, at)
    SELECT i.ref, i.code, i.from_id, i.to_id, i.amount, i.subject, i.expires, i.held, p_at
    FROM unnest(v_refs, v_codes, v_froms, v_tos, v_amounts, v_subjects, v_expires, v_held)
      AS i (ref, code, from_id, to_id, amount, subject, expires, held)
    ORDER BY i.held, i.ref
    ON CONFLICT DO NOTHING RETURNING id, reference
  )
  SELECT array_agg(new.id ORDER BY i.n), coalesce(array_agg(i.ref) FILTER (WHERE new.id IS NULL), '{}')
    INTO v_new, v_known
    FROM unnest(v_refs) WITH ORDINALITY AS i (ref, n) LEFT JOIN new ON new.reference = i.ref;
  IF v_known <> '{}' THEN
    SELECT min(CASE
        WHEN old.id IS NULL THEN 'ledger_no_reservation'
        WHEN (old.code, old.from_id, old.to_id, old.amount, old.subject, old.resolves_id)
          IS DISTINCT FROM (i.code, i.from_id, i.to_id, i.amount, i.subject, i.held) THEN 'ledger_reference_reused'
      END) INTO v_bad
      FROM unnest(v_refs, v_codes, v_froms, v_tos, v_amounts, v_subjects, v_held, v_new)
          AS i (ref, code, from_id, to_id, amount, subject, held, id)
        LEFT JOIN ledger_transfer old ON old.reference = i.ref
      WHERE i.id IS NULL;
    IF v_bad IS NOT NULL THEN
      RAISE EXCEPTION 'something else was posted before: violates "%"', v_bad USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF EXISTS (SELECT FROM unnest(v_new, v_ended) AS i (id, ended) WHERE i.ended AND i.id IS NOT NULL) THEN
    RAISE EXCEPTION 'a reservation ran out: violates "ledger_reservation_ended"' USING ERRCODE = 'check_violation';
  END IF;

  FOR v_account IN
    SELECT DISTINCT u.id FROM unnest(v_new, v_froms, v_tos) AS i (id, from_id, to_id),
      LATERAL (VALUES (i.from_id), (i.to_id)) AS u (id) WHERE i.id IS NOT NULL ORDER BY 1
  LOOP
    PERFORM ledger_take(v_account);
  END LOOP;
  WITH leg AS (
    SELECT i.n, i.id, u.account_id, u.delta
    FROM unnest(v_new, v_froms, v_tos, v_amounts) WITH ORDINALITY AS i (id, from_id, to_id, amount, n),
      LATERAL (VALUES (i.from_id, -i.amount), (i.to_id, i.amount)) AS u (account_id, delta)
    WHERE i.id IS NOT NULL
  ), entry AS (
    INSERT INTO ledger_entry (account_id, version, transfer_id, delta, previous, balance)
    SELECT a.id, a.version + row_number() OVER w, leg.id, leg.delta,
      a.balance + sum(leg.delta) OVER w - leg.delta, a.balance + sum(leg.delta) OVER w
    FROM leg JOIN ledger_account a ON a.id = leg.account_id
    WINDOW w AS (PARTITION BY a.id ORDER BY leg.n)
    RETURNING account_id, version, balance, delta
  ), total AS (
    SELECT account_id, max(version) AS version, sum(delta) AS delta, min(balance) AS lowest
    FROM entry GROUP BY account_id
  ), moved AS (
    UPDATE ledger_account a SET version = total.version, balance = a.balance + total.delta
    FROM total WHERE a.id = total.account_id
    RETURNING NOT a.may_go_negative AND total.lowest < 0 AS overdrawn
  )
  SELECT 'ledger_no_overdraft' INTO v_bad FROM moved WHERE overdrawn LIMIT 1;
  IF v_bad IS NOT NULL THEN
    RAISE EXCEPTION 'there is not enough money: violates "%"', v_bad USING ERRCODE = 'check_violation';
  END IF;
  RETURN QUERY SELECT i.ref, i.id IS NULL FROM unnest(v_refs, v_new) AS i (ref, id);
END $$;

-- Posts transfers, all or none, in their order, and answers whether each was there already
-- ("repeated": the same reference with the same content). Refuses by name: ledger_reference_reused,
-- ledger_unknown_account, ledger_wrong_accounts, ledger_no_overdraft, ledger_no_reservation,
-- ledger_reservation_ended. One transfer that is new and in order is written in few steps, since what
-- is prepared and ended with every statement costs more than the rows; everything else is left to
-- ledger_post_many. Plans must not depend on how small the tables were when a connection first
-- posted: every row is found by an index. Temporary tables come last: they cannot pose as those of
-- the ledger.
CREATE FUNCTION post_transfers(p_transfers jsonb, p_at timestamptz)
  RETURNS TABLE (reference text, repeated boolean) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  p jsonb; v_held bigint; v_id bigint; v_from bigint; v_to bigint; v_amount bigint;
BEGIN
  IF jsonb_array_length(p_transfers) = 1 THEN
    p := p_transfers -> 0;
    IF p ->> 'resolves' IS NOT NULL THEN
      SELECT h.id INTO v_held FROM ledger_transfer h
      WHERE h.reference = p ->> 'resolves' AND h.to_id = (p ->> 'from')::bigint
        AND h.amount = (p ->> 'amount')::bigint
        AND CASE p ->> 'code' WHEN 'L3' THEN h.expires_at IS NOT NULL AND h.from_id = (p ->> 'to')::bigint
          WHEN 'L4' THEN h.expires_at > p_at END;
    END IF;
    INSERT INTO ledger_transfer (reference, code, from_id, to_id, amount, subject, expires_at, resolves_id, at)
    SELECT p ->> 'reference', p ->> 'code', f.id, t.id, (p ->> 'amount')::bigint, p ->> 'subject',
      (p ->> 'expiresAt')::timestamptz, v_held, p_at
    FROM ledger_account f, ledger_account t
    WHERE f.id = (p ->> 'from')::bigint AND t.id = (p ->> 'to')::bigint
      AND (p ->> 'code' = 'L2') = (p ->> 'expiresAt' IS NOT NULL)
      AND (p ->> 'code' IN ('L3', 'L4')) = (v_held IS NOT NULL)
      AND (p ->> 'resolves' IS NULL) = (v_held IS NULL)
      AND ledger_allows(p ->> 'code', f.code, t.code) AND f.programme_id = t.programme_id
      AND (f.envelope_id IS NULL OR t.envelope_id IS NULL
        OR (f.envelope_id = t.envelope_id AND (f.bucket = t.bucket OR p ->> 'code' = 'S1')))
    ON CONFLICT DO NOTHING RETURNING id, from_id, to_id, amount INTO v_id, v_from, v_to, v_amount;
    IF v_id IS NOT NULL THEN
      repeated := NOT (ledger_take(least(v_from, v_to)) AND ledger_take(greatest(v_from, v_to)));
      WITH moved AS (
        UPDATE ledger_account a SET version = a.version + 1,
          balance = a.balance + CASE a.id WHEN v_to THEN v_amount ELSE -v_amount END
        WHERE a.id IN (v_from, v_to)
        RETURNING a.id, a.version, a.balance, CASE a.id WHEN v_to THEN v_amount ELSE -v_amount END AS delta
      )
      INSERT INTO ledger_entry (account_id, version, transfer_id, delta, previous, balance)
      SELECT id, version, v_id, delta, balance - delta, balance FROM moved;
      reference := p ->> 'reference';
      RETURN NEXT;
      RETURN;
    END IF;
  END IF;
  RETURN QUERY SELECT * FROM ledger_post_many(p_transfers, p_at);
END $$;

ALTER TABLE "ledger_envelope_move"
  ADD CONSTRAINT envelope_move_kind CHECK (
    (kind = 'fund' AND from_envelope_id IS NULL AND to_envelope_id IS NOT NULL)
    OR (kind IN ('move', 'carry-over') AND from_envelope_id IS NOT NULL AND to_envelope_id IS NOT NULL
      AND from_envelope_id <> to_envelope_id)
    OR (kind = 'give-back' AND from_envelope_id IS NOT NULL AND to_envelope_id IS NULL)),
  ADD CONSTRAINT envelope_move_state CHECK (state IN ('proposed', 'done', 'refused', 'withdrawn')),
  ADD CONSTRAINT envelope_move_amount CHECK (amount > 0),
  ADD CONSTRAINT envelope_move_decided CHECK ((state IN ('done', 'refused')) = (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT envelope_move_two_persons CHECK (decided_by_id <> proposed_by_id);
CREATE TRIGGER envelope_move_kept BEFORE UPDATE ON "ledger_envelope_move" FOR EACH ROW
  WHEN (OLD.state <> 'proposed' OR (OLD.id, OLD.programme_id, OLD.kind, OLD.from_envelope_id, OLD.to_envelope_id, OLD.amount, OLD.proposed_by_id)
    IS DISTINCT FROM (NEW.id, NEW.programme_id, NEW.kind, NEW.from_envelope_id, NEW.to_envelope_id, NEW.amount, NEW.proposed_by_id))
  EXECUTE FUNCTION ledger_grows();
CREATE TRIGGER envelope_move_stays BEFORE DELETE ON "ledger_envelope_move"
  FOR EACH ROW EXECUTE FUNCTION ledger_grows();

-- Cases.

CREATE SEQUENCE aid_application_number AS integer;

ALTER TABLE "aid_application"
  ADD CONSTRAINT aid_application_state CHECK (state IN ('draft', 'submitted', 'under-review', 'needs-correction',
    'proposed-approve', 'proposed-reject', 'approved', 'rejected', 'waitlisted', 'lapsed', 'withdrawn',
    'appealed', 'dismissed', 'revoked')),
  ADD CONSTRAINT aid_application_sent CHECK (state IN ('draft', 'withdrawn', 'lapsed')
    OR (number IS NOT NULL AND submitted_at IS NOT NULL AND submitted_by_id IS NOT NULL AND snapshot IS NOT NULL
      AND category IS NOT NULL AND cost IS NOT NULL AND asked IS NOT NULL)),
  ADD CONSTRAINT aid_application_reserved CHECK (
    (state = 'proposed-approve') = (reservation IS NOT NULL)
    AND (reservation IS NULL) = (reserved_until IS NULL)
    AND (state NOT IN ('proposed-approve', 'approved', 'revoked')
      OR (awarded > 0 AND envelope_id IS NOT NULL AND bucket IS NOT NULL AND group_id IS NOT NULL))),
  ADD CONSTRAINT aid_application_waits CHECK (waits_for > 0 AND (state <> 'waitlisted' OR waits_for IS NOT NULL)),
  ADD CONSTRAINT aid_application_rounds CHECK (correction_rounds BETWEEN 0 AND 4 AND round BETWEEN 1 AND 2);
-- A firm asks once for the same: one request that is not over a programme and category.
CREATE UNIQUE INDEX aid_application_one_open ON "aid_application" (organisation_id, programme_id, category)
  WHERE state IN ('submitted', 'under-review', 'needs-correction', 'proposed-approve', 'proposed-reject', 'waitlisted', 'appealed');

-- Those that count in the order of a waiting list, few among all.
CREATE INDEX aid_application_ranked ON "aid_application" (programme_id, number) WHERE waits_for IS NOT NULL;

CREATE FUNCTION cases_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what happened in a case stays: % of % violates "cases_kept"', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER case_event_grows BEFORE UPDATE OR DELETE ON "case_event" FOR EACH ROW EXECUTE FUNCTION cases_kept();
CREATE TRIGGER voucher_event_grows BEFORE UPDATE OR DELETE ON "voucher_event" FOR EACH ROW EXECUTE FUNCTION cases_kept();
CREATE TRIGGER accreditation_event_grows BEFORE UPDATE OR DELETE ON "accreditation_event" FOR EACH ROW EXECUTE FUNCTION cases_kept();
CREATE TRIGGER aid_application_stays BEFORE DELETE ON "aid_application" FOR EACH ROW
  WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION cases_kept();
CREATE TRIGGER aid_application_number_kept BEFORE UPDATE ON "aid_application" FOR EACH ROW
  WHEN (OLD.number IS NOT NULL AND (OLD.number, OLD.organisation_id, OLD.programme_id, OLD.snapshot, OLD.submitted_at)
    IS DISTINCT FROM (NEW.number, NEW.organisation_id, NEW.programme_id, NEW.snapshot, NEW.submitted_at))
  EXECUTE FUNCTION cases_kept();

-- No change of state without the event that tells of it.
CREATE FUNCTION case_event_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM case_event e WHERE e.application_id = NEW.id AND e.from_state = OLD.state
      AND e.to_state = NEW.state AND e.sequence <= NEW.stamp) THEN
    RAISE EXCEPTION 'a change of state that no event tells of violates "case_event_told"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_event_told AFTER UPDATE ON "aid_application"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION case_event_told();

ALTER TABLE "case_person"
  ADD CONSTRAINT case_person_part CHECK (part IN ('proposes', 'decides', 'certifies', 'authorises', 'recused')),
  ADD CONSTRAINT case_person_declaration CHECK (declaration IN ('none', 'conflict')
    AND (declaration IS NULL) = (declared_at IS NULL));
CREATE UNIQUE INDEX case_person_one_a_part ON "case_person" (application_id, part, round) WHERE part <> 'recused';

-- Nobody decides on an organisation they belong or belonged to, on one linked with it, or on what
-- they sent themselves.
CREATE FUNCTION case_person_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM aid_application a
      LEFT JOIN firm_group mine ON mine.organisation_id = a.organisation_id
      LEFT JOIN firm_group linked ON linked.group_id = mine.group_id
      JOIN role_grant r ON r.organisation_id IN (a.organisation_id, linked.organisation_id)
      WHERE a.id = NEW.application_id AND r.account_id = NEW.account_id AND r.status IN ('active', 'revoked'))
    OR EXISTS (SELECT FROM aid_application a WHERE a.id = NEW.application_id
      AND NEW.account_id IN (a.created_by_id, a.submitted_by_id)) THEN
    RAISE EXCEPTION 'whoever belongs or belonged to the firm takes no part: violates "case_person_outsider"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_person_guard BEFORE INSERT ON "case_person" FOR EACH ROW
  WHEN (NEW.part <> 'recused') EXECUTE FUNCTION case_person_guard();
CREATE TRIGGER case_person_kept BEFORE UPDATE ON "case_person" FOR EACH ROW
  WHEN ((OLD.application_id, OLD.account_id, OLD.round) IS DISTINCT FROM (NEW.application_id, NEW.account_id, NEW.round)
    OR (OLD.part <> NEW.part AND NEW.part <> 'recused'))
  EXECUTE FUNCTION cases_kept();
CREATE TRIGGER case_person_stays BEFORE DELETE ON "case_person" FOR EACH ROW EXECUTE FUNCTION cases_kept();

ALTER TABLE "aid_decision"
  ADD CONSTRAINT aid_decision_outcome CHECK (outcome IN ('approve', 'reject', 'uphold', 'dismiss')),
  ADD CONSTRAINT aid_decision_state CHECK (state IN ('proposed', 'confirmed', 'sent-back', 'lapsed')),
  ADD CONSTRAINT aid_decision_reasons CHECK (jsonb_typeof(reasons) = 'array'
    AND (outcome NOT IN ('reject', 'dismiss') OR jsonb_array_length(reasons) > 0)
    AND NOT jsonb_path_exists(reasons, '$[*] ? (!exists(@.code) || !exists(@.legalRef) || @.legalRef == "")')),
  ADD CONSTRAINT aid_decision_amount CHECK ((outcome = 'approve') = (amount IS NOT NULL) AND amount > 0),
  ADD CONSTRAINT aid_decision_two_persons CHECK (decided_by_id <> proposed_by_id),
  ADD CONSTRAINT aid_decision_decided CHECK (
    (state IN ('confirmed', 'sent-back')) = (decided_by_id IS NOT NULL AND decided_at IS NOT NULL));
CREATE UNIQUE INDEX aid_decision_one_open ON "aid_decision" (application_id) WHERE state = 'proposed';
CREATE TRIGGER aid_decision_kept BEFORE UPDATE ON "aid_decision" FOR EACH ROW
  WHEN (OLD.state <> 'proposed' OR (OLD.id, OLD.application_id, OLD.round, OLD.outcome, OLD.reasons, OLD.note, OLD.amount, OLD.proposed_by_id)
    IS DISTINCT FROM (NEW.id, NEW.application_id, NEW.round, NEW.outcome, NEW.reasons, NEW.note, NEW.amount, NEW.proposed_by_id))
  EXECUTE FUNCTION cases_kept();
CREATE TRIGGER aid_decision_stays BEFORE DELETE ON "aid_decision" FOR EACH ROW EXECUTE FUNCTION cases_kept();

-- Who signs holds the part: the two tables cannot tell different stories.
CREATE FUNCTION aid_decision_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM case_person p WHERE p.application_id = NEW.application_id
        AND p.account_id = NEW.proposed_by_id AND p.round = NEW.round AND p.part IN ('proposes', 'recused'))
    OR (NEW.decided_by_id IS NOT NULL AND NOT EXISTS (SELECT FROM case_person p
        WHERE p.application_id = NEW.application_id AND p.account_id = NEW.decided_by_id
          AND p.round = NEW.round AND p.part = 'decides')) THEN
    RAISE EXCEPTION 'a decision by somebody who has no part in the case violates "aid_decision_persons"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_decision_persons BEFORE INSERT OR UPDATE ON "aid_decision" FOR EACH ROW EXECUTE FUNCTION aid_decision_persons();

ALTER TABLE "aid_appeal"
  ADD CONSTRAINT aid_appeal_state CHECK (state IN ('open', 'upheld', 'dismissed', 'withdrawn'));
ALTER TABLE "aid_revocation"
  ADD CONSTRAINT aid_revocation_state CHECK (state IN ('noticed', 'revoked', 'dropped')),
  ADD CONSTRAINT aid_revocation_two_persons CHECK (decided_by_id <> noticed_by_id);
CREATE UNIQUE INDEX aid_revocation_one_open ON "aid_revocation" (application_id) WHERE state = 'noticed';

ALTER TABLE "case_clock"
  ADD CONSTRAINT case_clock_subject CHECK (num_nonnulls(application_id, voucher_id, accreditation_id) = 1),
  ADD CONSTRAINT case_clock_unit CHECK (unit IN ('working', 'calendar')),
  ADD CONSTRAINT case_clock_runs CHECK ((runs_since IS NULL) = (due_on IS NULL) AND spent >= 0 AND allowed >= 0
    AND (ended_at IS NULL OR runs_since IS NULL));
CREATE UNIQUE INDEX case_clock_one ON "case_clock"
  (coalesce(application_id, voucher_id, accreditation_id), code) WHERE ended_at IS NULL;
-- The next day of a case, for every line of the officers' queue.
CREATE INDEX case_clock_next ON "case_clock" (application_id, due_on, code) INCLUDE (holder)
  WHERE ended_at IS NULL AND due_on IS NOT NULL;

ALTER TABLE "case_correction"
  ADD CONSTRAINT case_correction_reason CHECK (reason IN ('missing', 'incorrect', 'outdated'));
ALTER TABLE "case_check"
  ADD CONSTRAINT case_check_outcome CHECK (outcome IN ('ok', 'problem', 'none'));
ALTER TABLE "case_opinion"
  ADD CONSTRAINT case_opinion_verdict CHECK (verdict IN ('for', 'against', 'reserved') AND (verdict IS NULL) = (answered_at IS NULL)),
  ADD CONSTRAINT case_opinion_other CHECK (asked_of_id <> asked_by_id);
ALTER TABLE "case_batch"
  ADD CONSTRAINT case_batch_decision CHECK (decision IN ('confirm', 'send-back'));
ALTER TABLE "case_batch_row"
  ADD CONSTRAINT case_batch_row_state CHECK (state IN ('waiting', 'done', 'refused') AND (state = 'waiting') = (at IS NULL)),
  ADD CONSTRAINT case_batch_row_most CHECK (position BETWEEN 1 AND 500);

ALTER TABLE "voucher"
  ADD CONSTRAINT voucher_state CHECK (state IN ('issued', 'active', 'partly-used', 'used', 'suspended', 'expired', 'lapsed', 'cancelled')),
  ADD CONSTRAINT voucher_code CHECK (code ~ '^RQ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  ADD CONSTRAINT voucher_used CHECK (amount > 0 AND used BETWEEN 0 AND amount),
  ADD CONSTRAINT voucher_accepted CHECK (state IN ('issued', 'suspended', 'lapsed', 'cancelled')
    OR (accepted_at IS NOT NULL AND expires_on IS NOT NULL)),
  ADD CONSTRAINT voucher_suspended CHECK ((state = 'suspended') = (suspended_from IS NOT NULL));
-- One live voucher a group of linked firms, programme and category.
CREATE UNIQUE INDEX voucher_one_live ON "voucher" (group_id, programme_id, category)
  WHERE state IN ('issued', 'active', 'partly-used', 'suspended');
CREATE TRIGGER voucher_stays BEFORE DELETE ON "voucher" FOR EACH ROW EXECUTE FUNCTION cases_kept();
CREATE TRIGGER voucher_same BEFORE UPDATE ON "voucher" FOR EACH ROW
  WHEN ((OLD.id, OLD.code, OLD.application_id, OLD.programme_id, OLD.organisation_id, OLD.category, OLD.amount, OLD.envelope_id, OLD.bucket)
    IS DISTINCT FROM (NEW.id, NEW.code, NEW.application_id, NEW.programme_id, NEW.organisation_id, NEW.category, NEW.amount, NEW.envelope_id, NEW.bucket))
  EXECUTE FUNCTION cases_kept();

ALTER TABLE "clawback"
  ADD CONSTRAINT clawback_state CHECK (state IN ('open', 'notified', 'confirmed', 'dropped', 'recovered', 'offset', 'written-off')),
  ADD CONSTRAINT clawback_amount CHECK (amount > 0 AND recovered BETWEEN 0 AND amount),
  ADD CONSTRAINT clawback_answer CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answered_at IS NULL OR notified_at IS NOT NULL)),
  ADD CONSTRAINT clawback_two_persons CHECK (confirmed_by_id <> opened_by_id);
CREATE UNIQUE INDEX clawback_one_live ON "clawback" (voucher_id) WHERE state IN ('open', 'notified', 'confirmed');

ALTER TABLE "accreditation"
  ADD CONSTRAINT accreditation_state CHECK (state IN ('submitted', 'probation', 'accredited', 'suspended', 'refused', 'revoked', 'expired', 'withdrawn')),
  ADD CONSTRAINT accreditation_counts CHECK (deliveries >= 0 AND running >= 0),
  ADD CONSTRAINT accreditation_suspended CHECK ((state = 'suspended') = (suspended_from IS NOT NULL)),
  ADD CONSTRAINT accreditation_two_persons CHECK (decided_by_id <> requested_by_id);
CREATE UNIQUE INDEX accreditation_one_open ON "accreditation" (programme_id, organisation_id)
  WHERE state IN ('submitted', 'probation', 'accredited', 'suspended');

-- CreateTable
CREATE TABLE "proven_fact" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "true_on" DATE NOT NULL,
    "until" DATE,
    "evidence" TEXT,
    "paper" TEXT,
    "document_id" TEXT,
    "application_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "proven_by_id" TEXT NOT NULL,
    "proven_at" TIMESTAMPTZ(3) NOT NULL,
    "contest" TEXT,
    "contested_by_id" TEXT,
    "contested_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "proven_fact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proven_fact_application_id_idx" ON "proven_fact"("application_id");

ALTER TABLE "proven_fact"
  ADD CONSTRAINT proven_fact_source CHECK (source IN ('document', 'officer')
    AND (source = 'document') = (document_id IS NOT NULL) AND (document_id IS NULL) = (paper IS NULL)),
  ADD CONSTRAINT proven_fact_days CHECK (until >= true_on),
  ADD CONSTRAINT proven_fact_contested CHECK (num_nulls(contest, contested_by_id, contested_at) IN (0, 3));
CREATE UNIQUE INDEX proven_fact_one_standing ON "proven_fact" (organisation_id, fact) WHERE ended_at IS NULL;

-- Only who examines the case of the firm, and said that they have no link with it, states a fact;
-- the paper it rests on is one of that case.
CREATE FUNCTION proven_fact_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM aid_application a
      JOIN case_person p ON p.application_id = a.id AND p.round = a.round
      WHERE a.id = NEW.application_id AND a.organisation_id = NEW.organisation_id AND a.owner_id = NEW.owner_id
        AND p.account_id = NEW.proven_by_id AND p.part = 'proposes' AND p.declaration = 'none') THEN
    RAISE EXCEPTION 'a fact stated by somebody who does not examine the case violates "proven_fact_examiner"'
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.document_id IS NOT NULL AND NOT EXISTS (SELECT FROM case_document d
      WHERE d.application_id = NEW.application_id AND d.document_id = NEW.document_id AND d.code = NEW.paper) THEN
    RAISE EXCEPTION 'a fact that rests on a paper of another case violates "proven_fact_paper"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proven_fact_guard BEFORE INSERT ON "proven_fact" FOR EACH ROW EXECUTE FUNCTION proven_fact_guard();
-- What was stated stays as it was: it is contested once, and ended once.
CREATE TRIGGER proven_fact_kept BEFORE UPDATE ON "proven_fact" FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL
    OR (OLD.contested_at IS NOT NULL AND (OLD.contest, OLD.contested_by_id, OLD.contested_at)
      IS DISTINCT FROM (NEW.contest, NEW.contested_by_id, NEW.contested_at))
    OR (OLD.id, OLD.organisation_id, OLD.fact, OLD.value, OLD.source, OLD.true_on, OLD.until, OLD.evidence, OLD.paper,
        OLD.document_id, OLD.application_id, OLD.owner_id, OLD.note, OLD.proven_by_id, OLD.proven_at)
      IS DISTINCT FROM (NEW.id, NEW.organisation_id, NEW.fact, NEW.value, NEW.source, NEW.true_on, NEW.until, NEW.evidence, NEW.paper,
        NEW.document_id, NEW.application_id, NEW.owner_id, NEW.note, NEW.proven_by_id, NEW.proven_at))
  EXECUTE FUNCTION cases_kept();
CREATE TRIGGER proven_fact_stays BEFORE DELETE ON "proven_fact" FOR EACH ROW EXECUTE FUNCTION cases_kept();
