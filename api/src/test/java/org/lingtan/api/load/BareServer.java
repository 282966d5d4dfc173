package org.lingtan.api.load;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Bare endpoints of Spring that read and write what the operations of the server read and write, and do nothing else: no
 * account, no check, no rule, no hash.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@RestController
class BareServer {

    /** What a submission leaves in a database: the case, the entry in the journal, its end, the key of the request. */
    static final String TABLES = "create table bare_case (id text primary key, file text not null);"
            + " create table bare_journal (sequence bigint primary key, entry text not null);"
            + " create table bare_key (key text primary key, answer text not null);"
            + " create table bare_head (sequence bigint not null); insert into bare_head values (0)";

    private static final int CONNECTIONS = 20;
    private static final String TEXT = "x".repeat(700);

    private final JdbcClient register;
    private final JdbcClient beside;
    private final TransactionTemplate transactions;
    private final Path folder;

    BareServer() throws IOException {
        this.register = JdbcClient.create(pool("own"));
        HikariDataSource writing = pool("beside");
        this.beside = JdbcClient.create(writing);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(writing));
        this.folder = Files.createDirectories(Path.of(System.getProperty("bare.folder")));
    }

    private static HikariDataSource pool(String which) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(System.getProperty("bare." + which + ".url"));
        pool.setUsername(System.getProperty("bare." + which + ".user"));
        pool.setPassword(System.getenv("BARE_" + which.toUpperCase(java.util.Locale.ROOT)));
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }

    /** Starts it on any port, and says which. */
    public static void main(String[] arguments) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SpringApplication application = new SpringApplication(BareServer.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off"));
        ConfigurableApplicationContext context = application.run();
        System.out.println(
                "Ready at http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** The rows that a look-up needs. */
    @GetMapping(value = "/certificates/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    String lookUp(@PathVariable String number) {
        String[] row = register.sql("select one.document, one.case_id, file.file, entry.said from certificate one"
                        + " join certification_case file on file.id = one.case_id"
                        + " left join register_entry entry on entry.number = one.number where one.number = ?")
                .param(number)
                .query((found, index) ->
                        new String[] {found.getString("case_id"), found.getString("file"), found.getString("said")})
                .single();
        int entries = register.sql("select entry from journal where (entry::jsonb ->> 'subject') = ? order by sequence")
                .param(row[0])
                .query(String.class)
                .list()
                .size();
        return "{\"entries\":" + entries + ",\"said\":" + row[2] + "}";
    }

    /** The upload goes through a file, and an answer of the right length comes back. */
    @PostMapping("/preview")
    ResponseEntity<byte[]> preview(HttpServletRequest request, @RequestParam int answer) throws IOException {
        Path file = received(request);
        byte[] read = Files.readAllBytes(file);
        Files.delete(file);
        byte[] body = new byte[answer];
        body[0] = read[0];
        return ResponseEntity.ok(body);
    }

    /** One of the changes of a submission: a transaction that writes what the server writes. */
    @PostMapping(value = "/change", produces = MediaType.APPLICATION_JSON_VALUE)
    String change(@RequestParam String id) {
        changed(id);
        return "{}";
    }

    /** The change that brings the package along, which is on the disk before the transaction ends. */
    @PostMapping(value = "/package", produces = MediaType.APPLICATION_JSON_VALUE)
    String attach(@RequestParam String id, HttpServletRequest request) throws IOException {
        Path file = received(request);
        byte[] read = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(file, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
        changed(id);
        return "{\"bytes\":" + read.length + "}";
    }

    private void changed(String id) {
        transactions.executeWithoutResult(status -> {
            beside.sql("insert into bare_key values (?, ?)")
                    .params(UUID.randomUUID().toString(), TEXT)
                    .update();
            beside.sql("insert into bare_case values (?, ?) on conflict (id) do update set file = excluded.file")
                    .params(id, TEXT)
                    .update();
            long last = beside.sql("select sequence from bare_head for update")
                    .query(Long.class)
                    .single();
            beside.sql("insert into bare_journal values (?, ?)")
                    .params(last + 1, TEXT)
                    .update();
            beside.sql("update bare_head set sequence = ?").param(last + 1).update();
        });
    }

    private Path received(HttpServletRequest request) throws IOException {
        Path file = Files.createTempFile(folder, "in", ".zip");
        try (InputStream in = request.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return file;
    }
}
