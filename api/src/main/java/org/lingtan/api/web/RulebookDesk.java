package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.lingtan.api.application.Person;
import org.lingtan.api.database.IdempotencyKeys;
import org.lingtan.api.edition.Editions;
import org.lingtan.api.edition.StoredCases;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.DifferenceReport;
import org.lingtan.api.rulebook.ImpactJson;
import org.lingtan.api.rulebook.PackageImpact;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.api.rulebook.RulebookJson;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.workbench.Difference;

/** Turns requests about rulebooks into what the editor's bench does. */
class RulebookDesk {

    private static final int IMPACT_THREADS = 1;

    private final Editions editions;
    private final IdempotencyKeys keys;
    private final Bookcase books;
    private final StoredCases cases;
    private final ServerFolders folders;

    /** A comparison reads every stored package; a second one at the same time would only make both late. */
    private final Semaphore impact = new Semaphore(1);

    RulebookDesk(Editions editions, IdempotencyKeys keys, Bookcase books, StoredCases cases, ServerFolders folders) {
        this.editions = editions;
        this.keys = keys;
        this.books = books;
        this.cases = cases;
        this.folders = folders;
    }

    static RulebookId pinned(String id, String version) {
        try {
            RulebookId pinned = new RulebookId(id, version);
            if (pinned.isPinned()) {
                return pinned;
            }
        } catch (IllegalArgumentException otherForm) {
            // The same answer as for an unknown one.
        }
        throw Refusal.of(Refusal.Reason.MISSING, "request.missing", "rulebook/" + id + "@" + version);
    }

    /** What editors have sent and nobody has released is the business of the house alone. */
    private void requireVisible(RulebookId id, Person person) {
        if (!person.tenant().equals(Person.BODY) && !books.ids().contains(id)) {
            throw Refusal.of(Refusal.Reason.MISSING, "request.missing", "rulebook/" + id);
        }
    }

    String list(Person person) {
        return CanonicalJson.write(Map.of(
                "rulebooks",
                editions.list(person.tenant().equals(Person.BODY)).stream()
                        .map(one -> RulebookJson.head(one.book(), one.record()))
                        .toList()));
    }

    String show(RulebookId id, Person person) {
        requireVisible(id, person);
        Editions.Edition edition = editions.get(id);
        return CanonicalJson.write(RulebookJson.whole(edition.book(), edition.record()));
    }

    byte[] archive(RulebookId id) {
        return editions.archiveOf(id);
    }

    byte[] statement(RulebookId id, String file, Person person) {
        requireVisible(id, person);
        return editions.statement(id, file);
    }

    String put(RulebookId id, String key, Person person, Function<Path, String> receiver) {
        try {
            Path file = Files.createTempFile(folders.incoming(), "rulebook", ".zip");
            try {
                String digest = receiver.apply(file);
                return keys.once(
                        person.id(), key, CanonicalJson.digest(Map.of("put", id.toString(), "archive", digest)), () -> {
                            Rulebook book = defective(() -> editions.put(person, id, file, digest));
                            return CanonicalJson.write(
                                    RulebookJson.head(book, editions.get(id).record()));
                        });
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String state(RulebookId id, String name, String key, Person person, byte[] file) {
        Map<String, String> request =
                Map.of("state", id.toString(), "file", name, "digest", CanonicalJson.digest(file));
        String answer = keys.once(person.id(), key, CanonicalJson.digest(request), () -> {
            ReleaseRecord record = defective(() -> editions.state(person, id, name, file));
            return CanonicalJson.write(RulebookJson.record(editions.get(id).book(), record));
        });
        editions.follow();
        return answer;
    }

    String difference(RulebookId from, RulebookId to, Person person) {
        requireVisible(from, person);
        requireVisible(to, person);
        return editions.onBench(
                from,
                before -> editions.onBench(
                        to,
                        after -> CanonicalJson.write(
                                new DifferenceReport(Difference.between(before.version(), after.version())).json())));
    }

    String impact(RulebookId from, RulebookId to) {
        if (!impact.tryAcquire()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "edition.impact-busy", "rulebook/" + to);
        }
        try {
            return editions.onBench(from, before -> editions.onBench(to, after -> impact(before, after)));
        } finally {
            impact.release();
        }
    }

    private String impact(RulebookBench before, RulebookBench after) {
        return cases.laidOut(
                folders.incoming(),
                stored -> CanonicalJson.write(ImpactJson.of(
                        new PackageImpact(books, before, after, stored).compare(IMPACT_THREADS, each -> {}))));
    }

    private static <T> T defective(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (RulebookDefects defects) {
            throw new Refusal(Refusal.Reason.INPUT, RulebookBench.problems(defects.defects()));
        }
    }
}
