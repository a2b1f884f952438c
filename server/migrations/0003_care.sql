-- Up Migration

-- What happened to a clerk's sending, for that clerk. No address of anybody, no file name: readers are numbered.
create table package_events (
  event_id bigint generated always as identity primary key,
  package_id text not null references packages on delete cascade,
  happened_at timestamptz not null,
  kind text not null check (kind in
    ('opened', 'downloaded', 'wrong-password', 'wrong-code', 'locked', 'unlocked', 'extended', 'password-changed')),
  -- Which of the claims, counted from 1.
  reader integer,
  body_index integer
);
create index package_events_by_package on package_events (package_id, event_id);
-- A file fetched piece by piece, or again, was downloaded once.
create unique index package_downloads on package_events (package_id, reader, body_index) where kind = 'downloaded';

alter table claims add column reader integer;

-- Down Migration

alter table claims drop column reader;
drop table package_events;
