package org.lingtan.api.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.rulebook.Rulebook;

/** Writes the template of a rulebook: a spreadsheet, or XML with its schema, and a folder for attached files. */
public final class PackageTemplate {

    static final String XML = "evidence.xml";
    static final String SCHEMA = "evidence-1.xsd";
    static final String ATTACHMENTS = "attachments";
    static final String README = ATTACHMENTS + "/README.txt";

    private PackageTemplate() {}

    /**
     * Writes the template. Files already there are left alone, since they may be filled in.
     *
     * @param book the rulebook
     * @param catalogue quantities and tables
     * @param folder the folder, made if absent
     * @return the files written, relative to the folder
     * @throws Refusal if any of the files exists
     * @throws IOException if writing fails
     */
    public static List<String> write(Rulebook book, Catalogue catalogue, Path folder) throws IOException {
        SortedMap<String, byte[]> files = files(book, catalogue);
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw Refusal.of(Refusal.Reason.CONFLICT, "conflict.not-empty", folder.toString(), file);
            }
        }
        Files.createDirectories(folder.resolve(ATTACHMENTS));
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return List.copyOf(files.keySet());
    }

    private static SortedMap<String, byte[]> files(Rulebook book, Catalogue catalogue) throws IOException {
        Questionnaire questionnaire = Questionnaire.of(book, catalogue);
        SortedMap<String, byte[]> files = new TreeMap<>();
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        TemplateWorkbook.write(questionnaire, workbook);
        files.put(FilledWorkbook.FILE, workbook.toByteArray());
        files.put(XML, EvidenceXml.skeleton(questionnaire).getBytes(StandardCharsets.UTF_8));
        files.put(SCHEMA, resource(EvidencePackage.class, SCHEMA));
        files.put(README, resource(PackageTemplate.class, "attachments.txt"));
        return files;
    }

    private static byte[] resource(Class<?> owner, String name) throws IOException {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource (%s) beside %s is missing.".formatted(name, owner));
            }
            return in.readAllBytes();
        }
    }
}
