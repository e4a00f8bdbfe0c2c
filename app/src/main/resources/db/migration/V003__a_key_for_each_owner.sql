-- Accounts change hands: each owner has a key, named after the account, and from the second owner on with the tenure's number behind it
-- (account/2). Removing a row erases that person alone.
alter table personal_keys rename column account_id to key_name;
