-- Up Migration

-- Gate 3: the mailbox a code is sent to. Kept only while the package can be opened.
alter table packages add column mailbox_code_address text;

-- A code for a package is asked for, mailed and forgotten as one for signing in is; the table keeps its name, because
-- servers of the version before still use it during an update. Null: the code is for something else.
alter table sign_in_codes add column package_id text references packages on delete cascade;
create index sign_in_codes_by_package on sign_in_codes (package_id) where package_id is not null;

-- Down Migration

alter table sign_in_codes drop column package_id;
alter table packages drop column mailbox_code_address;
