package org.lingtan.engine.internal.drools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.lingtan.engine.internal.drools.HostileRulebooks.Attack;
import org.lingtan.engine.internal.drools.HostileRulebooks.Attempt;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.rulebook.RulebookShelf;

/** Attacks through the folder of a rulebook, through several books on one shelf, and through the cache of classes. */
final class HostileFolders {

    private static final String PARAMETERS = "parameters.yaml";
    private static final String SOURCE = "source: {zh: 测试, en: test}";

    private final List<Attack> attacks = new ArrayList<>();

    private HostileFolders() {}

    /** Something done in a folder made for it. */
    private interface InFolder {
        void run(Path folder) throws IOException;
    }

    static List<Attack> all() {
        HostileFolders all = new HostileFolders();
        all.names();
        all.links();
        all.expansions();
        all.shelves();
        all.cache();
        return all.attacks;
    }

    private void add(String kind, String name, String expected, Attempt attempt) {
        attacks.add(new Attack(kind, name, expected, attempt));
    }

    private static Attempt in(InFolder act) {
        return () -> {
            Path folder = Files.createTempDirectory("hostile");
            try {
                act.run(folder);
            } finally {
                delete(folder);
            }
        };
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolve("..").normalize());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    private static Attempt edited(String file, UnaryOperator<String> edit) {
        return () -> {
            Map<String, byte[]> files = HostileRulebooks.mini();
            String text = new String(files.getOrDefault(file, new byte[0]), UTF_8);
            files.put(file, edit.apply(text).getBytes(UTF_8));
            RulebookReader.read(files);
        };
    }

    private static Attempt added(String path, byte[] content) {
        return () -> {
            Map<String, byte[]> files = HostileRulebooks.mini();
            files.put(path, content);
            RulebookReader.read(files);
        };
    }

    private void names() {
        Map.of(
                        "../rulebook.yaml", "traversal",
                        "/etc/passwd", "absolute path",
                        "digital/../../x.yaml", "traversal in the middle",
                        "digital\\d1-access\\x.drl", "backslashes",
                        "C:/x.yaml", "drive",
                        "digital/d1\u202eaccess/x.drl", "bidi control in a name",
                        "a/b/c/d/e/f.yaml", "too deep",
                        ".hidden.yaml", "hidden file")
                .forEach((path, name) -> add("folder", name, "file.name", added(path, new byte[1])));
        add("folder", "class file beside the rules", "file.unexpected", added("mini/Evil.class", new byte[4]));
        add("folder", "archive in the folder", "file.unexpected", added("rules.jar", new byte[4]));
        add("folder", "second rule file", "file.unexpected", added("digital/d1-access/more.drl", new byte[4]));
        add("folder", "kmodule.xml", "file.name", added("META-INF/../kmodule.xml", new byte[4]));
        add("folder", "decision table", "file.unexpected", added("digital/d1-access/rules.xls", new byte[4]));
        add("folder", "text that is no UTF-8", "file.not-utf8", added(HostileRulebooks.RULES, new byte[] {
            (byte) 0xc3, (byte) 0x28
        }));
        add(
                "folder",
                "UTF-16 text",
                "file.not-utf8",
                added(PARAMETERS, "x: y".getBytes(java.nio.charset.StandardCharsets.UTF_16)));
    }

    private void links() {
        add("folder", "symbolic link to a file outside", "file.link", in(folder -> {
            write(folder, HostileRulebooks.mini());
            Files.delete(folder.resolve("levels.yaml"));
            Files.createSymbolicLink(folder.resolve("levels.yaml"), Path.of("/etc/passwd"));
            RulebookReader.read(folder);
        }));
        add("folder", "symbolic link to a folder outside", "file.link", in(folder -> {
            write(folder, HostileRulebooks.mini());
            Files.createSymbolicLink(folder.resolve("secrets"), Path.of("/etc"));
            RulebookReader.read(folder);
        }));
        add("folder", "symbolic link to itself", "file.link", in(folder -> {
            write(folder, HostileRulebooks.mini());
            Files.createSymbolicLink(folder.resolve("circle"), folder);
            RulebookReader.read(folder);
        }));
    }

