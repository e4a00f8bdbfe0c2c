-- The first answer to every Idempotency-Key, stored in the transaction of the command that it answers. Kept for good.
create table idempotency_keys (
    operator_id text        not null,
    method      text        not null,
    path        text        not null,
    key         text        not null,
    body_sha256 text        not null,
    status      smallint    not null,
    location    text,
    body        text        not null,
    answered_at timestamptz not null,
    primary key (operator_id, method, path, key)
);
