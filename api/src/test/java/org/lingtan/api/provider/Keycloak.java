package org.lingtan.api.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;

/** Keycloak as a process of its own, with a realm of the house in which two people and two clients are known. */
public final class Keycloak implements AutoCloseable {

    /** The password of everybody in the realm. */
    public static final String PASSWORD = "zwei Zimmer";

    private static final int MINUTES = 5;
    private static final int PAUSE = 250;
    private static final String SECRET = "ein Geheimnis";

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one. The first time after a clean build it assembles itself, which takes longer. */
    public static Keycloak start(Path folder, String back) throws IOException, InterruptedException {
        Path home = home();
        Path assembled = home.resolve("assembled");
        if (!Files.exists(assembled)) {
            Process build = run(home, folder.resolve("keycloak-build.log"), List.of("build", "--db=dev-mem"));
            assertTrue(build.waitFor(MINUTES, TimeUnit.MINUTES), "Keycloak is not assembled");
            assertEquals(0, build.exitValue(), Files.readString(folder.resolve("keycloak-build.log")));
            Files.createFile(assembled);
        }
        Path realms = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(realms.resolve("house.json"), realm(back));
        int port = freePort();
        Path log = folder.resolve("keycloak.log");
        Keycloak keycloak = new Keycloak(
                run(
                        home,
                        log,
                        List.of(
                                "start",
                                "--optimized",
                                "--import-realm",
                                "--cache=local",
                                "--http-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--hostname-strict=false")),
                port);
        keycloak.await(log);
        return keycloak;
    }

    private static Path home() {
        try (Stream<Path> found = Files.list(Path.of("target/keycloak"))) {
            return found.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process run(Path home, Path log, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -Xmx512m");
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String realm(String back) {
        String clients = Stream.of("lingtan", "another")
                .map(id -> """
                        {"clientId":"%s","secret":"%s","redirectUris":["%s"],"standardFlowEnabled":true,
                        "attributes":{"pkce.code.challenge.method":"S256"}}""".formatted(id, SECRET, back))
                .toList()
                .toString();
        String users = Stream.of("wang", "li")
                .map(name -> """
                        {"username":"%s","enabled":true,"firstName":"%1$s","lastName":"%1$s","email":"%1$s@house.example",
                        "emailVerified":true,"credentials":[{"type":"password","value":"%s"}]}""".formatted(name, PASSWORD))
                .toList()
                .toString();
        return "{\"realm\":\"house\",\"enabled\":true,\"accessTokenLifespan\":3600,\"clients\":%s,\"users\":%s}"
                .formatted(clients, users);
    }

    private void await(Path log) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(MINUTES))
                .build();
        for (int i = 0; i < MINUTES * 60_000 / PAUSE; i++) {
            assertTrue(process.isAlive(), () -> "Keycloak ended: " + log);
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == HttpURLConnection.HTTP_OK) {
                    return;
                }
            } catch (IOException notYet) {
                // It is asked again below.
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        }
        throw new AssertionError("Keycloak does not answer: " + log);
    }

    private String issuer() {
        return "http://127.0.0.1:%d/realms/house".formatted(port);
    }

    /** The settings of a server that is one of its clients. */
    public ProviderSettings settings() {
        return new ProviderSettings(
                URI.create(issuer()),
                "lingtan",
                SECRET,
                List.of("profile"),
                new Text("统一登录", "Single sign-on"),
                "sub",
                Set.of(),
                Set.of(),
                true);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
