-- A plain hash of a body with a name and a telephone number can be guessed, so none is kept: only a keyed fingerprint. Answers given
-- before there were any keep none, and are given again to whatever comes with their key.
alter table idempotency_keys rename column body_sha256 to body_fingerprint;
alter table idempotency_keys alter column body_fingerprint drop not null;
update idempotency_keys set body_fingerprint = null;
