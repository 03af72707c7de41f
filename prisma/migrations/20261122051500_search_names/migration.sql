-- Parts of names are looked for among hundreds of thousands of organisations and persons.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "organisation_name_trgm" ON "organisation" USING GIN ("name" gin_trgm_ops);
CREATE INDEX "organisation_name_arabic_trgm" ON "organisation" USING GIN ("name_arabic" gin_trgm_ops);
CREATE INDEX "account_name_trgm" ON "account" USING GIN ("name" gin_trgm_ops);
