-- Nobody who tries Coffer, tests it or measures it is held up.
UPDATE channel SET plan = 'unlimited' WHERE id = UNHEX(REPLACE('01900000-0000-7000-8000-000000000c01', '-', ''));
