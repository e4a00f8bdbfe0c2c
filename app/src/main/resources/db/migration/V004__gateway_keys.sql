-- Keys with which gateways log in over GL/1, encrypted with the master key. A key that counts no longer is deleted.
create table gateway_keys (
    registration    text     not null,
    key_id          smallint not null,
    gateway_id      text     not null,
    minimum_profile text     not null,
    sealed_key      bytea    not null,
    primary key (registration, key_id)
);

create index gateway_keys_of_gateway on gateway_keys (gateway_id);
