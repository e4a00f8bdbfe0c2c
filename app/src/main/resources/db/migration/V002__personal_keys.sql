-- One key per account for its customer's personal data, wrapped with the master key. Removing a row erases the person.
create table personal_keys (
    account_id  text  primary key,
    wrapped_key bytea not null
);
