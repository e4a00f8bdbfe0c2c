-- Open device operations. An operation leaves when its outcome is stored; nothing else removes it.
CREATE TABLE device_work (
    sequence           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation_id       text NOT NULL UNIQUE,
    meter_id           text NOT NULL,
    gateway_id         text NOT NULL,
    bus                integer NOT NULL,
    work               text NOT NULL,
    progress           text NOT NULL DEFAULT 'READY',
    attempts           integer NOT NULL DEFAULT 0,
    not_before         timestamptz NOT NULL DEFAULT 'epoch',
    -- True while the meter is in quarantine and this is about its money.
    withheld           boolean NOT NULL DEFAULT false,
    account_id         text,
    money_kind         text,
    amount_fen         bigint,
    expected_count     integer,
    balance_before_fen bigint,
    relay_mode         text,
    tariff_version     integer,
    tariff_plan        text,
    activate_at        timestamptz,
    deliver_by         timestamptz
);

CREATE INDEX device_work_on_bus ON device_work (gateway_id, bus, sequence);
CREATE INDEX device_work_on_meter ON device_work (meter_id);

-- Forced modes that end by themselves. A row stays until the order that ends the mode is verified on the meter: an ending that could
-- not be delivered is ordered again. claimed_until keeps it from being ordered twice at once.
CREATE TABLE forced_mode (
    meter_id         text PRIMARY KEY,
    until            timestamptz NOT NULL,
    ending_operation text,
    claimed_until    timestamptz NOT NULL DEFAULT 'epoch'
);

CREATE INDEX forced_mode_by_end ON forced_mode (until);
