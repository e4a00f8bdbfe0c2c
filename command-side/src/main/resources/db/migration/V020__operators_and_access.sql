-- Who may log in. Roles and sites are those of the operator's events, written in their transactions.
create table operators (
    operator_id   text        primary key,
    username      text        not null,
    roles         text[]      not null,
    sites         text[]      not null, -- empty: all sites
    password_hash text        not null, -- Argon2id, PHC string
    registered_at timestamptz not null
);
create unique index operators_username on operators (lower(username));

-- Opaque bearer tokens, kept as SHA-256 only. A token without an end is a long-lived one for another system.
create table access_tokens (
    token_sha256 bytea       primary key,
    session_id   text        not null unique,
    operator_id  text        not null references operators,
    issued_at    timestamptz not null,
    expires_at   timestamptz
);
create index access_tokens_expiry on access_tokens (expires_at);

-- Failed log-ins within the current window, per subject (user at an address, address, user).
create table login_failures (
    subject           text        primary key,
    failures          integer     not null,
    window_started_at timestamptz not null
);
create index login_failures_age on login_failures (window_started_at);

-- Every no to an operator, and every access that showed no valid credentials.
create table refusals (
    id             bigint      generated always as identity primary key,
    at             timestamptz not null,
    operator_id    text, -- absent when nobody was recognised
    client_address text        not null,
    request        text        not null,
    problem        text        not null
);
create index refusals_at on refusals (at);
