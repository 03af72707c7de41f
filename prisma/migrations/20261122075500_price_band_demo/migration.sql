-- AlterTable
ALTER TABLE "price_band" ADD COLUMN     "is_demo" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "price_band"
  ADD CONSTRAINT price_band_enough CHECK (count >= 10),
  ADD CONSTRAINT price_band_rises CHECK (p10 <= p25 AND p25 <= p50 AND p50 <= p75 AND p75 <= p90);
