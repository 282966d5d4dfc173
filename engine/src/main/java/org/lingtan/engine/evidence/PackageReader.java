package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.SourceException;

/**
 * Takes in a package: the container, the XML and its schema, then everything else at once, so that a park sees all that
 * is wrong in one go. Only a broken container or XML ends the reading early. Nothing is written anywhere.
 */
public final class PackageReader {

    /** The file that says what a package holds. */
    public static final String EVIDENCE = "evidence.xml";

    private PackageReader() {}

    /**
     * Reads a package.
     *
     * @param zipOrFolder a ZIP file, or the folder it is packed from; both give the same package
     * @param catalogue the tables, quantities and units that may occur
     * @return the package and what was found; the package is absent if anything found is an error
     * @throws UncheckedIOException if the file system fails
     */
    public static Intake read(Path zipOrFolder, Catalogue catalogue) {
        IntakeProblems problems = new IntakeProblems();
        Optional<EvidencePackage> evidence = Optional.empty();
        try (AttachmentSource source = AttachmentSource.of(zipOrFolder)) {
            evidence = read(source, catalogue, problems);
        } catch (SourceException e) {
            problems.addAll(e.problems());
        }
        return new Intake(problems.hasErrors() ? Optional.empty() : evidence, problems.listed());
    }

    private static Optional<EvidencePackage> read(
            AttachmentSource source, Catalogue catalogue, IntakeProblems problems) {
        if (!source.files().containsKey(EVIDENCE)) {
            boolean wrapped = source.files().keySet().stream().anyMatch(file -> file.endsWith("/" + EVIDENCE));
            throw IntakeProblems.refusal(wrapped ? "package.wrapped" : "package.no-evidence", EVIDENCE);
        }
        EvidenceXmlReader.Document document = document(source);
        EvidenceXml content = document.content();
        HeaderCheck.Header header = new HeaderCheck(content, problems).check();
        AttachmentCheck attachments = new AttachmentCheck(source, problems);
        attachments.check(content.attachments);
        TableReader tables = new TableReader(source, attachments.kinds(), header.year(), problems);
        List<EvidenceItem> items =
                new ItemReader(catalogue, attachments.attachments(), tables, problems).read(content.evidence.items);
        return Optional.of(new EvidencePackage(
                document.digest(),
                header.park(),
                header.year(),
                header.applicationDate(),
                header.rulebooks(),
                header.exclusions(),
                items,
                List.copyOf(attachments.attachments().values())));
    }

    private static EvidenceXmlReader.Document document(AttachmentSource source) {
        try (InputStream in = source.open(EVIDENCE)) {
            return EvidenceXmlReader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
