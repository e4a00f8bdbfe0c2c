-- Written in the transactions of the events, like everything that the recorder keeps.

-- What holds at the cash desks of a site, where it has rules of its own.
CREATE TABLE cash_desk_rules (
    site_id         text PRIMARY KEY,
    shifts_required boolean NOT NULL,
    till_limit_fen  bigint NOT NULL,
    fee_permille    integer NOT NULL,
    fee_fixed_fen   bigint NOT NULL
);

-- In which shift the money of a sale was taken; a redelivery goes on with the money of the sale before it.
CREATE TABLE sale_shift (
    operation_id text PRIMARY KEY,
    shift_id     text NOT NULL
);
