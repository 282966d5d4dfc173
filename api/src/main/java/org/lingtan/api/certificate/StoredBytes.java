package org.lingtan.api.certificate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.document.DocumentStore;

/** Holds every package and review record that the journal ever named against the bytes that are stored. */
final class StoredBytes implements Rederivation {

    private static final List<Fact> FACTS = List.of(Fact.ARCHIVE, Fact.RECORD);

    private final DocumentStore documents;
    private final Map<String, String> named = new TreeMap<>();

    StoredBytes(DocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        entry.body().find("facts").ifPresent(facts -> {
            for (Fact fact : FACTS) {
                facts.find(fact.name())
                        .ifPresent(digest -> named.putIfAbsent(digest.text(), "case/" + entry.subject()));
            }
        });
    }

    /** By all processors, since packages are large. */
    @Override
    public void compare(Consumer<Discrepancy> found) {
        named.entrySet().parallelStream()
                .map(one -> differing(one.getKey(), one.getValue()))
                .flatMap(Optional::stream)
                .toList()
                .forEach(found);
    }

    private Optional<Discrepancy> differing(String digest, String place) {
        DocumentStore.State state = documents.state(digest);
        return state == DocumentStore.State.WHOLE
                ? Optional.empty()
                : Optional.of(new Discrepancy(place, "case.bytes", state.name().toLowerCase(Locale.ROOT), digest));
    }
}
