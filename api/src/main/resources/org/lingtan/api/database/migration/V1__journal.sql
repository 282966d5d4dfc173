-- The journal. Whoever works with the database may add to it and read it; nobody may change or remove what stands there.
create table journal (
  sequence bigint primary key check (sequence > 0),
  entry text not null,
  hash text not null unique check (hash ~ '^sha256:[0-9a-f]{64}$')
);

-- Its end, locked by whoever appends, so that the chain has one order and no gap.
create table journal_head (
  singleton boolean primary key default true check (singleton),
  sequence bigint not null,
  hash text not null
);
insert into journal_head (sequence, hash) values (0, 'sha256:0000000000000000000000000000000000000000000000000000000000000000');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The rows of % are never changed or removed.', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger journal_is_append_only before update or delete on journal for each row execute function refuse_change();
create trigger journal_is_kept before truncate on journal for each statement execute function refuse_change();
create trigger journal_head_is_kept before delete or truncate on journal_head for each statement execute function refuse_change();

grant select, insert on journal to "${application}";
grant select, update on journal_head to "${application}";
