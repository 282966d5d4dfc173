package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Compiles a rulebook in a process of its own, which is killed when its time is over.
 *
 * @param command the command that starts {@link ForeignCompiler}, to which the folder of the rulebook and the folder for
 *     the result are added
 * @param limit how long it may take
 */
public record ChildCompiler(List<String> command, Duration limit) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Copies the command. */
    public ChildCompiler {
        command = List.copyOf(command);
    }

    /**
     * Starts the Java that runs now, with its class path.
     *
     * @return the compiler
     */
    public static ChildCompiler ofThisJvm() {
        return new ChildCompiler(
                List.of(
                        java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        ForeignCompiler.class.getName()),
                LIMIT);
    }

    /**
     * Starts the Java that runs now with the launcher of a Spring Boot jar, inside of which no class path works.
     *
     * @param jar the jar
     * @return the compiler
     */
    public static ChildCompiler ofBootJar(Path jar) {
        return new ChildCompiler(
                List.of(
                        java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dloader.main=" + ForeignCompiler.class.getName(),
                        "-cp",
                        jar.toString(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"),
                LIMIT);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    CompiledRules compile(Rulebook book, Map<String, byte[]> files) {
        try {
            Path work = Files.createTempDirectory("lingtan-rules");
            try {
                return compile(book, files, work);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook %s cannot be compiled.".formatted(book.id()), e);
        }
    }

    private CompiledRules compile(Rulebook book, Map<String, byte[]> files, Path work) throws IOException {
        Path source = work.resolve("book");
        Path result = Files.createDirectories(work.resolve("result"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey()).normalize();
            Path parent = path.getParent();
            if (!path.startsWith(source) || parent == null) {
                throw new IOException("The path (%s) leaves its folder.".formatted(file.getKey()));
            }
            Files.createDirectories(parent);
            Files.write(path, file.getValue());
        }
        run(source, result, work);
        refuseDefects(result.resolve(ForeignCompiler.DEFECTS));
        Path bundle = result.resolve(ForeignCompiler.BUNDLE);
        if (Files.isRegularFile(bundle)) {
            return ClassBundle.read(Files.readAllBytes(bundle), book.digest(), Seal.plain())
                    .orElseThrow(() -> failed("the result is not of this rulebook"));
        }
        throw failed("the compiler ended without a result");
    }

    private static RulebookDefects failed(String reason) {
        return new RulebookDefects(List.of(Defect.of("compile.failed", "rulebook.yaml", 0, "", reason)));
    }

    private void run(Path source, Path result, Path work) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.add(source.toString());
        line.add(result.toString());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RulebookDefects(
                        List.of(Defect.of("compile.timeout", "rulebook.yaml", 0, "", limit.toSeconds())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while compiling.", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void refuseDefects(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        List<Defect> defects = new ArrayList<>();
        for (String line :
                Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
            String[] f = line.split("\t", -1);
            if (f.length == ForeignCompiler.FIELDS) {
                defects.add(new Defect(f[0], f[1], Integer.parseInt(f[2]), f[3], new Text(f[4], f[5])));
            }
        }
        throw defects.isEmpty() ? failed("unreadable defects") : new RulebookDefects(defects);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
