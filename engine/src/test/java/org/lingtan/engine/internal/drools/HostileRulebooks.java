package org.lingtan.engine.internal.drools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;

/**
 * Every attack on the engine through a rulebook: in rule files, in the other files, in the folder, in compiled classes and
 * in the cache. Each must be refused with the reason that is expected of it. The command prints one line for each.
 */
public final class HostileRulebooks {

    static final Path BOOKS = Path.of("src/test/books");
    static final String RULES = "digital/d1-access/d1-access.drl";
    private static final Path HOSTILE = BOOKS.resolve("hostile");

    /** What is asked whether it refuses a rulebook; a gate that never refuses shows that the harness would notice. */
    interface Gate {
        List<Defect> refusals(Attempt attempt) throws IOException;
    }

    /** Does what an attacker would have done; ends with the defects of the refusal, if there is one. */
    interface Attempt {
        void run() throws IOException;
    }

    /**
     * One attack.
     *
     * @param kind where it comes in
     * @param name what it tries
     * @param expected the code of the refusal
     * @param attempt does it
     */
    record Attack(String kind, String name, String expected, Attempt attempt) {}

    /**
     * What came of one attack.
     *
     * @param attack the attack
     * @param refusals the defects that were named
     */
    record Outcome(Attack attack, List<Defect> refusals) {

        /** Refused for the expected reason, and every reason has a file and advice in both languages. */
        boolean isRefused() {
            return refusals.stream().anyMatch(defect -> defect.code().equals(attack.expected()))
                    && refusals.stream()
                            .noneMatch(defect -> defect.file().isBlank()
                                    || defect.message().zh().isBlank()
                                    || defect.message().en().isBlank());
        }

        String line() {
            Defect told = refusals.stream()
                    .filter(defect -> defect.code().equals(attack.expected()))
                    .findFirst()
                    .orElse(null);
            String reason = told == null
                    ? "GOT THROUGH, expected " + attack.expected() + ", found " + refusals
                    : told.code() + "  " + told.file() + (told.line() > 0 ? ":" + told.line() : "");
            return "%-8s %-45s %s".formatted(attack.kind(), attack.name(), reason);
        }
    }

    private HostileRulebooks() {}

    /**
     * The command.
     *
     * @param arguments none
     * @throws IOException if the corpus cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        int through = 0;
        long slowest = 0;
        Map<String, Integer> kinds = new TreeMap<>();
        List<Attack> attacks = all();
        for (Attack attack : attacks) {
            long start = System.nanoTime();
            Outcome outcome = outcome(attack, HostileRulebooks::refusals);
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            out.println(outcome.line());
            through += outcome.isRefused() ? 0 : 1;
            kinds.merge(attack.kind(), 1, Integer::sum);
        }
        out.printf(
                "%d attacks %s, %d refused with the expected reason, %d got through, slowest %d ms%n",
                attacks.size(), kinds, attacks.size() - through, through, slowest);
        System.exit(through == 0 ? 0 : 1);
    }

    static Outcome outcome(Attack attack, Gate gate) throws IOException {
        return new Outcome(attack, gate.refusals(attack.attempt()));
    }

    /** The gates of the product. */
    static List<Defect> refusals(Attempt attempt) throws IOException {
        try {
            attempt.run();
            return List.of();
        } catch (RulebookDefects refused) {
            return refused.defects();
        }
    }

    static List<Attack> all() throws IOException {
        List<Attack> attacks = new ArrayList<>();
        attacks.addAll(rules());
        attacks.addAll(files());
        attacks.addAll(HostileFolders.all());
        HostileClasses.all()
                .forEach((name, bytes) -> attacks.add(new Attack(
                        "classes",
                        name,
                        "audit.refused",
                        () -> BytecodeAudit.check(
                                RulebookReader.read(mini()), HostileClasses.only("mini/Evil.class", bytes)))));
        return attacks;
    }

    static Map<String, byte[]> mini() throws IOException {
        Path folder = BOOKS.resolve("mini/1.0.0");
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static List<Path> listed(String folder) throws IOException {
        try (Stream<Path> list = Files.list(HOSTILE.resolve(folder))) {
            return list.sorted(Comparator.comparing(Path::toString)).toList();
        }
    }

    private static List<Attack> rules() throws IOException {
        List<Attack> attacks = new ArrayList<>();
        for (Path file : listed("rules")) {
            String text = Files.readString(file, UTF_8);
            String mark = "// expect: ";
            String code = text.substring(text.lastIndexOf(mark) + mark.length()).strip();
            attacks.add(new Attack("rules", String.valueOf(file.getFileName()), code, () -> {
                Map<String, byte[]> files = mini();
                files.put(RULES, text.getBytes(UTF_8));
                RulebookReader.read(files);
            }));
        }
        return attacks;
    }

    private static List<Attack> files() throws IOException {
        List<Attack> attacks = new ArrayList<>();
        for (Path file : listed("files")) {
            String text = Files.readString(file, UTF_8);
            YamlNode node = YamlNode.read(String.valueOf(file.getFileName()), text);
            attacks.add(new Attack(
                    "files",
                    String.valueOf(file.getFileName()),
                    node.get("expect").text(),
                    () -> {
                        Map<String, byte[]> files = mini();
                        String edited = node.get("file").text();
                        String before = new String(files.getOrDefault(edited, new byte[0]), UTF_8);
                        files.put(
                                edited,
                                before.replace(raw(text, "replace"), raw(text, "by"))
                                        .getBytes(UTF_8));
                        RulebookReader.read(files);
                    }));
        }
        return attacks;
    }

    /** The quoted value of a key with its white space, which a YAML text would lose here. */
    private static String raw(String mistake, String key) {
        String line = mistake.lines()
                .filter(each -> each.startsWith(key + ": "))
                .findFirst()
                .orElseThrow();
        String quoted = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
        return quoted.replace("\\n", "\n").replace("\\\"", "\"");
    }

    static java.util.Set<String> kinds(List<Attack> attacks) {
        TreeSet<String> kinds = new TreeSet<>();
        attacks.forEach(attack -> kinds.add(attack.kind()));
        return kinds;
    }
}
