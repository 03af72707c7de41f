-- CreateTable
CREATE TABLE "bank_account" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "rib" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "ice" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "file_id" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "usable_from" DATE,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_request" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payer_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE NOT NULL,
    "rail" TEXT,
    "evidence" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "is_disputed" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "share_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_refund" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "evidence" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_stand_in" (
    "id" TEXT NOT NULL,
    "object" JSONB NOT NULL,

    CONSTRAINT "stripe_stand_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_proof" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "share_proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_checkout" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "payment_intent_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_checkout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_statement" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "imported_by_id" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "matched_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_line" (
    "id" TEXT NOT NULL,
    "statement_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "booked_on" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "bank_ref" TEXT NOT NULL,
    "end_to_end" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "is_return" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "matched_to" TEXT,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "bank_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_order" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "envelope_id" TEXT NOT NULL,
    "bucket" SMALLINT NOT NULL,
    "subject" TEXT NOT NULL,
    "payee_id" TEXT NOT NULL,
    "bank_account_id" TEXT NOT NULL,
    "aid" BIGINT NOT NULL,
    "share" BIGINT NOT NULL,
    "withheld_vat" BIGINT NOT NULL,
    "withheld_income" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "attempt" SMALLINT NOT NULL DEFAULT 1,
    "batch_id" TEXT,
    "ordered_by_id" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "return_reason" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "payment_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_batch" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "from_account" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "total" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by_id" TEXT,

    CONSTRAINT "payment_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "voucher_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "shortlist_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT,
    "need" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "language" TEXT NOT NULL,
    "provider_id" TEXT,
    "quote_id" TEXT,
    "ht" BIGINT,
    "vat" BIGINT,
    "subsidy" BIGINT,
    "share" BIGINT,
    "certified" BIGINT NOT NULL DEFAULT 0,
    "given_back" BIGINT NOT NULL DEFAULT 0,
    "before" TEXT,
    "replaces_id" TEXT,
    "due_on" DATE,
    "late_since" DATE,
    "reminded" INTEGER[],
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "care_until" DATE,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_event" (
    "engagement_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_id" TEXT,
    "part" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engagement_event_pkey" PRIMARY KEY ("engagement_id","sequence")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "offer_version_id" TEXT NOT NULL,
    "cap" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,
    "reminded" INTEGER[],
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_version" (
    "id" TEXT NOT NULL,
    "quote_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "ht" BIGINT NOT NULL,
    "vat" BIGINT NOT NULL,
    "sent_by_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "counter" TEXT,
    "counter_by_id" TEXT,
    "counter_at" TIMESTAMPTZ(3),

    CONSTRAINT "quote_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_message" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "quote_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "file_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engagement_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "pdf_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_paper" (
    "pdf_hash" TEXT NOT NULL,
    "pdf" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_paper_pkey" PRIMARY KEY ("pdf_hash")
);

-- CreateTable
CREATE TABLE "agreement_signature" (
    "agreement_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "agreement_signature_pkey" PRIMARY KEY ("agreement_id","side")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "acceptance" TEXT NOT NULL,
    "ht" BIGINT NOT NULL,
    "vat" BIGINT NOT NULL,
    "subsidy" BIGINT NOT NULL,
    "share" BIGINT NOT NULL,
    "vat_lines" JSONB NOT NULL,
    "deliver_by" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "rounds" SMALLINT NOT NULL DEFAULT 0,
    "due_on" DATE,
    "late_since" DATE,
    "reminded" INTEGER[],
    "delivered_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" TEXT,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone_evidence" (
    "id" TEXT NOT NULL,
    "milestone_id" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "url" TEXT,
    "file_id" TEXT,
    "sha256" TEXT,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "milestone_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_dispute" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "milestone_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "grounds" TEXT NOT NULL,
    "answer" TEXT,
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "mediator_id" TEXT,
    "outcome" TEXT,
    "percent" INTEGER,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "due_on" DATE,

    CONSTRAINT "engagement_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "milestone_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "invoice_number" TEXT NOT NULL,
    "invoiced_on" DATE NOT NULL,
    "ht" BIGINT NOT NULL,
    "vat" BIGINT NOT NULL,
    "subsidy" BIGINT NOT NULL,
    "share" BIGINT NOT NULL,
    "invoice" JSONB NOT NULL,
    "file_hash" TEXT NOT NULL,
    "file_id" TEXT,
    "clearance_id" TEXT,
    "is_low_risk" BOOLEAN NOT NULL DEFAULT false,
    "is_sampled" BOOLEAN NOT NULL DEFAULT false,
    "submitted_by_id" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,
    "pay_by" DATE NOT NULL,
    "late_since" DATE,
    "remarks" JSONB NOT NULL,
    "certified_by_id" TEXT,
    "certified_at" TIMESTAMPTZ(3),
    "order_id" TEXT,
    "ordered_by_id" TEXT,
    "ordered_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "held_from" TEXT,
    "held_reason" TEXT,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_review" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "shown_from" TIMESTAMPTZ(3),
    "reply" TEXT,
    "reply_by_id" TEXT,
    "reply_at" TIMESTAMPTZ(3),

    CONSTRAINT "engagement_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_check" (
    "id" TEXT NOT NULL,
    "engagement_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "care_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bank_account_organisation_id_added_at_idx" ON "bank_account"("organisation_id", "added_at");

-- CreateIndex
CREATE INDEX "bank_account_rib_idx" ON "bank_account"("rib");

-- CreateIndex
CREATE UNIQUE INDEX "share_request_reference_key" ON "share_request"("reference");

-- CreateIndex
CREATE INDEX "share_request_subject_idx" ON "share_request"("subject");

-- CreateIndex
CREATE INDEX "share_request_owner_id_state_idx" ON "share_request"("owner_id", "state");

-- CreateIndex
CREATE INDEX "share_request_payer_id_idx" ON "share_request"("payer_id");

-- CreateIndex
CREATE INDEX "share_refund_state_idx" ON "share_refund"("state");

-- CreateIndex
CREATE UNIQUE INDEX "share_refund_request_id_number_key" ON "share_refund"("request_id", "number");

-- CreateIndex
CREATE INDEX "share_proof_request_id_idx" ON "share_proof"("request_id");

-- CreateIndex
CREATE INDEX "stripe_checkout_request_id_idx" ON "stripe_checkout"("request_id");

-- CreateIndex
CREATE INDEX "stripe_checkout_payment_intent_id_idx" ON "stripe_checkout"("payment_intent_id");

-- CreateIndex
CREATE INDEX "stripe_event_object_id_idx" ON "stripe_event"("object_id");

-- CreateIndex
CREATE INDEX "bank_statement_owner_id_imported_at_idx" ON "bank_statement"("owner_id", "imported_at");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_owner_id_sha256_key" ON "bank_statement"("owner_id", "sha256");

-- CreateIndex
CREATE INDEX "bank_line_statement_id_sequence_idx" ON "bank_line"("statement_id", "sequence");

-- CreateIndex
CREATE INDEX "bank_line_owner_id_state_booked_on_idx" ON "bank_line"("owner_id", "state", "booked_on");

-- CreateIndex
CREATE INDEX "bank_line_matched_to_idx" ON "bank_line"("matched_to");

-- CreateIndex
CREATE UNIQUE INDEX "bank_line_owner_id_bank_ref_key" ON "bank_line"("owner_id", "bank_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_reference_key" ON "payment_order"("reference");

-- CreateIndex
CREATE INDEX "payment_order_subject_idx" ON "payment_order"("subject");

-- CreateIndex
CREATE INDEX "payment_order_owner_id_state_idx" ON "payment_order"("owner_id", "state");

-- CreateIndex
CREATE INDEX "payment_order_payee_id_idx" ON "payment_order"("payee_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_batch_owner_id_number_key" ON "payment_batch"("owner_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_number_key" ON "engagement"("number");

-- CreateIndex
CREATE INDEX "engagement_organisation_id_created_at_idx" ON "engagement"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "engagement_provider_id_state_idx" ON "engagement"("provider_id", "state");

-- CreateIndex
CREATE INDEX "engagement_owner_id_state_idx" ON "engagement"("owner_id", "state");

-- CreateIndex
CREATE INDEX "engagement_voucher_id_idx" ON "engagement"("voucher_id");

-- CreateIndex
CREATE INDEX "engagement_state_due_on_idx" ON "engagement"("state", "due_on");

-- CreateIndex
CREATE INDEX "engagement_event_subject_idx" ON "engagement_event"("subject");

-- CreateIndex
CREATE INDEX "quote_organisation_id_state_idx" ON "quote"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "quote_state_due_on_idx" ON "quote"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "quote_engagement_id_offer_id_key" ON "quote"("engagement_id", "offer_id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_version_quote_id_number_key" ON "quote_version"("quote_id", "number");

-- CreateIndex
CREATE INDEX "engagement_message_quote_id_at_idx" ON "engagement_message"("quote_id", "at");

-- CreateIndex
CREATE INDEX "engagement_message_engagement_id_idx" ON "engagement_message"("engagement_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_code_key" ON "agreement"("code");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_engagement_id_number_key" ON "agreement"("engagement_id", "number");

-- CreateIndex
CREATE INDEX "milestone_state_due_on_idx" ON "milestone"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_engagement_id_sequence_key" ON "milestone"("engagement_id", "sequence");

-- CreateIndex
CREATE INDEX "milestone_evidence_milestone_id_round_idx" ON "milestone_evidence"("milestone_id", "round");

-- CreateIndex
CREATE INDEX "engagement_dispute_engagement_id_idx" ON "engagement_dispute"("engagement_id");

-- CreateIndex
CREATE INDEX "engagement_dispute_milestone_id_idx" ON "engagement_dispute"("milestone_id");

-- CreateIndex
CREATE INDEX "claim_engagement_id_idx" ON "claim"("engagement_id");

-- CreateIndex
CREATE INDEX "claim_milestone_id_idx" ON "claim"("milestone_id");

-- CreateIndex
CREATE INDEX "claim_owner_id_state_due_on_idx" ON "claim"("owner_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "claim_provider_id_state_idx" ON "claim"("provider_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_review_engagement_id_side_moment_key" ON "engagement_review"("engagement_id", "side", "moment");

-- CreateIndex
CREATE INDEX "care_check_engagement_id_at_idx" ON "care_check"("engagement_id", "at");

-- AddForeignKey
ALTER TABLE "share_refund" ADD CONSTRAINT "share_refund_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "share_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_proof" ADD CONSTRAINT "share_proof_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "share_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_order" ADD CONSTRAINT "payment_order_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payment_batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_version" ADD CONSTRAINT "quote_version_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signature" ADD CONSTRAINT "agreement_signature_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone_evidence" ADD CONSTRAINT "milestone_evidence_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Payments.
ALTER TABLE "bank_account"
  ADD CONSTRAINT bank_account_rib CHECK (rib ~ '^[0-9]{24}$' AND rib::numeric % 97 = 0),
  ADD CONSTRAINT bank_account_state CHECK (state IN ('pending', 'verified', 'refused', 'replaced')),
  ADD CONSTRAINT bank_account_decided CHECK (state NOT IN ('verified', 'refused') OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT bank_account_usable CHECK (state <> 'verified' OR usable_from IS NOT NULL),
  ADD CONSTRAINT bank_account_two_persons CHECK (decided_by_id <> added_by_id);
CREATE UNIQUE INDEX bank_account_one_pending ON "bank_account" (organisation_id) WHERE state = 'pending';
CREATE UNIQUE INDEX bank_account_one_verified ON "bank_account" (organisation_id) WHERE state = 'verified';

ALTER TABLE "share_request"
  ADD CONSTRAINT share_request_amount CHECK (amount > 0 AND refunded BETWEEN 0 AND amount),
  ADD CONSTRAINT share_request_state CHECK (state IN ('open', 'paid', 'cancelled', 'refund-due', 'refunded')),
  ADD CONSTRAINT share_request_rail CHECK (rail IN ('transfer', 'stripe')),
  ADD CONSTRAINT share_request_paid CHECK (state NOT IN ('paid', 'refund-due', 'refunded') OR (rail IS NOT NULL AND paid_at IS NOT NULL AND evidence IS NOT NULL));
CREATE UNIQUE INDEX share_request_one_open ON "share_request" (subject) WHERE state IN ('open', 'paid');

ALTER TABLE "share_refund"
  ADD CONSTRAINT share_refund_amount CHECK (amount > 0),
  ADD CONSTRAINT share_refund_state CHECK (state IN ('due', 'paid')),
  ADD CONSTRAINT share_refund_paid CHECK ((state = 'paid') = (paid_at IS NOT NULL AND evidence IS NOT NULL));

ALTER TABLE "stripe_checkout"
  ADD CONSTRAINT stripe_checkout_state CHECK (state IN ('open', 'paid', 'expired'));
ALTER TABLE "stripe_event"
  ADD CONSTRAINT stripe_event_outcome CHECK ((handled_at IS NULL) = (outcome IS NULL)
    AND outcome IN ('applied', 'nothing-new', 'ignored', 'unknown'));

ALTER TABLE "bank_statement"
  ADD CONSTRAINT bank_statement_format CHECK (format IN ('camt.053', 'csv'));
ALTER TABLE "bank_line"
  ADD CONSTRAINT bank_line_amount CHECK (amount <> 0),
  ADD CONSTRAINT bank_line_state CHECK (state IN ('new', 'matched', 'unmatched', 'set-aside')),
  ADD CONSTRAINT bank_line_matched CHECK ((state = 'matched') = (matched_to IS NOT NULL));
-- A line of the bank's is what the bank said.
CREATE FUNCTION payments_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was paid or said by a bank is not rewritten: violates "payments_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER bank_line_kept BEFORE UPDATE ON "bank_line" FOR EACH ROW
  WHEN ((OLD.id, OLD.statement_id, OLD.booked_on, OLD.amount, OLD.bank_ref, OLD.end_to_end, OLD.text, OLD.account)
    IS DISTINCT FROM (NEW.id, NEW.statement_id, NEW.booked_on, NEW.amount, NEW.bank_ref, NEW.end_to_end, NEW.text, NEW.account)
    OR OLD.state = 'matched')
  EXECUTE FUNCTION payments_kept();
CREATE TRIGGER bank_line_stays BEFORE DELETE ON "bank_line" FOR EACH ROW EXECUTE FUNCTION payments_kept();

ALTER TABLE "payment_order"
  ADD CONSTRAINT payment_order_amounts CHECK (aid >= 0 AND share >= 0 AND aid + share > 0 AND withheld_vat >= 0
    AND withheld_income >= 0 AND net = aid + share - withheld_vat - withheld_income AND net > 0),
  ADD CONSTRAINT payment_order_state CHECK (state IN ('ordered', 'sent', 'paid', 'returned', 'cancelled')),
  ADD CONSTRAINT payment_order_sent CHECK (state NOT IN ('sent', 'paid') OR batch_id IS NOT NULL);
-- One live order a claim.
CREATE UNIQUE INDEX payment_order_one_live ON "payment_order" (subject) WHERE state IN ('ordered', 'sent', 'paid');
CREATE TRIGGER payment_order_kept BEFORE UPDATE ON "payment_order" FOR EACH ROW
  WHEN ((OLD.id, OLD.subject, OLD.payee_id, OLD.aid, OLD.share, OLD.withheld_vat, OLD.withheld_income, OLD.net, OLD.envelope_id, OLD.bucket, OLD.ordered_by_id)
    IS DISTINCT FROM (NEW.id, NEW.subject, NEW.payee_id, NEW.aid, NEW.share, NEW.withheld_vat, NEW.withheld_income, NEW.net, NEW.envelope_id, NEW.bucket, NEW.ordered_by_id))
  EXECUTE FUNCTION payments_kept();
CREATE TRIGGER payment_order_stays BEFORE DELETE ON "payment_order" FOR EACH ROW EXECUTE FUNCTION payments_kept();
-- A file that went to the bank is kept as it went.
CREATE TRIGGER payment_batch_kept BEFORE UPDATE ON "payment_batch" FOR EACH ROW
  WHEN ((OLD.id, OLD.owner_id, OLD.number, OLD.count, OLD.total, OLD.hash, OLD.document, OLD.created_by_id)
    IS DISTINCT FROM (NEW.id, NEW.owner_id, NEW.number, NEW.count, NEW.total, NEW.hash, NEW.document, NEW.created_by_id))
  EXECUTE FUNCTION payments_kept();
CREATE TRIGGER payment_batch_stays BEFORE DELETE ON "payment_batch" FOR EACH ROW EXECUTE FUNCTION payments_kept();

-- Engagements.
ALTER TABLE "engagement"
  ADD CONSTRAINT engagement_state CHECK (state IN ('quote-requested', 'quoted', 'agreed', 'signed', 'copay-pending', 'started',
    'in-delivery', 'change-pending', 'completed', 'aftercare', 'closed', 'voided', 'terminated', 'withdrawn')),
  ADD CONSTRAINT engagement_agreed CHECK (state IN ('quote-requested', 'quoted', 'withdrawn') OR (provider_id IS NOT NULL
    AND quote_id IS NOT NULL AND ht IS NOT NULL AND vat IS NOT NULL AND subsidy IS NOT NULL AND share IS NOT NULL)),
  ADD CONSTRAINT engagement_amounts CHECK (ht > 0 AND vat >= 0 AND subsidy >= 0 AND share >= 0 AND subsidy <= ht
    AND subsidy + share = ht + vat),
  ADD CONSTRAINT engagement_certified CHECK (certified >= 0 AND given_back >= 0 AND certified + given_back <= coalesce(subsidy, 0)),
  ADD CONSTRAINT engagement_two_sides CHECK (provider_id <> organisation_id);
-- A voucher pays for one piece of work at a time.
CREATE UNIQUE INDEX engagement_one_open ON "engagement" (voucher_id)
  WHERE state IN ('quote-requested', 'quoted', 'agreed', 'signed', 'copay-pending', 'started', 'in-delivery', 'change-pending');

CREATE FUNCTION engagements_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of an engagement is not rewritten: violates "engagements_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER engagement_stays BEFORE DELETE ON "engagement" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER engagement_event_grows BEFORE UPDATE OR DELETE ON "engagement_event" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER quote_version_grows BEFORE UPDATE ON "quote_version" FOR EACH ROW
  WHEN ((OLD.id, OLD.quote_id, OLD.number, OLD.content, OLD.content_hash, OLD.ht, OLD.vat, OLD.sent_by_id, OLD.sent_at)
    IS DISTINCT FROM (NEW.id, NEW.quote_id, NEW.number, NEW.content, NEW.content_hash, NEW.ht, NEW.vat, NEW.sent_by_id, NEW.sent_at))
  EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER quote_version_stays BEFORE DELETE ON "quote_version" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER engagement_message_grows BEFORE UPDATE OR DELETE ON "engagement_message" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER agreement_kept BEFORE UPDATE ON "agreement" FOR EACH ROW
  WHEN ((OLD.id, OLD.engagement_id, OLD.provider_id, OLD.number, OLD.code, OLD.content, OLD.content_hash, OLD.pdf_hash)
    IS DISTINCT FROM (NEW.id, NEW.engagement_id, NEW.provider_id, NEW.number, NEW.code, NEW.content, NEW.content_hash, NEW.pdf_hash)
    OR (OLD.state = 'dropped' AND NEW.state <> 'dropped'))
  EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER agreement_stays BEFORE DELETE ON "agreement" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
-- The PDF that was signed is the one that its hash names, and stays.
ALTER TABLE "agreement_paper"
  ADD CONSTRAINT agreement_paper_hash CHECK (pdf_hash = encode(sha256(pdf), 'hex'));
CREATE TRIGGER agreement_paper_grows BEFORE UPDATE OR DELETE ON "agreement_paper" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER agreement_signature_grows BEFORE UPDATE OR DELETE ON "agreement_signature" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER milestone_evidence_stays BEFORE DELETE ON "milestone_evidence" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
CREATE TRIGGER engagement_review_kept BEFORE UPDATE ON "engagement_review" FOR EACH ROW
  WHEN ((OLD.id, OLD.engagement_id, OLD.side, OLD.moment, OLD.facts, OLD.text, OLD.by_id)
    IS DISTINCT FROM (NEW.id, NEW.engagement_id, NEW.side, NEW.moment, NEW.facts, NEW.text, NEW.by_id))
  EXECUTE FUNCTION engagements_kept();

-- No change of state without the event that tells of it.
CREATE FUNCTION engagement_event_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about text := CASE TG_ARGV[0] WHEN 'engagement' THEN 'engagement' ELSE TG_ARGV[0] || ':' || NEW.id END;
  of_engagement text := CASE TG_ARGV[0] WHEN 'engagement' THEN NEW.id ELSE to_jsonb(NEW) ->> 'engagement_id' END;
BEGIN
  IF NOT EXISTS (SELECT FROM engagement_event e WHERE e.engagement_id = of_engagement AND e.subject = about
      AND e.from_state = OLD.state AND e.to_state = NEW.state) THEN
    RAISE EXCEPTION 'a change of state that no event tells of violates "engagement_event_told"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER engagement_told AFTER UPDATE ON "engagement" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION engagement_event_told('engagement');
CREATE CONSTRAINT TRIGGER quote_told AFTER UPDATE ON "quote" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION engagement_event_told('quote');
CREATE CONSTRAINT TRIGGER milestone_told AFTER UPDATE ON "milestone" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION engagement_event_told('milestone');
CREATE CONSTRAINT TRIGGER claim_told AFTER UPDATE ON "claim" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION engagement_event_told('claim');

ALTER TABLE "quote"
  ADD CONSTRAINT quote_state CHECK (state IN ('requested', 'answered', 'countered', 'chosen', 'declined', 'expired', 'passed-over', 'withdrawn')),
  ADD CONSTRAINT quote_cap CHECK (cap >= 0);
CREATE UNIQUE INDEX quote_one_chosen ON "quote" (engagement_id) WHERE state = 'chosen';
ALTER TABLE "quote_version"
  ADD CONSTRAINT quote_version_amounts CHECK (ht > 0 AND vat >= 0);

ALTER TABLE "agreement"
  ADD CONSTRAINT agreement_state CHECK (state IN ('draft', 'provider-signed', 'firm-signed', 'signed', 'superseded', 'dropped'));
CREATE UNIQUE INDEX agreement_one_open ON "agreement" (engagement_id) WHERE state IN ('draft', 'provider-signed', 'firm-signed');
CREATE UNIQUE INDEX agreement_one_signed ON "agreement" (engagement_id) WHERE state = 'signed';
ALTER TABLE "agreement_signature"
  ADD CONSTRAINT agreement_signature_side CHECK (side IN ('provider', 'firm')),
  ADD CONSTRAINT agreement_signature_method CHECK (method IN ('session', 'code', 'qualified'));
-- Whoever works for the provider, or did, never signs for the firm, and the two are two persons.
CREATE FUNCTION agreement_signature_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.side = 'firm' AND EXISTS (
    SELECT FROM agreement a JOIN engagement e ON e.id = a.engagement_id
      JOIN role_grant g ON g.organisation_id = e.provider_id
    WHERE a.id = NEW.agreement_id AND g.account_id = NEW.account_id) THEN
    RAISE EXCEPTION 'whoever belongs or belonged to the provider signs nothing for the firm: violates "agreement_signature_outsider"'
      USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM agreement_signature s WHERE s.agreement_id = NEW.agreement_id AND s.account_id = NEW.account_id) THEN
    RAISE EXCEPTION 'one person signs for one side: violates "agreement_signature_two_persons"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_signature_guard BEFORE INSERT ON "agreement_signature" FOR EACH ROW
  EXECUTE FUNCTION agreement_signature_guard();

ALTER TABLE "milestone"
  ADD CONSTRAINT milestone_state CHECK (state IN ('planned', 'delivered', 'changes-requested', 'accept-overdue', 'disputed', 'accepted', 'cancelled')),
  ADD CONSTRAINT milestone_amounts CHECK (ht > 0 AND vat >= 0 AND subsidy >= 0 AND share >= 0 AND subsidy + share = ht + vat),
  ADD CONSTRAINT milestone_rounds CHECK (rounds BETWEEN 0 AND 4);

ALTER TABLE "engagement_dispute"
  ADD CONSTRAINT engagement_dispute_state CHECK (state IN ('open', 'settled')),
  ADD CONSTRAINT engagement_dispute_settled CHECK ((state = 'settled') = (outcome IS NOT NULL AND mediator_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT engagement_dispute_outcome CHECK (outcome IN ('accept', 'redo', 'reduce') AND (outcome <> 'reduce' OR percent BETWEEN 1 AND 99));
CREATE UNIQUE INDEX engagement_dispute_one_open ON "engagement_dispute" (milestone_id) WHERE state = 'open';

ALTER TABLE "claim"
  ADD CONSTRAINT claim_state CHECK (state IN ('submitted', 'returned', 'certified', 'ordered', 'sent', 'paid', 'returned-by-bank', 'held', 'withdrawn')),
  ADD CONSTRAINT claim_amounts CHECK (ht > 0 AND vat >= 0 AND subsidy >= 0 AND share >= 0 AND subsidy + share = ht + vat),
  ADD CONSTRAINT claim_two_persons CHECK (ordered_by_id <> certified_by_id),
  ADD CONSTRAINT claim_certified CHECK (state NOT IN ('certified', 'ordered', 'sent', 'paid', 'returned-by-bank') OR certified_by_id IS NOT NULL),
  ADD CONSTRAINT claim_ordered CHECK (state NOT IN ('ordered', 'sent', 'paid', 'returned-by-bank') OR (ordered_by_id IS NOT NULL AND order_id IS NOT NULL));
CREATE UNIQUE INDEX claim_one_live ON "claim" (milestone_id) WHERE state <> 'withdrawn';
-- A provider gives each number once, and the same file never serves twice.
CREATE UNIQUE INDEX claim_number_once ON "claim" (provider_id, upper(invoice_number)) WHERE state <> 'withdrawn';
CREATE UNIQUE INDEX claim_file_once ON "claim" (file_hash) WHERE state <> 'withdrawn';
CREATE TRIGGER claim_stays BEFORE DELETE ON "claim" FOR EACH ROW EXECUTE FUNCTION engagements_kept();
ALTER TABLE "engagement_review"
  ADD CONSTRAINT engagement_review_side CHECK (side IN ('provider', 'firm')),
  ADD CONSTRAINT engagement_review_moment CHECK (moment IN ('end', 'six-months'));
ALTER TABLE "care_check"
  ADD CONSTRAINT care_check_result CHECK (kind IN ('address', 'certificate') AND result IN ('good', 'bad', 'unknown'));

-- Several persons may certify or order payments of one case, milestone by milestone.
DROP INDEX case_person_one_a_part;
CREATE UNIQUE INDEX case_person_one_a_part ON "case_person" (application_id, part, round) WHERE part IN ('proposes', 'decides');

-- Nobody certifies or orders what a provider is paid who works or worked for it, or asked to.
CREATE FUNCTION case_person_provider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM engagement e JOIN role_grant r ON r.organisation_id = e.provider_id
      WHERE e.application_id = NEW.application_id AND r.account_id = NEW.account_id
        AND r.status IN ('requested', 'active', 'revoked')) THEN
    RAISE EXCEPTION 'whoever belongs or belonged to the provider takes no part in paying it: violates "case_person_provider"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_person_provider BEFORE INSERT ON "case_person" FOR EACH ROW
  WHEN (NEW.part IN ('certifies', 'authorises')) EXECUTE FUNCTION case_person_provider();

-- Of what agreements use of a voucher, what was paid: no more than that can be asked back.
ALTER TABLE "voucher" ADD COLUMN "spent" BIGINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT voucher_spent CHECK (spent BETWEEN 0 AND used);

-- A voucher with a signed agreement that waits for the programme does not end by time.
ALTER TABLE "voucher" ADD COLUMN "signed_on" DATE;
