-- Up Migration

-- Octets of packages that are neither recalled nor expired, by clerk: what quotas are compared with. Kept by a trigger,
-- so that no way a package begins or ends can forget it.
create table stored_octets (
  clerk_id bigint primary key references clerks on delete cascade,
  octets bigint not null
);

create function count_stored_octets() returns trigger language plpgsql set search_path from current as $$
declare
  before bigint := 0;
  after bigint := 0;
begin
  if tg_op <> 'INSERT' and old.state in ('uploading', 'sealed', 'active') then before := old.sealed_bytes; end if;
  if tg_op <> 'DELETE' and new.state in ('uploading', 'sealed', 'active') then after := new.sealed_bytes; end if;
  if before <> after then
    insert into stored_octets (clerk_id, octets)
      select clerk_id, after - before from conversations
      where conversation_id = coalesce(new.conversation_id, old.conversation_id)
      on conflict (clerk_id) do update set octets = stored_octets.octets + excluded.octets;
  end if;
  return coalesce(new, old);
end
$$;

-- Before, not after: with its last package a conversation may go in the same statement.
create trigger count_stored_octets before insert or delete or update of state, sealed_bytes on packages
  for each row execute function count_stored_octets();

insert into stored_octets (clerk_id, octets)
  select clerk_id, sum(sealed_bytes) from packages join conversations using (conversation_id)
  where state in ('uploading', 'sealed', 'active') group by clerk_id;

-- Down Migration

drop trigger count_stored_octets on packages;
drop function count_stored_octets;
drop table stored_octets;
