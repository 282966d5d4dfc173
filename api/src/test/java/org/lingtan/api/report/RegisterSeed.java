package org.lingtan.api.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.application.SeedCase;
import org.lingtan.api.audit.SeedJournal;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.certificate.CertificateNumber;
import org.lingtan.api.certificate.SeedRows;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;
import org.lingtan.api.review.SeedUnits;
import org.lingtan.catalog.Text;

/**
 * Fills a data folder with certificates: complete cases with every act, journal, register and ledger, each with a signed
 * document of its own. The first ones are laid out as the product does it, the others carry the same data on a blank page.
 * Goes on where it ended; what the tables hold is held against the journal by the check, as always.
 */
public final class RegisterSeed {

    private static final int YEAR = 2026;
    private static final int BATCH = 250;
    private static final int PARKS = 5_000;
    private static final Set<Role> ALL = EnumSet.complementOf(EnumSet.of(Role.APPLICANT));
    private static final String PROGRAMME = "SEED";

    private final Database database;
    private final Path documents;
    private final List<SeedTemplate> templates;
    private final Map<SeedTemplate, Map<Fact, String>> findings = new ConcurrentHashMap<>();
    private final SeedJournal journal;
    private final SeedRows rows;
    private final long whole;

    /** A seed into an open database; so many of the first certificates are laid out whole. */
    public RegisterSeed(Database database, Path data, long whole, Clock clock) throws IOException {
        this.database = database;
        this.documents = data.resolve("documents");
        this.whole = whole;
        CertificateOffice office = new CertificateOffice(database, data, clock);
        CertificateDraft draft = office.draft;
        this.templates = List.of(
                new SeedTemplate(office, draft, Path.of("../examples/large-industrial-park"), "cnip@1.0.0"),
                new SeedTemplate(office, draft, Path.of("../examples/office-park"), "zcpc@1.0.0"),
                new SeedTemplate(office, draft, Path.of("../examples/office-park"), "nzcp@2025.1.0"),
                new SeedTemplate(office, draft, Path.of("../examples/office-park"), "cnip@1.0.0"));
        this.journal = new SeedJournal(database, clock);
        this.rows = new SeedRows(database, journal);
    }

