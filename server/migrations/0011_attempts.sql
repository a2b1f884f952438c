-- Up Migration

-- Who asked for a code is known by a random attempt, and tries count against that one's codes only: a stranger who knows
-- the mailbox cannot use them up. Null: a code of a package, where the link proves who asks.
alter table sign_in_codes add column attempt_digest bytea;
create index sign_in_codes_by_attempt on sign_in_codes (attempt_digest) where attempt_digest is not null;

-- Down Migration

alter table sign_in_codes drop column attempt_digest;
