-- A version is published by two persons who are named, and stay named.
CREATE FUNCTION programme_version_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version is published by two named persons: this violates "programme_version_two_persons"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER programme_version_signed BEFORE UPDATE ON "programme_version" FOR EACH ROW
  WHEN (
    (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL
      AND (NEW.proposed_by_id IS NULL OR NEW.published_by_id IS NULL))
    OR (OLD.state = 'proposed' AND NEW.state IN ('proposed', 'published')
      AND OLD.proposed_by_id IS DISTINCT FROM NEW.proposed_by_id)
    OR (OLD.published_at IS NOT NULL
      AND (OLD.proposed_by_id, OLD.published_by_id, OLD.published_at)
        IS DISTINCT FROM (NEW.proposed_by_id, NEW.published_by_id, NEW.published_at)))
  EXECUTE FUNCTION programme_version_signed();
