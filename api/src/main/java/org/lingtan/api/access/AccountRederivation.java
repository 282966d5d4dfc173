package org.lingtan.api.access;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.catalog.source.JsonNode;

/**
 * Re-derives from the journal who has an account, for whom they act, which roles they have and whether they are locked,
 * so that a role given past the journal shows.
 */
final class AccountRederivation implements Rederivation {

    private final Database database;
    private final Map<String, Account> derived = new TreeMap<>();

    AccountRederivation(Database database) {
        this.database = database;
    }

    private record Account(String tenant, String roles, boolean locked) {}

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        switch (entry.kind()) {
            case "access.admit" ->
                derived.put(
                        entry.subject(), new Account(entry.body().get("tenant").text(), roles(entry), false));
            case "access.roles" ->
                change(entry, found, account -> new Account(account.tenant(), roles(entry), account.locked()));
            case "access.lock" -> change(entry, found, account -> new Account(account.tenant(), account.roles(), true));
            case "access.unlock" ->
                change(entry, found, account -> new Account(account.tenant(), account.roles(), false));
            default -> {
                // Other entries change nothing about accounts.
            }
        }
    }

    private void change(
            JournalEntry entry, Consumer<Discrepancy> found, java.util.function.UnaryOperator<Account> change) {
        Optional.ofNullable(derived.get(entry.subject()))
                .ifPresentOrElse(
                        account -> derived.put(entry.subject(), change.apply(account)),
                        () -> found.accept(new Discrepancy(
                                "journal/" + entry.sequence(),
                                "access.unknown-person",
                                entry.subject(),
                                "an account")));
    }

    private static String roles(JournalEntry entry) {
        return String.join(
                " ",
                entry.body().get("roles").items().stream().map(JsonNode::text).toList());
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        Map<String, Account> stored = stored();
        SortedSet<String> ids = new TreeSet<>(stored.keySet());
        ids.addAll(derived.keySet());
        for (String id : ids) {
            String is = shown(Optional.ofNullable(stored.get(id)));
            String should = shown(Optional.ofNullable(derived.get(id)));
            if (!is.equals(should)) {
                found.accept(new Discrepancy("person/" + id, "access.account", is, should));
            }
        }
    }

    private Map<String, Account> stored() {
        return database
                .jdbc()
                .sql("select id, tenant, roles, locked from person")
                .query((row, number) -> Map.entry(
                        row.getString("id"),
                        new Account(row.getString("tenant"), row.getString("roles"), row.getBoolean("locked"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String shown(Optional<Account> account) {
        return account.map(one -> one.tenant() + ": " + one.roles() + (one.locked() ? ", locked" : ""))
                .orElse("no account");
    }
}
