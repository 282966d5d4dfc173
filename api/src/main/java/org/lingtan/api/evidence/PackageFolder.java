package org.lingtan.api.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.AttachmentLister;
import org.lingtan.engine.evidence.PackageWriter;

/** A filled-in template, and the package it becomes. The folder itself is only read. */
public final class PackageFolder {

    /** The skeleton leaves the credit code empty; one that is filled in marks the XML as the park's own work. */
    private static final Pattern FILLED = Pattern.compile("creditCode\\s*=\\s*(\"[^\"]+\"|'[^']+')");

    private static final Set<String> OWN = Set.of(PackageTemplate.XML, PackageTemplate.SCHEMA, FilledWorkbook.FILE);

    private final Path folder;
    private final Catalogue catalogue;

    /**
     * A folder.
     *
     * @param folder the folder with evidence.xlsx or evidence.xml, and attachments
     * @param catalogue the tables
     */
    public PackageFolder(Path folder, Catalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
    }

    /**
     * Makes the package: turns a filled-in spreadsheet into evidence.xml and tables, lists the attachments with size and
     * hash, checks the result, and writes it only if no problem is an error. The same folder gives the same bytes.
     *
     * @param target the ZIP to write, outside the folder
     * @param replace whether another file in its place may be replaced; the same bytes always may
     * @param check the check that the package has to pass
     * @return every problem found
     * @throws Refusal if the folder cannot be turned into a package, or the target stands in the way
     * @throws IOException if reading or writing fails
     */
    public List<Problem> pack(Path target, boolean replace, Function<Path, List<Problem>> check) throws IOException {
        if (resolved(target).startsWith(resolved(folder))) {
            throw Refusal.of(Refusal.Reason.USAGE, "usage.out-inside", "--out", target, folder);
        }
        Optional<FilledWorkbook> workbook = workbook();
        Optional<String> xml = xml();
        if (workbook.isPresent() && xml.isPresent()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "conflict.both-filled", folder.toString());
        }
        if (workbook.isEmpty() && xml.isEmpty()) {
            boolean blank = Files.exists(folder.resolve(FilledWorkbook.FILE))
                    || Files.exists(folder.resolve(PackageTemplate.XML));
            throw Refusal.of(
                    Refusal.Reason.INPUT, blank ? "input.nothing-filled" : "input.no-evidence", folder.toString());
        }
        Path staging = Files.createTempDirectory("lingtan-pack");
        try {
            SortedMap<String, Path> attachments = attachments();
            Optional<FilledEvidence> filled = workbook.map(FilledWorkbook::evidence);
            Optional<EvidenceXml.Written> written = filled.map(EvidenceXml::of);
            String text = xml.orElseGet(() -> written.orElseThrow().text());
            if (workbook.isPresent()) {
                attachments.putAll(tables(workbook.get(), staging, attachments));
            }
            Path draft = staging.resolve("package");
            stage(draft, text, attachments);
            AttachmentLister.update(draft);
            List<Problem> found = check.apply(draft);
            List<Problem> problems = workbook.map(
                            book -> SheetPlaces.of(book, filled.orElseThrow(), written.orElseThrow())
                                    .restore(found))
                    .orElse(found);
            if (problems.stream().noneMatch(Problem::isError)) {
                write(draft, target, replace);
            }
            return problems;
        } finally {
            delete(staging);
        }
    }

    /**
     * What stands beside the attachments and the evidence, and so does not become part of a package.
     *
     * @return a warning for each file or folder, by name
     * @throws IOException if the folder cannot be listed
     */
    public List<Problem> leftOut() throws IOException {
        List<Problem> warnings = new ArrayList<>();
        try (Stream<Path> beside = Files.list(folder)) {
            for (Path file : beside.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                boolean attachments =
                        name.equals(PackageTemplate.ATTACHMENTS) && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                if (!attachments && !OWN.contains(name)) {
                    String shown = Files.isDirectory(file) ? name + "/" : name;
                    warnings.addAll(Refusal.of(Refusal.Reason.INPUT, "pack.left-out", shown, shown)
                            .problems());
                }
            }
        }
        return warnings;
    }

    /** The path with the links of the part of it that exists followed. */
    private static Path resolved(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path known = absolute; known != null; known = known.getParent()) {
            if (Files.exists(known)) {
                return known.toRealPath().resolve(known.relativize(absolute)).normalize();
            }
        }
        return absolute;
    }

    private Optional<FilledWorkbook> workbook() throws IOException {
        Path file = folder.resolve(FilledWorkbook.FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        FilledWorkbook filled = FilledWorkbook.read(file, catalogue);
        return filled.isFilled() ? Optional.of(filled) : Optional.empty();
    }

    private Optional<String> xml() throws IOException {
        Path file = folder.resolve(PackageTemplate.XML);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return FILLED.matcher(text).find() ? Optional.of(text) : Optional.empty();
    }

    private SortedMap<String, Path> attachments() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Path root = folder.resolve(PackageTemplate.ATTACHMENTS);
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return files;
        }
        List<Problem> links = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : (Iterable<Path>) walk.sorted()::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (Files.isSymbolicLink(file)) {
                    links.addAll(Refusal.of(Refusal.Reason.INPUT, "input.attachment-link", path, path)
                            .problems());
                } else if (Files.isRegularFile(file) && !path.equals(PackageTemplate.README)) {
                    files.put(path, file);
                }
            }
        }
        if (!links.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, links);
        }
        return files;
    }

    private static SortedMap<String, Path> tables(FilledWorkbook workbook, Path staging, Map<String, Path> attachments)
            throws IOException {
        SortedMap<String, Path> written = new TreeMap<>();
        for (var sheet : workbook.sheets().entrySet()) {
            String path = FilledWorkbook.csvPath(sheet.getKey());
            if (attachments.containsKey(path)) {
                throw Refusal.of(Refusal.Reason.CONFLICT, "conflict.table-name", path, sheet.getKey());
            }
            Path file = staging.resolve(sheet.getKey() + ".csv");
            Files.writeString(file, sheet.getValue().csv(), StandardCharsets.UTF_8);
            written.put(path, file);
        }
        return written;
    }

    private static void stage(Path root, String xml, Map<String, Path> attachments) throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve(PackageTemplate.XML), xml, StandardCharsets.UTF_8);
        for (var attachment : attachments.entrySet()) {
            Path copy = root.resolve(attachment.getKey());
            Files.createDirectories(copy.getParent());
            Files.copy(attachment.getValue(), copy);
        }
    }

    /** Writes beside the target and renames, so that nobody ever sees half a package. */
    private void write(Path draft, Path target, boolean replace) throws IOException {
        Path zip = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            PackageWriter.write(draft, zip, catalogue);
            boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
            boolean same = Files.isRegularFile(target) && Files.mismatch(zip, target) < 0;
            if (exists && !same && (!replace || Files.isDirectory(target))) {
                throw Refusal.of(Refusal.Reason.CONFLICT, "conflict.package-exists", target.toString(), target);
            }
            Files.move(zip, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
