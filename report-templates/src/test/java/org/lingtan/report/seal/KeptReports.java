package org.lingtan.report.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportTemplate;

/**
 * Signs what the tests judge and keeps it with its credential in the folder that {@code lingtan.reports.keep} names, for
 * judges that are asked outside the build. Without the property nothing is kept.
 */
public final class KeptReports {

    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("lingtan.reports.keep")).map(Path::of);

    private KeptReports() {}

    /**
     * Keeps a report.
     *
     * @param data what it prints
     * @param name what to call it
     * @throws IOException if it cannot be signed or written
     */
    public static void keep(ReportData data, String name) throws IOException {
        if (FOLDER.isEmpty()) {
            return;
        }
        Path folder = Files.createDirectories(FOLDER.get());
        SealKey key = KeyHome.at(folder.resolve("home"), Clock.fixed(Certified.TIME.minusSeconds(60), ZoneOffset.UTC))
                .evaluationKey();
        ReportAttachment credential = ReportCredential.issue(data, key);
        String file = name.replaceAll("[^A-Za-z0-9.-]+", "_");
        Files.write(
                folder.resolve(file + ".pdf"),
                Certified.sealed(data, key, List.of(credential), ReportTemplate.shipped()));
        Files.write(folder.resolve(file + ".jwt"), credential.content());
        StringBuilder pem = new StringBuilder();
        for (var certificate : key.chain()) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (java.security.cert.CertificateEncodingException e) {
                throw new IOException(e);
            }
        }
        Files.writeString(folder.resolve("issuer.pem"), pem, StandardCharsets.US_ASCII);
    }
}
