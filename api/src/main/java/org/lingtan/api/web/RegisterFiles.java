package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lingtan.api.certificate.Register;
import org.lingtan.api.report.RegisterStatements;
import org.lingtan.api.rulebook.ImpactCsv;
import org.lingtan.engine.outcome.CanonicalJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole register in a file: as a table, as JSON, signed for checking offline; and the status lists. */
@RestController
@RequestMapping("/api/v1/register")
class RegisterFiles {

    private final Register register;
    private final RegisterStatements statements;
    private final Path incoming;

    RegisterFiles(Register register, RegisterStatements statements, ServerFolders folders) {
        this.register = register;
        this.statements = statements;
        this.incoming = folders.incoming();
    }

    @Open
    @Limited(RateLimits.Kind.EXPORTS)
    @GetMapping(value = "/certificates.csv", produces = "text/csv")
    void table(HttpServletResponse response) throws IOException {
        send(response, "text/csv; charset=utf-8; header=present", "certificates.csv", out -> {
            out.write(String.join(",", RegisterLine.HEADS) + "\r\n");
            register.each(entry -> write(
                    out,
                    RegisterLine.of(entry).cells().stream().map(ImpactCsv::text).collect(Collectors.joining(","))
                            + "\r\n"));
        });
    }

    @Open
    @Limited(RateLimits.Kind.EXPORTS)
    @GetMapping(value = "/certificates.json", produces = MediaType.APPLICATION_JSON_VALUE)
    void json(HttpServletResponse response) throws IOException {
        send(response, MediaType.APPLICATION_JSON_VALUE, "certificates.json", out -> {
            out.write("{\"certificates\":[");
            String[] between = {"\n"};
            register.each(entry -> {
                write(
                        out,
                        between[0]
                                + CanonicalJson.write(
                                        named(RegisterLine.of(entry).cells())));
                between[0] = ",\n";
            });
            out.write("\n],\"schemaVersion\":\"1\"}\n");
        });
    }

    private static Map<String, String> named(List<String> cells) {
        Map<String, String> line = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            line.put(RegisterLine.HEADS.get(i), cells.get(i));
        }
        return line;
    }

    /** Writes a file. */
    private interface Contents {
        void write(Writer out) throws IOException;
    }

    /**
     * Sends what is whole: whoever reads slowly keeps no connection of the database meanwhile, and a failure half way is
     * answered as one and not as a shorter register.
     */
    private void send(HttpServletResponse response, String type, String name, Contents contents) throws IOException {
        Path file = Files.createTempFile(incoming, "register", "");
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                contents.write(out);
            }
            response.setContentType(type);
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Open
    @Limited(RateLimits.Kind.EXPORTS)
    @GetMapping(value = "/snapshot", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> snapshot() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"register-snapshot.json\"")
                .body(statements.snapshot());
    }

    /** A Bitstring Status List, as a signed credential. */
    @Open
    @Limited(RateLimits.Kind.REGISTER)
    @GetMapping(value = "/status/{list}/{purpose}", produces = "application/vc+jwt")
    ResponseEntity<byte[]> status(@PathVariable String list, @PathVariable String purpose) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/vc+jwt"))
                .body(statements.statusList(list, purpose));
    }
}
