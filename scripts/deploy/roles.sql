-- Runs once, with the first start of the database. Set both passwords before, and put them into secrets/owner-url and
-- secrets/database-url.
create role siegelpost_owner login password 'change-before-first-start';
create role siegelpost login password 'change-before-first-start-too';
create database siegelpost owner siegelpost_owner;
