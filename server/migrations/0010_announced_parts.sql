-- Up Migration

-- Parts that browsers put into the store themselves (S3_DIRECT=on): promised, but not known to be there. The first digest
-- announced for a part is the only one, so that no author fills the store beyond what their package was opened with.
create table announced_parts (
  package_id text not null,
  body_index integer not null,
  part_index integer not null,
  blob_key text not null,
  digest bytea not null,
  announced_at timestamptz not null,
  primary key (package_id, body_index, part_index),
  foreign key (package_id, body_index) references bodies on delete cascade
);

-- Down Migration

drop table announced_parts;
