-- Written in the transactions of the events (processing group "recorder"), so that each is always as new as the last committed event.

-- Zones of the sites: meters keep their site's local time.
CREATE TABLE directory_site (
    site_id   text PRIMARY KEY,
    time_zone text NOT NULL
);

CREATE TABLE directory_gateway (
    gateway_id      text PRIMARY KEY,
    site_id         text NOT NULL REFERENCES directory_site,
    link            text NOT NULL,
    host            text,
    port            integer,
    trusted_network boolean NOT NULL
);

CREATE TABLE directory_bus (
    gateway_id text NOT NULL REFERENCES directory_gateway,
    bus        integer NOT NULL,
    tcp_port   integer,
    baud       integer NOT NULL,
    parity     text NOT NULL,
    PRIMARY KEY (gateway_id, bus)
);

CREATE TABLE directory_meter (
    meter_id      text PRIMARY KEY,
    site_id       text NOT NULL REFERENCES directory_site,
    serial_number text NOT NULL,
    profile       text NOT NULL,
    gateway_id    text NOT NULL,
    bus           integer NOT NULL,
    unit_address  integer NOT NULL,
    pt_ratio      integer NOT NULL,
    ct_ratio      integer NOT NULL,
    FOREIGN KEY (gateway_id, bus) REFERENCES directory_bus
);

CREATE INDEX directory_meter_on_bus ON directory_meter (gateway_id, bus);

-- Which site an identity belongs to; for operations also the meter, and the account where there is one.
CREATE TABLE lookup (
    kind       text NOT NULL,
    id         text NOT NULL,
    site_id    text NOT NULL,
    account_id text,
    meter_id   text,
    PRIMARY KEY (kind, id)
);

-- What only one may hold: a serial number, an address on a bus, the purse of a meter.
CREATE TABLE claims (
    kind   text NOT NULL,
    key    text NOT NULL,
    holder text NOT NULL,
    PRIMARY KEY (kind, key)
);

-- The last receipt number given in each site; incremented in the transaction of the sale, so that none is skipped.
CREATE TABLE receipts (
    site_id     text PRIMARY KEY,
    last_number bigint NOT NULL
);
