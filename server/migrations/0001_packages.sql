-- Up Migration

-- Addresses are kept in lower case; the name is what the clerk gave at the last sign-in.
create table clerks (
  clerk_id bigint generated always as identity primary key,
  address text not null unique,
  name text not null,
  fingerprint text,
  certificate bytea,
  sealed_private_key bytea,
  key_stored_at timestamptz,
  created_at timestamptz not null
);

-- One row for every code asked for. The code itself is made when its mail is written and never stored.
create table sign_in_codes (
  code_id bigint generated always as identity primary key,
  address text not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  salt bytea,
  code_digest bytea,
  tries_left integer not null,
  used_at timestamptz
);
create index sign_in_codes_by_address on sign_in_codes (address, requested_at);

create table sessions (
  token_digest bytea primary key,
  clerk_id bigint not null references clerks on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_by_expiry on sessions (expires_at);

create table conversations (
  conversation_id text primary key,
  clerk_id bigint not null references clerks,
  created_at timestamptz not null
);
create index conversations_by_clerk on conversations (clerk_id);

create table packages (
  package_id text primary key,
  conversation_id text not null references conversations,
  in_reply_to text references packages,
  author_kind text not null check (author_kind in ('clerk', 'recipient')),
  state text not null check (state in ('uploading', 'sealed', 'active', 'recalled', 'expired')),
  created_at timestamptz not null,
  last_part_at timestamptz not null,
  file_count integer not null,
  sealed_bytes bigint not null,

  reference text unique,
  sealed_at timestamptz,
  expires_at timestamptz,
  gone_at timestamptz,
  opened_at timestamptz,

  manifest bytea,
  authentication bytea,
  sender_record bytea,

  -- The digest of the link token outlives recall and expiry: it opens nothing, and whoever proves the link is told why.
  link_token_digest bytea,
  auth_token_digest bytea,
  password_required boolean not null default false,
  wrong_passwords integer not null default 0,
  next_try_at timestamptz,
  locked_at timestamptz,

  check (state = 'uploading' or (reference is not null and sealed_at is not null and expires_at is not null)),
  check (state not in ('sealed', 'active') or (manifest is not null and authentication is not null)),
  check (state not in ('recalled', 'expired')
    or (manifest is null and authentication is null and sender_record is null and auth_token_digest is null))
);
create index packages_by_conversation on packages (conversation_id);
create index packages_by_expiry on packages (expires_at) where state in ('sealed', 'active');
create index packages_uploading on packages (last_part_at) where state = 'uploading';

create table bodies (
  package_id text not null references packages on delete cascade,
  body_index integer not null,
  sealed_bytes bigint not null,
  primary key (package_id, body_index)
);

-- A row exists only after the store has the object durably.
create table parts (
  package_id text not null,
  body_index integer not null,
  part_index integer not null,
  blob_key text not null unique,
  part_bytes integer not null,
  digest bytea not null,
  stored_at timestamptz not null,
  primary key (package_id, body_index, part_index),
  foreign key (package_id, body_index) references bodies on delete cascade
);

create table envelopes (
  package_id text not null references packages on delete cascade,
  position integer not null,
  packet bytea not null,
  primary key (package_id, position)
);

-- Good for 24 hours. Rows outlive a recall, so that the bearer is told why; without envelopes they open nothing.
create table claims (
  token_digest bytea primary key,
  package_id text not null references packages on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index claims_by_package on claims (package_id);
create index claims_by_expiry on claims (expires_at);

-- Objects whose package is gone; a job deletes them and then the row.
create table doomed_objects (
  blob_key text primary key,
  doomed_at timestamptz not null
);

-- Mails that a mail server has taken, so that a job that runs again sends nothing again.
create table sent_mails (
  message_id text primary key,
  sent_at timestamptz not null
);

-- Down Migration

drop table sent_mails, doomed_objects, claims, envelopes, parts, bodies, packages, conversations, sessions,
  sign_in_codes, clerks;
