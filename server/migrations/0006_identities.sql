-- Up Migration

-- Whom an identity provider vouched for, by issuer and subject: an address may be given to somebody else one day, a
-- subject never. A clerk has one identity at most, so that a new owner of an address never gets the old one's post.
create table identities (
  issuer text not null,
  subject text not null,
  clerk_id bigint not null unique references clerks on delete cascade,
  bound_at timestamptz not null,
  primary key (issuer, subject)
);

-- Down Migration

drop table identities;
