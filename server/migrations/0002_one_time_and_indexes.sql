-- Up Migration

-- A one-time package: the digest of the only claim it will ever have, and until when that is good.
alter table packages
  add column one_time boolean not null default false,
  add column only_claim_digest bytea,
  add column only_claim_until timestamptz;

-- Answers to a package are counted and, when one is removed, looked for by the foreign key.
create index packages_by_answered on packages (in_reply_to) where in_reply_to is not null;
create index sessions_by_clerk on sessions (clerk_id);
create index doomed_objects_by_time on doomed_objects (doomed_at);
create index sent_mails_by_time on sent_mails (sent_at);
create index sign_in_codes_by_expiry on sign_in_codes (expires_at);

-- Down Migration

drop index sign_in_codes_by_expiry, sent_mails_by_time, doomed_objects_by_time, sessions_by_clerk, packages_by_answered;
alter table packages drop column only_claim_until, drop column only_claim_digest, drop column one_time;
