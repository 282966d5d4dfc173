package org.lingtan.api.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.engine.release.Act;
import org.lingtan.engine.release.Publishers;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.ReleaseRefusal;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.release.StatementIntake;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookArchive;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/**
 * Takes versions of rulebooks from editors and statements about them from authors and releasers. A version judges nothing
 * before it is released: drafts lie apart from the rulebooks that cases are judged by.
 */
public final class Editions {

    static final String DRAFT = "rulebook.draft";
    static final String STATEMENT = "rulebook.statement";

    private final Database database;
    private final Journal journal;
    private final SentEditions sent;
    private final SigningKeys keys;
    private final Bookcase books;
    private final StoredEditions stored;
    private final boolean evaluation;
    private final Clock clock;

    /**
     * The folders of rulebooks.
     *
     * @param released where released versions are laid out
     * @param incoming where others are unpacked for a while; emptied when the server starts
     */
    public record Folders(Path released, Path incoming) {}

    /**
     * The rulebooks of a server.
     *
     * @param database the database
     * @param journal its journal
     * @param documents where archives are kept
     * @param keys whose key is whose
     * @param books the rulebooks that cases are judged by, among them the folder
     * @param folders where released versions are laid out, and where others are unpacked for a while
     * @param evaluation whether keys for evaluation count: true where certificates are for evaluation too
     * @param clock what time it is
     */
    public Editions(
            Database database,
            Journal journal,
            DocumentStore documents,
            SigningKeys keys,
            Bookcase books,
            Folders folders,
            boolean evaluation,
            Clock clock) {
        this.database = database;
        this.journal = journal;
        this.sent = new SentEditions(database, documents);
        this.keys = keys;
        this.books = books;
        this.stored = new StoredEditions(database, books, folders);
        this.evaluation = evaluation;
        this.clock = clock;
    }

    /**
     * Re-derives what is stored about rulebooks.
     *
     * @param database the database
     * @param documents where archives are kept
     * @return the re-derivation, used once
     */
    public static Rederivation rederivation(Database database, DocumentStore documents) {
        return new EditionRederivation(database, documents);
    }

    /** Looks whether anything was stated since, be it on another node. Cheap where nothing was. */
    public void follow() {
        stored.follow(this::files);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Takes the files of a version in, whole and without defects, or not at all. One that was sent before is replaced, and
     * an approval of it is stale from then on.
     *
     * @param by the editor
     * @param id id and version
     * @param zip the archive
     * @param digest the digest of the archive
     * @return the version
     * @throws Refusal if it is released or within reach already, another version, or not fit to be signed
     */
    public Rulebook put(Person by, RulebookId id, Path zip, String digest) {
        requireOpen(id);
        SortedMap<String, byte[]> files = RulebookArchive.read(zip);
        Path place = stored.unpack(id, files);
        try {
            Rulebook book = RulebookReader.read(place);
            if (!book.id().equals(id)) {
                throw Refusal.of(Refusal.Reason.INPUT, "edition.other", "rulebook.yaml", book.id(), id);
            }
            RulebookBench.of(books, place).requireSound();
            return database.inTransaction(() -> {
                alone();
                requireOpen(id);
                sent.keep(by, book, zip, digest, now());
                journal.append(by.id(), DRAFT, id.toString(), Map.of("digest", book.digest(), "archive", digest));
                return book;
            });
        } finally {
            stored.discard(place);
        }
    }

    private void requireOpen(RulebookId id) {
        if (books.ids().contains(id)
                || ReleaseRecord.read(id, stored.statements(id)).findRelease().isPresent()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "edition.known", id.toString(), id);
        }
    }

    /** Who judges a day depends on all versions, so statements about them are taken one after the other. */
    private void alone() {
        // The role of the server may not lock a table to which it can only add.
        database.jdbc()
                .sql("select pg_advisory_xact_lock(hashtext('rulebook_statement'))::text")
                .query(String.class)
                .single();
    }

    /**
     * Takes a statement in that was signed with the sender's own key. The rulebooks within reach know it after the next
     * {@link #follow()}, which comes after the transaction: before that it may still be undone.
     *
     * @param by the editor whose key signed it
     * @param id id and version
     * @param name the name of its file, for example {@code 0001-approval.json}
     * @param file the bytes that were signed
     * @return the record with it
     * @throws Refusal if there is no such version, or the statement breaks a rule
     */
    public ReleaseRecord state(Person by, RulebookId id, String name, byte[] file) {
        return database.inTransaction(() -> {
            alone();
            requireOwnChain(id);
            Map<String, byte[]> files = files(id).orElseThrow(() -> missing(id));
            Rulebook book = RulebookReader.read(files);
            ReleaseRecord record = take(book, name, file);
            Statement next = record.statements().get(record.statements().size() - 1);
            keys.require(next.signer().key(), by);
            if (next.act() instanceof Act.Release) {
                requireOther(id, by);
                books.requireReleasedDependencies(book);
                requireSound(id, files);
            }
            keep(by, next, name, file);
            return record;
        });
    }

