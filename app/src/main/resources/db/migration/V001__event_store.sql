-- The only truth: every fact, in the order of its stream. Rows are never changed or removed.
create table events (
    -- One value at a time: a cached block would let a later commit take a much lower number.
    global_sequence bigint generated always as identity (cache 1) primary key,
    event_id        text   not null unique,
    stream_type     text,
    stream_id       text   not null,
    stream_sequence bigint not null,
    recorded_at     text   not null,
    name            text   not null,
    revision        text   not null,
    payload         bytea  not null,
    metadata        bytea  not null,
    -- SHA-256 over the previous event's hash and everything above but the global sequence.
    chain_hash      bytea  not null check (octet_length(chain_hash) = 32),
    unique (stream_id, stream_sequence)
);

-- Shortcuts for loading aggregates; may be removed at any time.
create table snapshots (
    event_id        text   not null,
    stream_type     text   not null,
    stream_id       text   not null,
    stream_sequence bigint not null,
    recorded_at     text   not null,
    name            text   not null,
    revision        text,
    payload         bytea  not null,
    metadata        bytea  not null,
    primary key (stream_id, stream_sequence)
);

-- Positions of the processors that do more than write views, so that a rebuild of views never repeats an effect.
create table processor_tokens (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    updated_at     text,
    owner          text,
    primary key (processor_name, segment)
);

-- Events that such a processor could not handle, in the order of their sequence.
create table dead_letters (
    dead_letter_id      text   primary key,
    processing_group    text   not null,
    sequence_identifier text   not null,
    sequence_index      bigint not null,
    message_type        text   not null,
    event_id            text   not null,
    recorded_at         text   not null,
    name                text   not null,
    revision            text,
    payload             bytea  not null,
    metadata            bytea,
    stream_type         text,
    stream_id           text,
    stream_sequence     bigint,
    token_type          text,
    token               bytea,
    enqueued_at         text   not null,
    last_touched        text,
    processing_started  text,
    cause_type          text,
    cause_message       text,
    diagnostics         bytea,
    unique (processing_group, sequence_identifier, sequence_index)
);
