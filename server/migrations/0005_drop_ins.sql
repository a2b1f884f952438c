-- Up Migration

-- The name is made from the address when the page is first opened, and stays: it is printed on letterheads.
alter table clerks
  add column drop_in_name text unique,
  add column drop_in_open boolean not null default false;

-- A code is for signing in, or for writing to the drop-in page of this clerk.
alter table sign_in_codes add column visited_clerk_id bigint references clerks on delete cascade;
create index sign_in_codes_of_visitors on sign_in_codes (requested_at) where visited_clerk_id is not null;

-- Somebody entered the code from their mailbox: for a day they may write to this clerk. Of the address only a digest
-- is kept, to count and to vouch.
create table visits (
  token_digest bytea primary key,
  clerk_id bigint not null references clerks on delete cascade,
  address_digest bytea not null,
  vouch_key bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index visits_by_expiry on visits (expires_at);

alter table packages
  drop constraint packages_author_kind_check,
  add constraint packages_author_kind_check check (author_kind in ('clerk', 'recipient', 'visitor')),
  add column visit_digest bytea,
  add column visitor_digest bytea,
  add column vouch_key bytea,
  add check ((author_kind = 'visitor') = (visit_digest is not null));
create index packages_by_visitor on packages (visitor_digest, created_at) where visitor_digest is not null;

-- Down Migration

delete from packages where author_kind = 'visitor';
alter table packages
  drop column visit_digest,
  drop column visitor_digest,
  drop column vouch_key,
  drop constraint packages_author_kind_check,
  add constraint packages_author_kind_check check (author_kind in ('clerk', 'recipient'));
drop table visits;
alter table sign_in_codes drop column visited_clerk_id;
alter table clerks drop column drop_in_name, drop column drop_in_open;
