-- Where a meter is to go on within the tiers, for work TIERS.
ALTER TABLE device_work
    ADD COLUMN tier_used_centi_kwh bigint,
    ADD COLUMN tier_period_began timestamp;
