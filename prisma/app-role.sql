-- Rights of the role that the application connects as, when it is not the owner of the database:
-- it can add to the audit trail and read it, and can neither change nor remove what is there.
--
-- Run by the owner after every migration ("npm run db -- deploy" with the owner's DATABASE_URL):
--   CREATE ROLE raqmana_app LOGIN PASSWORD '…';                    -- once
--   psql "$OWNER_URL" -c "SET raqmana.app_role = 'raqmana_app'" -f prisma/app-role.sql
-- Without that setting the role is raqmana_app. Running it again changes nothing.

DO $$
DECLARE
  app text := coalesce(nullif(current_setting('raqmana.app_role', true), ''), 'raqmana_app');
  t text;
BEGIN
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app);
  EXECUTE format('GRANT USAGE ON SCHEMA public, graphile_worker TO %I', app);

  -- Business tables: everything but TRUNCATE, which no trigger of a row sees.
  FOR t IN
    SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE 'audit\_%'
      AND tablename NOT IN ('ledger_account', 'ledger_transfer', 'ledger_entry', '_prisma_migrations')
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO %I', t, app);
  END LOOP;
  -- The ledger: accounts are opened and read; post_transfers alone moves what is in them.
  EXECUTE format('GRANT SELECT ON ledger_account, ledger_transfer, ledger_entry TO %I', app);
  EXECUTE format('GRANT INSERT ON ledger_account TO %I', app);
  EXECUTE format('GRANT EXECUTE ON FUNCTION post_transfers(jsonb, timestamptz) TO %I', app);
  -- Offers and providers in the index of matching are numbered.
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', app);
  EXECUTE format('GRANT SELECT ON public._prisma_migrations TO %I', app);

  -- The audit trail: entries and heads through audit_append only; roots and leaves are added, and a
  -- root gets its time-stamp once (a trigger refuses a second).
  EXECUTE format('GRANT SELECT ON audit_entry, audit_stream, audit_root, audit_leaf TO %I', app);
  EXECUTE format('GRANT INSERT ON audit_root, audit_leaf TO %I', app);
  EXECUTE format('GRANT UPDATE (timestamp, timestamped_at) ON audit_root TO %I', app);
  EXECUTE format('GRANT EXECUTE ON FUNCTION audit_append(text, text, text, timestamptz) TO %I', app);

  -- The job queue, whose tables have row security: the role sees all of their rows.
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO %I', app);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO %I', app);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO %I', app);
  FOR t IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'graphile_worker' AND rowsecurity
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON graphile_worker.%I', app, t);
    EXECUTE format('CREATE POLICY %I ON graphile_worker.%I TO %I USING (true) WITH CHECK (true)', app, t, app);
  END LOOP;
END $$;