    /** Statements that came in a folder were never taken in here: a chain of our own beside them would contradict them. */
    private void requireOwnChain(RulebookId id) {
        if (books.ids().contains(id)
                && stored.statements(id).isEmpty()
                && !books.releases().record(id).statements().isEmpty()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "edition.stated-elsewhere", "rulebook/" + id, id);
        }
    }

    /** Whoever sent the files is their author too, be it that somebody else approved them. */
    private void requireOther(RulebookId id, Person by) {
        if (sent.findSender(id).equals(Optional.of(by.id()))) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "edition.sender", "rulebook/" + id);
        }
    }

    private ReleaseRecord take(Rulebook book, String name, byte[] file) {
        try {
            return new StatementIntake(
                            book,
                            books.releases().timeline(book.id().id()),
                            keys.publishers(evaluation),
                            clock.instant())
                    .take(stored.statements(book.id()), name, file);
        } catch (ReleaseRefusal refusal) {
            throw Refusal.of(refusal);
        }
    }

    /** The program may have changed since the draft was sent. */
    private void requireSound(RulebookId id, Map<String, byte[]> files) {
        Path place = stored.unpack(id, files);
        try {
            RulebookBench.of(books, place).requireSound();
        } finally {
            stored.discard(place);
        }
    }

    private void keep(Person by, Statement next, String name, byte[] file) {
        RulebookId id = next.rulebook();
        database.jdbc()
                .sql("insert into rulebook_statement (serial, id, version, file, number, content, person_id, taken)"
                        + " select coalesce(max(serial), 0) + 1, ?, ?, ?, ?, ?, ?, ? from rulebook_statement")
                .params(
                        id.id(),
                        id.version(),
                        name,
                        next.number(),
                        new String(file, StandardCharsets.UTF_8),
                        by.id(),
                        now())
                .update();
        journal.append(by.id(), STATEMENT, id.toString(), Map.of("file", name, "digest", next.digest()));
    }

    /** The files of a version: of one that an editor sent, or of one within reach. */
    private Optional<Map<String, byte[]>> files(RulebookId id) {
        Optional<Map<String, byte[]>> files = sent.readingArchive(id, RulebookArchive::read);
        return files.isPresent() || !books.ids().contains(id) ? files : Optional.of(books.files(id));
    }

    /**
     * The archive of a version as its editor sent it, so that another can look at it and sign it.
     *
     * @param id id and version
     * @return the bytes
     * @throws Refusal if no editor sent one
     */
    public byte[] archiveOf(RulebookId id) {
        return sent.readingArchive(id, Editions::bytes).orElseThrow(() -> missing(id));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A version, released or not, with what is stated about it.
     *
     * @param book the version
     * @param record what is stated
     */
    public record Edition(Rulebook book, ReleaseRecord record) {}

    /**
     * The versions within reach and, for people of the house, the drafts that editors sent. A draft that this program cannot
     * read any more is left out.
     *
     * @param drafts whether drafts are asked for
     * @return the versions, those within reach first
     */
    public List<Edition> list(boolean drafts) {
        List<Edition> editions = new ArrayList<>();
        books.ids().forEach(id -> editions.add(get(id)));
        if (drafts) {
            sent.ids().stream()
                    .filter(id -> !books.ids().contains(id))
                    .forEach(id -> find(id).ifPresent(editions::add));
        }
        return editions;
    }

    private Optional<Edition> find(RulebookId id) {
        try {
            return Optional.of(get(id));
        } catch (RulebookDefects unreadable) {
            return Optional.empty();
        }
    }

    /**
     * One version.
     *
     * @param id id and version
     * @return the version
     * @throws Refusal if there is none
     */
    public Edition get(RulebookId id) {
        if (books.ids().contains(id)) {
            ReleaseRecord known = books.releases().record(id);
            return new Edition(books.read(id), known.joinedWith(ReleaseRecord.read(id, stored.statements(id))));
        }
        Rulebook book = RulebookReader.read(files(id).orElseThrow(() -> missing(id)));
        return new Edition(book, ReleaseRecord.read(id, stored.statements(id)));
    }

    /**
     * The statement in the bytes that were signed.
     *
     * @param id id and version
     * @param name the name of its file
     * @return the bytes
     * @throws Refusal if there is none
     */
    public byte[] statement(RulebookId id, String name) {
        return Optional.ofNullable(stored.statements(id).get(name)).orElseThrow(() -> missing(id));
    }

    /**
     * Works on the bench with a version in a folder that is gone afterwards.
     *
     * @param id id and version
     * @param work what is done
     * @param <T> what comes of it
     * @return what came of it
     * @throws Refusal if there is no such version
     */
    public <T> T onBench(RulebookId id, java.util.function.Function<RulebookBench, T> work) {
        if (books.ids().contains(id)) {
            return work.apply(RulebookBench.of(books, id));
        }
        Path place = stored.unpack(id, files(id).orElseThrow(() -> missing(id)));
        try {
            return work.apply(RulebookBench.of(books, place));
        } finally {
            stored.discard(place);
        }
    }

    /**
     * Refuses a version on which no real certificate may rest: one that is not released, or not by two people whose keys
     * an administrator has named, or with a key for evaluation, or that rests on such a one. Where certificates are for evaluation, any version will do.
     *
     * @param id id and version
     * @throws Refusal if it is such a one
     */
    public void requirePublished(RulebookId id) {
        if (evaluation) {
            return;
        }
        Publishers people = keys.publishers(false);
        Deque<RulebookId> open = new ArrayDeque<>(List.of(id));
        Set<RulebookId> seen = new HashSet<>();
        while (!open.isEmpty()) {
            RulebookId next = open.remove();
            if (seen.add(next)) {
                people.findObjection(books.releases().record(next)).ifPresent(objection -> {
                    throw new Refusal(Refusal.Reason.CONFLICT, List.of(objection));
                });
                open.addAll(books.read(next).dependencies());
            }
        }
    }

    private static Refusal missing(RulebookId id) {
        return Refusal.of(Refusal.Reason.MISSING, "request.missing", "rulebook/" + id);
    }
}
