-- Up Migration

-- Which of the claims opened an answer, so that uploads under way are counted by claim. Forgotten with the seal: who wrote an
-- answer is nobody's to know.
alter table packages add column author_reader integer;

-- How many claims a package has had. What nobody has claimed keeps the default.
alter table packages add column readers integer not null default 0;
update packages p set readers = e.readers
  from (select package_id, max(reader) as readers from package_events where reader is not null group by package_id) e
  where p.package_id = e.package_id;

-- The newest events of each kind.
create index package_events_by_kind on package_events (package_id, kind, event_id);

-- Down Migration

drop index package_events_by_kind;
alter table packages drop column readers, drop column author_reader;
