-- AlterTable
ALTER TABLE "offer_version" ADD COLUMN "published_at" TIMESTAMPTZ(3);

-- A version was published when it was decided without a request: one that stands from the moment of
-- the decision asked for changes, a later one says why it was taken out of the catalogue.
UPDATE "offer_version" AS version SET published_at = decided_at
  WHERE decided_at IS NOT NULL AND (state = 'published' OR state IN ('superseded', 'withdrawn') AND NOT EXISTS (
    SELECT FROM "offer_change_request" AS asked
    WHERE asked.version_id = version.id AND asked.at = version.decided_at));

ALTER TABLE "offer_version" ADD CONSTRAINT offer_version_published_at CHECK (
  (published_at IS NOT NULL) = (state = 'published') OR state IN ('superseded', 'withdrawn'));
