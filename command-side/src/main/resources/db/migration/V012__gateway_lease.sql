-- Which process may talk to a gateway. Every loss of a lease is followed by a higher fence.
CREATE SEQUENCE gateway_fence;

CREATE TABLE gateway_lease (
    gateway_id text PRIMARY KEY,
    holder     text NOT NULL,
    fence      bigint NOT NULL,
    expires_at timestamptz NOT NULL
);
