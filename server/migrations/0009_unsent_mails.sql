-- Up Migration

-- Mails about a package that could not be handed to the mail server yet: what its clerk is told of. The queue goes on
-- trying; the row goes when the mail went, or when nobody needs it any more.
create table unsent_mails (
  message_id text primary key,
  package_id text not null references packages on delete cascade,
  since timestamptz not null
);
create index unsent_mails_by_package on unsent_mails (package_id);

-- Down Migration

drop table unsent_mails;
