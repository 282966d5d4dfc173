-- Requests that were made under a key. Whoever comes second with the key waits for the first and gets its answer.
create table idempotency_key (
  requester text not null,
  key text not null,
  request text not null,
  answer text,
  at timestamptz not null,
  primary key (requester, key)
);

-- The last number of each series; the row is locked by whoever takes the next one, which is lost with its transaction.
create table certificate_series (
  series integer primary key,
  last bigint not null
);

-- Numbers and what became of them. A number never goes away and never comes back.
create table certificate (
  number text primary key,
  series integer not null references certificate_series,
  ordinal bigint not null check (ordinal > 0),
  case_id text not null references certification_case,
  binding text not null,
  intent text not null references journal (hash),
  state text not null check (state in ('intended', 'issued', 'void')),
  document text,
  reason text,
  unique (series, ordinal),
  check ((state = 'issued') = (document is not null)),
  check ((state = 'void') = (reason is not null))
);
create unique index certificate_of_case on certificate (case_id) where state <> 'void';

create function certificate_moves_on() returns trigger language plpgsql as $$
begin
  if old.state <> 'intended'
      or (old.number, old.series, old.ordinal, old.case_id, old.binding, old.intent)
        is distinct from (new.number, new.series, new.ordinal, new.case_id, new.binding, new.intent) then
    raise exception 'Certificate % cannot be changed any more.', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger certificate_moves_on before update on certificate for each row execute function certificate_moves_on();
create trigger certificate_is_kept before delete on certificate for each row execute function refuse_change();
create trigger certificates_are_kept before truncate on certificate for each statement execute function refuse_change();

-- While it is on, nothing is issued.
create table halt_switch (
  singleton boolean primary key default true check (singleton),
  halted boolean not null default false,
  reason text not null default ''
);
insert into halt_switch default values;

grant select, insert, update, delete on idempotency_key to "${application}";
grant select, insert, update on certificate_series to "${application}";
grant select, insert, update on certificate to "${application}";
grant select, update on halt_switch to "${application}";
