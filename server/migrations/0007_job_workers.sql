-- Up Migration

-- Who works on jobs, and when they were last heard of: the jobs of a process that died are given to the others.
create table job_workers (
  worker_id text primary key,
  seen_at timestamptz not null
);

-- Down Migration

drop table job_workers;
