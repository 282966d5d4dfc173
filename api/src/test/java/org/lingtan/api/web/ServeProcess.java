package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.api.application.Role;
import org.lingtan.api.cli.Lingtan;

/**
 * {@code lingtan serve} as a process of its own.
 *
 * @param process the process
 * @param address where it listens
 * @param secret the secret of the set-up link; blank if there are people already
 * @param err what it writes to standard error
 */
record ServeProcess(Process process, String address, String secret, Path err) {

    private static final int SIGTERM = 143;

    private static ProcessBuilder lingtan(String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LINGTAN_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Runs a command that can write no file longer than some kibibytes, as if the disk were full from there on. */
    static Outcome runOnFullDisk(int kibibytes, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = lingtan(Lingtan.class.getName(), List.of(arguments));
        List<String> limited =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "limited"));
        limited.addAll(builder.command());
        limited.add(limited.indexOf("-XX:+UseSerialGC"), "-XX:-UsePerfData");
        return ended(builder.command(limited));
    }

    /** What came of a command. */
    record Outcome(int code, String out) {}

    /** Runs another command of the product to its end. */
    static Outcome run(String... arguments) throws IOException, InterruptedException {
        return ended(lingtan(Lingtan.class.getName(), List.of(arguments)));
    }

    private static Outcome ended(ProcessBuilder command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("lingtan", ".out");
        Process process =
                command.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroy();
            throw new AssertionError("still running: " + said(out));
        }
        Outcome outcome = new Outcome(process.exitValue(), Files.readString(out));
        Files.delete(out);
        return outcome;
    }

    /** Starts a server and waits until it is ready. */
    static ServeProcess start(Path err, String... arguments) throws IOException {
        return start(Lingtan.class, err, arguments);
    }

    /** The same with a main class that does more than the command line. */
    static ServeProcess start(Class<?> main, Path err, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(arguments));
        Process process =
                lingtan(main.getName(), all).redirectError(err.toFile()).start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String ready = said.readLine();
        assertTrue(ready != null && ready.startsWith("Ready at "), () -> ready + said(err));
        String address = String.valueOf(ready).substring("Ready at ".length());
        // The line with the link comes only while nobody is in; it was written before the one above is read.
        String link = said.ready() ? said.readLine() : "";
        return new ServeProcess(process, address, link.substring(link.indexOf('#') + 1), err);
    }

    private static String said(Path err) {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            return e.toString();
        }
    }

    Client stranger() {
        return new Client(address, "");
    }

    /** Sets the first administrator up and logs them in. */
    Client administrator() {
        accepted(stranger()
                .post(
                        "/api/v1/setup",
                        "{\"secret\":\"%s\",\"name\":\"A\",\"login\":\"admin\",\"password\":\"%s\"}"
                                .formatted(secret, RunningServer.PASSWORD)));
        return loggedIn("admin", Role.ADMINISTRATOR);
    }

    /** Admits somebody, who sets a password and logs in. */
    Client admitted(Client administrator, String login, String tenant, Role role) {
        Client.Answer invited = administrator.post(
                "/api/v1/persons",
                "{\"name\":\"B\",\"login\":\"%s\",\"tenant\":\"%s\",\"roles\":[\"%s\"]}"
                        .formatted(login, tenant, role.code()));
        accepted(invited);
        accepted(stranger()
                .post(
                        "/api/v1/password",
                        "{\"secret\":\"%s\",\"password\":\"%s\"}"
                                .formatted(invited.json().get("secret").text(), RunningServer.PASSWORD)));
        return loggedIn(login, role);
    }

    private Client loggedIn(String login, Role role) {
        Browser browser = new Browser(address);
        accepted(browser.logIn(login, RunningServer.PASSWORD, ""));
        Client.Answer app = browser.post("/api/v1/second-factor", "");
        accepted(app);
        accepted(browser.confirm(Authenticator.code(
                app.json().get("secret").text(), Clock.systemUTC().instant())));
        Client.Answer token = browser.post(
                "/api/v1/tokens",
                "{\"label\":\"x\",\"roles\":[\"%s\"],\"readOnly\":false,\"days\":\"9\"}".formatted(role.code()));
        accepted(token);
        return new Client(address, token.json().get("secret").text());
    }

    private static void accepted(Client.Answer answer) {
        assertTrue(answer.status() < 300, answer.body());
    }

    /** Where health and metrics are told. */
    Client management() throws IOException {
        Matcher port = Pattern.compile("\"management\":\"([0-9]+)\"").matcher(Files.readString(err));
        assertTrue(port.find(), () -> said(err));
        return new Client("http://127.0.0.1:" + port.group(1), "");
    }

    /** Asks it to stop, as systemd does. */
    void terminate() {
        process.destroy();
    }

    /** Waits until it has stopped because it was asked to. */
    void stopped() throws InterruptedException {
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it does not stop");
        assertTrue(process.exitValue() == SIGTERM || process.exitValue() == 0, () -> process.exitValue() + said(err));
    }
}
