package org.lingtan.report.seal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.source.Problem;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.internal.signature.ReceivedPdf;
import org.lingtan.report.internal.signature.SignaturePlaces;

/**
 * A report as somebody received it, held against the strict rule: exactly one signature, over every byte but its own
 * place, exactly one revision, canonical hexadecimal digits and zero padding, and a signature in the one form that
 * {@link Sealer} writes. "Integrity ok" of a PDF library is not enough and is not asked for.
 */
public final class SealedReport {

    private static final String FILE = "PDF";
    private static final int MAX_BYTES = 64 << 20;

    private final byte[] file;
    private final List<Problem> faults = new ArrayList<>();
    private Optional<ReceivedPdf> content = Optional.empty();
    private Optional<SignaturePlaces> places = Optional.empty();
    private Optional<CmsSignature> signature = Optional.empty();
    private Optional<Instant> time = Optional.empty();
    private Optional<X509Certificate> stampedBy = Optional.empty();

    private SealedReport(byte[] file) {
        this.file = file;
    }

    /**
     * Reads a received file.
     *
     * @param file the bytes
     * @return the report, with everything that is wrong with it
     * @throws org.lingtan.catalog.source.SourceException if it is no PDF at all, or larger than 64 MB
     */
    public static SealedReport read(byte[] file) {
        boolean isPdf = file.length > 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D' && file[3] == 'F';
        if (!isPdf || file.length > MAX_BYTES) {
            throw SealTexts.refuse(isPdf ? "seal.too-large" : "seal.not-pdf", FILE);
        }
        SealedReport report = new SealedReport(file.clone());
        report.readContent();
        report.readSignature();
        return report;
    }

    private void readContent() {
        try {
            ReceivedPdf read = ReceivedPdf.read(file);
            content = Optional.of(read);
            if (read.signatures() != 1 || read.fields() != 1) {
                fault(read.signatures() == 0 ? "seal.none" : "seal.signatures", read.signatures(), read.fields());
            }
            if (!read.isOneRevision()) {
                fault("seal.revisions");
            }
        } catch (IOException e) {
            fault("seal.unreadable");
        }
    }

    private void readSignature() {
        places = SignaturePlaces.signed(file);
        if (places.isEmpty()) {
            fault("seal.range");
            return;
        }
        Optional<byte[]> der = places.get().signature(file);
        if (der.isEmpty()) {
            fault("seal.padding");
            return;
        }
        try {
            signature = Optional.of(CmsSignature.read(der.get()));
            checkSignature(signature.get(), places.get());
        } catch (IOException e) {
            fault("seal.form");
        }
    }

    private void checkSignature(CmsSignature cms, SignaturePlaces where) throws IOException {
        if (!cms.covers(where.covered(file))) {
            fault("seal.content");
        }
        time = where.time(file);
        try {
            cms.timeStamp().ifPresent(stamp -> {
                time = Optional.of(stamp.time());
                stampedBy = Optional.of(stamp.authority());
            });
        } catch (IOException e) {
            fault("seal.time-stamp");
        }
    }

    private void fault(String code, Object... found) {
        faults.add(SealTexts.problem(code, FILE, found));
    }

    /**
     * What breaks the strict rule.
     *
     * @return the faults; none for a report that is as it was when it was signed, by whomever
     */
    public List<Problem> faults() {
        return Collections.unmodifiableList(faults);
    }

    /**
     * The certificate of whoever signed, and those that came with it.
     *
     * @return the signer's first; empty where no signature could be read
     */
    public List<X509Certificate> chain() {
        return signature.map(CmsSignature::chain).orElse(List.of());
    }

    /**
     * When it was signed: the stamped time, else the time that the signer claims.
     *
     * @return the time; empty where no signature could be read
     */
    public Optional<Instant> time() {
        return time;
    }

    /**
     * The certificate of the time-stamp authority.
     *
     * @return the certificate; empty where the time is only claimed
     */
    public Optional<X509Certificate> stampedBy() {
        return stampedBy;
    }

    /**
     * The files carried inside.
     *
     * @return their bytes by name; none where the file could not be read
     */
    public SortedMap<String, byte[]> attachments() {
        return content.map(ReceivedPdf::attachments).orElse(new TreeMap<>());
    }

    /** Whether a file that cannot be read may have been a report. */
    boolean looksLikeReport() {
        return SignaturePlaces.mentions(file, ReportWriter.JSON);
    }

    /** What the file holds; empty where it could not be read. */
    Optional<ReceivedPdf> content() {
        return content;
    }

    /**
     * The report as it was before it was signed.
     *
     * @return the bytes; empty where the place of the signature is not of the one form
     */
    public Optional<byte[]> unsigned() {
        return places.map(where -> where.unsigned(file));
    }
}
