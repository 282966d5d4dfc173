package org.lingtan.judges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;

/**
 * Asks EU DSS about the signature of every report in a folder, and the schema of the UNTP Digital Conformity Credential
 * about every credential. Each judge must say no once: to a changed byte, to an appended box, to a credential without
 * issuer. Ends with code 1 where a judge says anything else.
 */
public final class Judge {

    private final List<String> complaints = new ArrayList<>();
    private int said;

    private Judge() {}

    /**
     * Judges.
     *
     * @param args the folder with the reports and the issuer's certificate
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        Judge judge = new Judge();
        Path folder = Path.of(args[0]);
        judge.signatures(folder);
        Optional<Path> schema = Optional.ofNullable(System.getenv("UNTP_SCHEMA")).filter(text -> !text.isEmpty()).map(Path::of);
        if (schema.isPresent()) {
            judge.credentials(folder, schema.get());
        } else {
            System.out.println("Not judged: the credentials, since UNTP_SCHEMA does not name the UNTP schema.");
        }
        judge.complaints.forEach(System.out::println);
        System.out.printf("%d judgements, %d unexpected%n", judge.said, judge.complaints.size());
        System.exit(judge.complaints.isEmpty() ? 0 : 1);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private void expect(String what, boolean holds, Object found) {
        said++;
        if (!holds) {
            complaints.add(what + ": " + found);
        }
    }

    private void signatures(Path folder) throws IOException {
        List<Path> reports = files(folder, ".pdf");
        expect("reports in " + folder, !reports.isEmpty(), 0);
        for (Path report : reports) {
            Path issuer = report.resolveSibling("issuer.pem");
            String found = Signatures.judge(Files.readAllBytes(report), issuer);
            expect("DSS on " + report, found.equals("PAdES-BASELINE-B TOTAL_PASSED"), found);
        }
        System.out.printf("EU DSS: %d reports%n", reports.size());
        Path first = reports.get(0);
        Path issuer = first.resolveSibling("issuer.pem");
        byte[] changed = Files.readAllBytes(first);
        changed[changed.length / 3] ^= 1;
        String onChanged = Signatures.judge(changed, issuer);
        expect("DSS on a changed byte", !onChanged.contains("PASSED"), onChanged);
        String onAppended = Signatures.judge(appended(Files.readAllBytes(first)), issuer);
        expect("DSS on an appended box", !onAppended.contains("PASSED"), onAppended);
        System.out.println("EU DSS on a changed byte: " + onChanged + "; on an appended box: " + onAppended);
    }

    private static byte[] appended(byte[] report) throws IOException {
        try (PDDocument document = Loader.loadPDF(report)) {
            PDAnnotationSquare box = new PDAnnotationSquare();
            box.setRectangle(new PDRectangle(100, 100, 200, 100));
            document.getPage(0).getAnnotations().add(box);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private void credentials(Path folder, Path file) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
        ObjectMapper mapper = new ObjectMapper();
        List<Path> credentials = files(folder, ".jwt");
        expect("credentials in " + folder, !credentials.isEmpty(), 0);
        JsonNode last = mapper.createObjectNode();
        int placed = 0;
        for (Path credential : credentials) {
            last = mapper.readTree(Base64.getUrlDecoder().decode(Files.readString(credential).split("\\.")[1]));
            var found = schema.validate(last);
            expect("UNTP schema on " + credential, found.isEmpty(), found);
            placed += last.has("credentialStatus") ? 1 : 0;
        }
        ((ObjectNode) last).remove("issuer");
        expect("UNTP schema on a credential without issuer", !schema.validate(last).isEmpty(), "accepted");
        System.out.printf(
                "UNTP schema: %d credentials, %d with a place in status lists, and refuses one without issuer%n",
                credentials.size(), placed);
    }
}
