-- What a relay is to be ordered next, again until the meter shows it: prepaid control at the end of a forced mode or of a suspension,
-- open while the meter's account is suspended.
ALTER TABLE forced_mode ADD COLUMN next_mode text NOT NULL DEFAULT 'PREPAID';