    private void expansions() {
        add("size", "a file of 2 MB", "file.too-large", added("README.md", new byte[2_000_000]));
        add("size", "5,000 files", "file.too-many", () -> {
            Map<String, byte[]> files = HostileRulebooks.mini();
            for (int i = 0; i < 5_000; i++) {
                files.put("packages/p" + i + ".yaml", new byte[1]);
            }
            RulebookReader.read(files);
        });
        add(
                "size",
                "a rule file of 200,000 characters",
                "file.too-large",
                edited(HostileRulebooks.RULES, text -> text + "//" + "x".repeat(200_000)));
        add(
                "size",
                "a billion rows of bands",
                "file.too-large",
                edited(PARAMETERS, text -> text.replace("[100, 5]", "[100, 5]" + ", [101, 6]".repeat(120_000))));
        add(
                "size",
                "50,000 bands",
                "yaml.too-many",
                edited(PARAMETERS, text -> text.replace("[[20, 1]", bands(50_000))));
        add(
                "size",
                "15,000 dated values",
                "yaml.too-many",
                edited(
                        PARAMETERS,
                        text -> text.replace("  value: 2\n", "  values:\n" + "    - {value: 2}\n".repeat(15_000))));
        add("size", "15,000 parameters", "yaml.too-many", edited(PARAMETERS, text -> {
            StringBuilder more = new StringBuilder(text);
            for (int i = 0; i < 15_000; i++) {
                more.append("- {id: p").append(i).append(", unit: x, value: 1}\n");
            }
            return more.toString();
        }));
        add("size", "5,000 levels", "yaml.too-many", edited("levels.yaml", text -> {
            StringBuilder more = new StringBuilder(text);
            for (int i = 0; i < 5_000; i++) {
                more.append("- {id: l")
                        .append(i)
                        .append(", zh: 级, en: level, score: {min: ")
                        .append(i)
                        .append("}}\n");
            }
            return more.toString();
        }));
        add(
                "size",
                "10,000 groups",
                "yaml.too-many",
                edited(
                        "rulebook.yaml",
                        text -> text.replace("groups:\n", "groups:\n" + "  - {id: g, zh: 组, en: g}\n".repeat(10_000))));
        add(
                "size",
                "10,000 dependencies",
                "yaml.too-many",
                edited("rulebook.yaml", text -> text + "dependencies: [" + "a@1.0.0, ".repeat(10_000) + "a@1.0.0]\n"));
        add(
                "size",
                "lists nested 500 deep",
                "yaml.not-yaml",
                edited(PARAMETERS, text -> "[".repeat(500) + "]".repeat(500)));
        add(
                "size",
                "aliases that multiply",
                "yaml.not-yaml",
                edited(PARAMETERS, text -> "- &a [x, x, x]\n- &b [*a, *a, *a]\n- &c [*b, *b, *b]\n- [*c, *c, *c]\n"));
        add("size", "a merge key", "yaml.not-yaml", edited(PARAMETERS, text -> "- &a {id: x}\n- {<<: *a}\n"));
        add(
                "size",
                "a number of 100,000 digits",
                "number.too-long",
                edited(PARAMETERS, text -> text.replace("value: 2\n", "value: " + "9".repeat(100_000) + "\n")));
        add(
                "size",
                "a number with the exponent 999,999,999",
                "number.not-a-number",
                edited(PARAMETERS, text -> text.replace("value: 2\n", "value: 1e999999999\n")));
        add(
                "size",
                "a number with the exponent -999,999,999",
                "number.not-a-number",
                edited(PARAMETERS, text -> text.replace("value: 2\n", "value: 1e-999999999\n")));
        add(
                "size",
                "a year of nine digits",
                "parameter.not-in-force",
                edited(PARAMETERS, text -> text.replace("  value: 2\n", "  from: +999999999-01-01\n  value: 2\n")));
        add(
                "size",
                "a full-width digit",
                "number.full-width",
                edited(PARAMETERS, text -> text.replace("value: 2\n", "value: ２\n")));
        add(
                "size",
                "not a number",
                "number.not-a-number",
                edited(PARAMETERS, text -> text.replace("value: 2\n", "value: .nan\n")));
        add(
                "size",
                "infinity",
                "number.not-a-number",
                edited(PARAMETERS, text -> text.replace("value: 2\n", "value: .inf\n")));
        add(
                "size",
                "a Java object by its tag",
                "yaml.not-yaml",
                edited(PARAMETERS, text -> text.replace(SOURCE, "source: !!javax.script.ScriptEngineManager [x]")));
    }

