-- Up Migration

-- One mailbox may be written in many ways. Only to count what is sent to it, `a+b@c` is `a@c`.
create function mailbox_of(address text) returns text
  language sql immutable parallel safe
  as $$ select regexp_replace(address, '(?<=.)[+][^@]*@', '@') $$;
create index sign_in_codes_by_mailbox on sign_in_codes (mailbox_of(address), requested_at);

-- Down Migration

drop index sign_in_codes_by_mailbox;
drop function mailbox_of;
