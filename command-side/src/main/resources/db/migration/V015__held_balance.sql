-- Accounts whose balance we hold, written in the transactions of their events.
CREATE TABLE held_account (
    account_id text PRIMARY KEY,
    site_id    text NOT NULL REFERENCES directory_site,
    in_arrears boolean NOT NULL DEFAULT false,
    -- Whether a fixed fee is agreed, and the first day of the last month for which none is due any more.
    fee_due    boolean NOT NULL DEFAULT false,
    fee_month  date
);

-- Their meters: up to when they are charged, and who last ordered what for their relays.
CREATE TABLE held_meter (
    meter_id          text PRIMARY KEY,
    account_id        text NOT NULL REFERENCES held_account,
    -- When the reading was taken up to which is charged; null until the next reading begins the metering.
    read_at           timestamptz,
    -- Whether metering has ever begun: from then on the relay is ours.
    supplied          boolean NOT NULL DEFAULT false,
    ordered_operation text,
    ordered_mode      text,
    ordered_until     timestamptz,
    by_person         boolean NOT NULL DEFAULT false,
    -- The latest order ended without reaching the meter.
    failed            boolean NOT NULL DEFAULT false,
    claimed_until     timestamptz NOT NULL DEFAULT 'epoch'
);

CREATE INDEX held_meter_of_account ON held_meter (account_id);
CREATE INDEX held_meter_by_order ON held_meter (ordered_operation);
