-- CreateTable
CREATE TABLE "offer_sketch" (
    "version_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "hashes" INTEGER[],

    CONSTRAINT "offer_sketch_pkey" PRIMARY KEY ("version_id")
);

-- CreateIndex
CREATE INDEX "offer_sketch_hashes_idx" ON "offer_sketch" USING GIN ("hashes");

-- AddForeignKey
ALTER TABLE "offer_sketch" ADD CONSTRAINT "offer_sketch_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "offer_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The 32 smallest hashes of the groups of three words of an offer's texts, in each language. Texts
-- that share words in a row share hashes (Broder, On the resemblance of documents, 1997), so that
-- copies are found through an index without comparing whole texts.
CREATE FUNCTION offer_hashes(content jsonb) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT kept.hash), '{}')
  FROM unnest(ARRAY['fr', 'ar']) AS spoken(lang),
    LATERAL (
      SELECT DISTINCT hashtext(threes.words) AS hash
      FROM (
        SELECT word || ' ' || lead(word) OVER following || ' ' || lead(word, 2) OVER following AS words
        FROM regexp_split_to_table(lower(
          coalesce(content #>> ARRAY['title', lang], '') || ' ' ||
          coalesce(content #>> ARRAY['summary', lang], '') || ' ' ||
          coalesce(content #>> ARRAY['description', lang], '')), '[^[:alnum:]]+')
          WITH ORDINALITY AS spelled(word, place)
        WINDOW following AS (ORDER BY place)
      ) AS threes
      WHERE threes.words IS NOT NULL
      ORDER BY hash LIMIT 32
    ) AS kept
$$;

CREATE FUNCTION offer_sketch_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('submitted', 'published') THEN
    INSERT INTO offer_sketch (version_id, category, hashes)
    VALUES (NEW.id, coalesce(NEW.content ->> 'category', ''), offer_hashes(NEW.content))
    ON CONFLICT (version_id) DO NOTHING;
  ELSIF TG_OP = 'UPDATE' THEN
    DELETE FROM offer_sketch WHERE version_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER offer_sketch_follows AFTER INSERT OR UPDATE OF state ON "offer_version"
  FOR EACH ROW EXECUTE FUNCTION offer_sketch_follows();

INSERT INTO "offer_sketch" (version_id, category, hashes)
SELECT id, coalesce(content ->> 'category', ''), offer_hashes(content)
FROM "offer_version" WHERE state IN ('submitted', 'published');