    /** Fills the folder up to a number of certificates. */
    public void fill(long upTo, PrintStream said) {
        long there = database.jdbc()
                .sql("select count(*) from certificate")
                .query(Long.class)
                .single();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            long start = System.nanoTime();
            for (long first = there; first < upTo; first += BATCH) {
                batch(first, Math.min(upTo, first + BATCH), threads);
                if ((first / BATCH) % 20 == 0) {
                    said.printf("%d certificates, %d s%n", first + BATCH, (System.nanoTime() - start) / 1_000_000_000);
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    /** A case that waits for its document. */
    private record Waiting(
            long index, SeedCase seed, Certificate intended, LocalDate day, Future<SeedRows.Document> document) {}

    private void batch(long from, long to, ExecutorService threads) {
        List<Waiting> waiting = new ArrayList<>();
        for (long i = from; i < to; i++) {
            waiting.add(intended(i, threads));
        }
        for (Waiting one : waiting) {
            try {
                end(one, one.document().get());
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        rows.write(staff(12).id());
    }

    private Waiting intended(long index, ExecutorService threads) {
        SeedTemplate template = templates.get((int) (index % templates.size()));
        long park = index % PARKS;
        LocalDate day = LocalDate.of(YEAR, 6, 1).plusDays(index % 60);
        SeedCase seed = ready(index, template, park, day);
        Certificate intended = rows.intend(
                seed,
                new CertificateNumber(YEAR, index + 1),
                staff(12).id(),
                seed.file().find(Fact.BINDING).orElseThrow());
        CaseFile file = seed.file();
        Text name = new Text("第%05d号示例园区（虚构）".formatted(park), "Example Park %05d (fictitious)".formatted(park));
        String code = "91310115%09dX".formatted(park);
        String content = SeedRows.content(intended, file, day, until(day));
        Future<SeedRows.Document> document = threads.submit(() -> new SeedRows.Document(
                put(template.certificate(file, content, name, code, index < whole)),
                template.said(content, name, code)));
        return new Waiting(index, seed, intended, day, document);
    }

    private SeedCase ready(long index, SeedTemplate template, long park, LocalDate day) {
        String tenant = "park-%05d".formatted(park);
        Person preparer = new Person("p-" + tenant, tenant, Set.of(Role.APPLICANT));
        Person declarant = new Person("d-" + tenant, tenant, Set.of(Role.APPLICANT));
        int shift = (int) (index % 4);
        Person evaluator = staff(shift);
        Person publisher = staff(12);
        String id = "case-" + UUID.nameUUIDFromBytes(("seed " + index).getBytes(StandardCharsets.UTF_8));
        LocalDate then = day.minusDays(40);
        SeedCase seed = new SeedCase(id, preparer, template.rulebook);
        Map<Fact, String> found = findings.computeIfAbsent(template, one -> one.found(reviewed(one)));
        seed.act(
                Act.ATTACH,
                preparer,
                then,
                template.attached(java.util.Objects.requireNonNull(found.get(Fact.PACKAGE))));
        seed.act(Act.SUBMIT, declarant, then, Map.of());
        seed.act(Act.ACCEPT, publisher, then, Map.of());
        seed.act(Act.DECLARE_FREE, evaluator, then, Map.of());
        seed.seat(Act.ASSIGN, publisher, evaluator, then);
        seed.act(Act.BEGIN, evaluator, then, Map.of());
        if (index % 10 == 0) {
            SeedUnits.reserve(seed, evaluator, PROGRAMME, "p", first(index), last(index));
        }
        seed.act(Act.VERIFY, evaluator, then, template.verified());
        seed.act(Act.RE_EVALUATE, evaluator, then, found);
        seed.act(Act.REPORT, evaluator, then, Map.of());
        seed.act(Act.TAKE_REVIEW, staff(4 + shift), then, Map.of());
        seed.act(Act.RECOMMEND, staff(4 + shift), then, Map.of());
        seed.act(
                Act.GRANT,
                staff(8 + shift),
                then,
                Map.of(Fact.PUBLICITY_END, day.minusDays(2).toString()));
        seed.act(Act.END_PUBLICITY, publisher, day, Map.of());
        return seed;
    }

    /** A case that knows all that the findings are established from. */
    private static CaseFile reviewed(SeedTemplate template) {
        Person preparer = new Person("p", "park", Set.of(Role.APPLICANT));
        SeedCase seed = new SeedCase("seed", preparer, template.rulebook);
        Map<Fact, String> known = new java.util.HashMap<>(template.attached("-"));
        known.putAll(template.verified());
        seed.act(Act.ATTACH, preparer, LocalDate.of(YEAR, 1, 1), known);
        return seed.file();
    }

    private void end(Waiting one, SeedRows.Document document) {
        SeedCase seed = one.seed();
        Person publisher = staff(12);
        LocalDate day = one.day();
        if (one.index() % 10 == 0) {
            SeedUnits.use(seed, publisher);
            rows.used(new SeedRows.Units(
                    PROGRAMME,
                    "p",
                    first(one.index()),
                    last(one.index()),
                    seed.file().id()));
        }
        String number = one.intended().number().toString();
        seed.act(
                Act.ISSUE,
                publisher,
                day,
                Map.of(Fact.CERTIFICATE, number, Fact.VALID_UNTIL, until(day).toString()));
        rows.issued(seed, one.intended(), document, publisher.id(), day, until(day));
        after(seed, one.index(), day.plusDays(20));
        rows.ended(seed);
    }

    /** Eight of a hundred have a life after their issue. */
    private void after(SeedCase seed, long index, LocalDate day) {
        Person decisionMaker = staff(8);
        switch ((int) (index % 100)) {
            case 11, 12, 13 -> seed.act(Act.SUSPEND, decisionMaker, day, Map.of());
            case 14 -> {
                seed.act(Act.SUSPEND, decisionMaker, day, Map.of());
                seed.act(Act.REINSTATE, decisionMaker, day.plusDays(9), Map.of());
            }
            case 15, 16 -> seed.act(Act.WITHDRAW, decisionMaker, day, Map.of());
            case 17 ->
                seed.act(
                        Act.SUPERSEDE,
                        staff(12),
                        day,
                        Map.of(Fact.SUCCESSOR, new CertificateNumber(YEAR, index + 2).toString()));
            case 18 -> seed.act(Act.SURVEY, staff(0), day, Map.of());
            default -> {
                // In force, as it was issued.
            }
        }
    }

    private static String first(long index) {
        return String.valueOf(index * 1_000);
    }

    private static String last(long index) {
        return String.valueOf(index * 1_000 + 999);
    }

    private static LocalDate until(LocalDate day) {
        return day.plusYears(1).minusDays(1);
    }

    private static Person staff(int number) {
        return new Person("staff-%02d".formatted(number), Person.BODY, ALL);
    }

    /** In its place at once and whole, as the store does it, but for waiting for the disk. */
    private String put(byte[] document) {
        String digest = SeedTemplate.digest(document);
        String name = digest.substring("sha256:".length());
        try {
            Path folder = Files.createDirectories(documents.resolve(name.substring(0, 2)));
            Path partly = Files.write(folder.resolve("new" + name), document);
            Files.move(partly, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills a data folder with the embedded database: folder, certificates, how many of them are laid out whole. */
    public static void into(Path data, long certificates, long whole, PrintStream said) throws IOException {
        Files.createDirectories(data);
        SharedPrograms.link(data);
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 4)) {
            new RegisterSeed(database, data, whole, Clock.systemUTC()).fill(certificates, said);
        }
    }

    /** The command: data folder, certificates, whole ones. */
    public static void main(String[] arguments) throws IOException {
        into(
                Path.of(arguments[0]).toAbsolutePath(),
                Long.parseLong(arguments[1]),
                Long.parseLong(arguments[2]),
                System.out);
    }
}
