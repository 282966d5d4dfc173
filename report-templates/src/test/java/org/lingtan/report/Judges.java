package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.lingtan.report.seal.TestSeal;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges that are not ours: veraPDF for PDF/A-3a and PDF/UA-1, qpdf for the syntax, poppler for what a reader sees. */
final class Judges {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Judges() {}

    /** Everything that a judge finds wrong with a report once it is signed; empty for a sound one. */
    static List<String> findings(byte[] unsigned) {
        byte[] pdf = TestSeal.on(unsigned);
        List<String> findings = new ArrayList<>();
        findings.addAll(vera(pdf, PDFAFlavour.PDFA_3_A));
        findings.addAll(vera(pdf, PDFAFlavour.PDFUA_1));
        findings.addAll(qpdf(pdf));
        return findings;
    }

    static void accept(byte[] pdf, String what) {
        assertEquals(List.of(), findings(pdf), what);
    }

    private static List<String> vera(byte[] pdf, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            TreeSet<String> failed = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(flavour.getId() + " " + assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage());
                }
            }
            return result.isCompliant()
                    ? List.of()
                    : failed.isEmpty() ? List.of(flavour + " refused") : List.copyOf(failed);
        } catch (VeraPDFException | IOException e) {
            return List.of(flavour + " " + e);
        }
    }

    private static List<String> qpdf(byte[] pdf) {
        return withFile(pdf, file -> {
            Result result = run("qpdf", "--check", file.toString());
            return result.code() == 0 ? List.of() : List.of(result.out());
        });
    }

    /** The text of a report as poppler reads it, in reading order. */
    static String text(byte[] pdf) {
        return withFile(
                pdf,
                file -> run("pdftotext", "-enc", "UTF-8", file.toString(), "-").out());
    }

    /** The text of a report in the order it is written, each line that was set by itself. */
    static String raw(byte[] pdf) {
        return withFile(
                pdf,
                file -> run("pdftotext", "-raw", "-enc", "UTF-8", file.toString(), "-")
                        .out());
    }

    /** The text of a report as it stands on the pages, one form feed after each. */
    static String layout(byte[] pdf) {
        return withFile(
                pdf,
                file -> run("pdftotext", "-layout", "-enc", "UTF-8", file.toString(), "-")
                        .out());
    }

    private interface Use<T> {
        T of(Path file) throws IOException;
    }

    private static <T> T withFile(byte[] pdf, Use<T> use) {
        try {
            Path file = Files.createTempFile("report", ".pdf");
            try {
                Files.write(file, pdf);
                return use.of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Result(int code, String out) {}

    private static Result run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out);
        } catch (IOException e) {
            return fail(Arrays.toString(command) + " cannot be run. Install it: apt-get install qpdf poppler-utils", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }
}
