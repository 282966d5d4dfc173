package org.lingtan.engine.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lingtan.catalog.source.CsvRow;
import org.lingtan.catalog.source.CsvSource;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.workbench.StoredCase.Status;

/**
 * A folder of stored packages: ZIPs, and folders with an evidence.xml. Beside {@code park.zip} or {@code park/} may lie
 * {@code park.review.json}, its review record. {@code cases.csv} says where the cases stand: package, status (draft, open
 * or closed) and registered (a date, or empty); a package it does not name is a draft.
 */
public final class CaseStore {

    /** The file that says where the cases stand. */
    public static final String MANIFEST = "cases.csv";

    static final ProblemTexts TEXTS = ProblemTexts.of(CaseStore.class, "problems.yaml");
    private static final String REVIEW = ".review.json";
    private static final int MAX_CASES = 1_000_000;
    private static final int MAX_PROBLEMS = 100;
    private static final List<String> HEADINGS = List.of("package", "status", "registered");

    private final Path folder;
    private final List<String> names;
    private final Map<String, Standing> standings = new HashMap<>();

    /** What the manifest says about a package. */
    private record Standing(Status status, Optional<LocalDate> registered) {}

    private CaseStore(Path folder, List<String> names) {
        this.folder = folder;
        this.names = names;
    }

    /**
     * Opens a folder. Only names are kept; packages are read one by one.
     *
     * @param folder the folder
     * @return the store
     * @throws SourceException if it holds no package, or the manifest is wrong
     * @throws UncheckedIOException if it cannot be read
     */
    public static CaseStore open(Path folder) {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(CaseStore::isPackage).forEach(file -> names.add(name(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (names.isEmpty()) {
            throw new SourceException(List.of(TEXTS.problem("store.empty", folder.toString())));
        }
        CaseStore store = new CaseStore(folder, List.copyOf(names));
        store.checkReviews();
        store.readManifest();
        return store;
    }

    /** A review record that belongs to no package, or to two, would be left out in silence or be applied to the wrong one. */
    private void checkReviews() {
        SortedMap<String, List<String>> owners = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(CaseStore::name)
                    .filter(file -> file.endsWith(REVIEW))
                    .forEach(file -> owners.put(file, new ArrayList<>()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.forEach(
                name -> owners.getOrDefault(review(name), new ArrayList<>()).add(name));
        List<Problem> problems = new ArrayList<>();
        owners.forEach((file, found) -> {
            if (found.size() != 1) {
                String code = found.isEmpty() ? "store.review-alone" : "store.review-shared";
                problems.add(TEXTS.problem(code, file, String.join(", ", found)));
            }
        });
        refuseIfAny(problems);
    }

    private static void refuseIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new SourceException(problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
        }
    }

    /** The name of the review record of a package. */
    private static String review(String name) {
        String base = name.toLowerCase(Locale.ROOT).endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
        return base + REVIEW;
    }

    private static boolean isPackage(Path file) {
        return Files.isRegularFile(file)
                ? name(file).toLowerCase(Locale.ROOT).endsWith(".zip")
                : Files.isRegularFile(file.resolve(PackageReader.EVIDENCE));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private void readManifest() {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        try {
            CsvSource.read(
                    MANIFEST,
                    Files.newInputStream(manifest),
                    CsvSource.Encoding.UTF_8,
                    MAX_CASES,
                    CaseStore::checkHeadings,
                    row -> take(row, problems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuseIfAny(problems);
    }

    private static void checkHeadings(List<String> headings) {
        if (!headings.equals(HEADINGS)) {
            throw new SourceException(List.of(
                    TEXTS.problem("store.headings", MANIFEST, String.join(",", headings), String.join(",", HEADINGS))));
        }
    }

    private void take(CsvRow row, List<Problem> problems) {
        String place = MANIFEST + ":" + row.line();
        String name = cell(row, 0);
        String status = cell(row, 1).toLowerCase(Locale.ROOT);
        if (java.util.Collections.binarySearch(names, name) < 0) {
            problems.add(TEXTS.problem("store.unknown", place, name));
            return;
        }
        Optional<Status> found = Stream.of(Status.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(status))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(TEXTS.problem("store.status", place, status));
            return;
        }
        try {
            String day = cell(row, 2);
            Optional<LocalDate> registered = day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
            if (standings.put(name, new Standing(found.get(), registered)) != null) {
                problems.add(TEXTS.problem("store.twice", place, name));
            }
        } catch (DateTimeParseException e) {
            problems.add(TEXTS.problem("store.date", place, cell(row, 2)));
        }
    }

    private static String cell(CsvRow row, int column) {
        return column < row.cells().size() ? row.cells().get(column).strip() : "";
    }

    /**
     * How many packages there are.
     *
     * @return the number
     */
    public int size() {
        return names.size();
    }

    /**
     * A case.
     *
     * @param index its place in the order of the names, from 0
     * @return the case
     */
    public StoredCase get(int index) {
        String name = names.get(index);
        Standing standing = standings.getOrDefault(name, new Standing(Status.DRAFT, Optional.empty()));
        Path review = folder.resolve(review(name));
        return new StoredCase(
                name,
                folder.resolve(name),
                standing.status(),
                standing.registered(),
                Files.isRegularFile(review) ? Optional.of(review) : Optional.empty());
    }
}
