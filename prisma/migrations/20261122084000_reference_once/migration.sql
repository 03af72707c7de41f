-- A client (the first nine digits of its ICE) is one reference of a provider, unless refused or removed.
CREATE UNIQUE INDEX provider_reference_once ON "provider_reference" (organisation_id, left(client_ice, 9))
  WHERE removed_at IS NULL AND state <> 'refused';