    private static String bands(int count) {
        StringBuilder bands = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            bands.append('[').append(i).append(".0,").append(i + 1).append("],");
        }
        return bands + "[99999, 1]";
    }

    private void shelves() {
        add(
                "shelf",
                "a book that depends on itself",
                "rulebook.dependency-cycle",
                edited("rulebook.yaml", text -> text + "dependencies: [mini@1.0.0]\n"));
        add("shelf", "two books that depend on each other", "rulebook.dependency-cycle", in(folder -> {
            book(folder, "mini", "other@1.0.0");
            book(folder, "other", "mini@1.0.0");
            foreign(folder, "mini@1.0.0");
        }));
        add("shelf", "another content under the name of a version", "rulebook.repeated", in(folder -> {
            book(folder.resolve("a"), "mini", "");
            book(folder.resolve("b"), "mini", "zzz@1.0.0");
            RulebookShelf.ofFolders(List.of(folder.resolve("a"), folder.resolve("b")));
        }));
        add("shelf", "a book in the folder of another", "rulebook.folder", in(folder -> {
            write(folder.resolve("cnip/1.0.0"), HostileRulebooks.mini());
            RulebookShelf.ofFolders(List.of(folder)).find(RulebookId.parse("cnip@1.0.0"));
        }));
        add("shelf", "files changed after they were checked", "rulebook.changed", in(folder -> {
            book(folder, "mini", "");
            RulebookShelf shelf = RulebookShelf.ofFolders(List.of(folder));
            Rulebook read = shelf.find(RulebookId.parse("mini@1.0.0")).orElseThrow();
            Path rules = folder.resolve("mini/1.0.0").resolve(HostileRulebooks.RULES);
            Files.writeString(rules, Files.readString(rules) + "\n");
            read.rules().forEach(Rulebook.RuleFile::text);
        }));
        add(
                "shelf",
                "a compiler that never ends",
                "compile.timeout",
                () -> new ChildCompiler(List.of("/bin/sh", "-c", "sleep 60"), Duration.ofMillis(200))
                        .compile(RulebookReader.read(HostileRulebooks.mini()), Map.of()));
        add(
                "shelf",
                "a compiler that falls over",
                "compile.failed",
                () -> new ChildCompiler(List.of("/bin/false"), Duration.ofSeconds(20))
                        .compile(RulebookReader.read(HostileRulebooks.mini()), Map.of()));
    }

    private static void book(Path shelf, String id, String dependency) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        HostileRulebooks.mini().forEach((path, bytes) -> {
            String text = new String(bytes, UTF_8);
            files.put(
                    path,
                    text.replace("id: mini\n", "id: " + id + "\n")
                            .replace("package mini", "package " + id)
                            .replace("\"MINI-", "\"" + id.toUpperCase(java.util.Locale.ROOT) + "-")
                            .getBytes(UTF_8));
        });
        String head = new String(files.getOrDefault("rulebook.yaml", new byte[0]), UTF_8);
        files.put(
                "rulebook.yaml",
                (dependency.isEmpty() ? head : head + "dependencies: [" + dependency + "]\n").getBytes(UTF_8));
        write(shelf.resolve(id).resolve("1.0.0"), files);
    }

    private static void foreign(Path folder, String id) {
        RulebookShelf shelf = RulebookShelf.of(ClassLoader.getPlatformClassLoader(), List.of(folder));
        new CompiledShelf(shelf, new RuleRuntime()).find(RulebookId.parse(id));
    }

    /** Bundles of classes in the cache that are not loaded; the runtime compiles the rules anew in their place. */
    private void cache() {
        smuggled(
                "bundle sealed without the key",
                (book, good) ->
                        ClassBundle.write(book.digest(), new CompiledRules(List.of(), new TreeMap<>()), Seal.plain()));
        smuggled(
                "bundle of another rulebook",
                (book, good) ->
                        ClassBundle.write("sha256:other", new CompiledRules(List.of(), new TreeMap<>()), Seal.plain()));
        smuggled("bundle with a flipped bit", (book, good) -> {
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            return bad;
        });
        smuggled("bundle cut short", (book, good) -> java.util.Arrays.copyOf(good, good.length / 2));
        smuggled("empty bundle", (book, good) -> new byte[0]);
        smuggled("archive bomb in the place of a bundle", (book, good) -> new byte[3_000_000]);
    }

    /** What stands in the cache in the place of what was written there. */
    private interface Forgery {
        byte[] of(Rulebook book, byte[] good) throws IOException;
    }

    private void smuggled(String name, Forgery forgery) {
        add("cache", name, "cache.not-loaded", in(folder -> {
            Rulebook book = RulebookReader.read(HostileRulebooks.mini());
            ClassCache cache = new ClassCache(folder);
            cache.store(book.digest(), new CompiledRules(List.of(), new TreeMap<>()));
            Path file;
            try (var walk = Files.walk(folder)) {
                file = walk.filter(path -> path.endsWith("rules.bin"))
                        .findFirst()
                        .orElseThrow();
            }
            Files.write(file, forgery.of(book, Files.readAllBytes(file)));
            if (cache.find(book.digest()).isEmpty()) {
                throw new RulebookDefects(List.of(new Defect(
                        "cache.not-loaded",
                        file.getFileName().toString(),
                        0,
                        "",
                        new org.lingtan.catalog.Text("缓存不予加载，重新编译。", "Not loaded; compiled anew."))));
            }
        }));
    }
}
