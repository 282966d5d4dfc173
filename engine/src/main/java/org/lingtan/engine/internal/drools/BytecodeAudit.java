package org.lingtan.engine.internal.drools;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.objectweb.asm.ClassReader;

/**
 * The second gate, independent of every parser: refuses compiled classes that refer to anything but what compiled rules
 * of the restricted profile need, or that could run for ever.
 */
final class BytecodeAudit {

    private static final int MAX_CLASSES = 20_000;
    private static final int MAX_BYTES = 2_000_000;
    private static final int MAX_SHOWN = 20;
    private static final int MOST_REMEMBERED = 256;

    /** What the audit passed in this process, by the SHA-256 of names and bytes: it depends on nothing else. */
    private static final Set<String> PASSED = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    private BytecodeAudit() {}

    /**
     * Audits the classes of a rulebook. Bytes that passed in this process are not looked at again.
     *
     * @throws RulebookDefects with what is refused
     */
    static void check(Rulebook book, SortedMap<String, byte[]> classes) {
        String home = book.id().id().replace('-', '_') + "/";
        String digest = digest(home, classes);
        synchronized (PASSED) {
            if (PASSED.contains(digest)) {
                return;
            }
        }
        refuse(audit(home, classes));
        synchronized (PASSED) {
            PASSED.add(digest);
        }
    }

    private static String digest(String home, SortedMap<String, byte[]> classes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((home + "\0").getBytes(StandardCharsets.UTF_8));
            classes.forEach((name, bytes) -> {
                sha.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static Set<String> audit(String home, SortedMap<String, byte[]> classes) {
        TreeSet<String> found = new TreeSet<>();
        if (classes.size() > MAX_CLASSES) {
            found.add("%d classes".formatted(classes.size()));
        }
        CallGraph calls = new CallGraph();
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            audit(home, entry, classes, calls, found);
        }
        calls.cycles().forEach(method -> found.add("recursion through " + method));
        return found;
    }

    private static void refuse(Set<String> found) {
        if (!found.isEmpty()) {
            List<Defect> defects = found.stream()
                    .limit(MAX_SHOWN)
                    .map(what -> Defect.of("audit.refused", "rulebook.yaml", 0, "", what))
                    .toList();
            throw new RulebookDefects(defects);
        }
    }

    private static void audit(
            String home,
            Map.Entry<String, byte[]> entry,
            SortedMap<String, byte[]> classes,
            CallGraph calls,
            Set<String> found) {
        if (entry.getValue().length > MAX_BYTES) {
            found.add(entry.getKey() + ": too large");
            return;
        }
        try {
            ClassReader reader = new ClassReader(entry.getValue());
            if (!entry.getKey().equals(reader.getClassName() + ".class")
                    || !entry.getKey().startsWith(home)) {
                found.add(entry.getKey() + ": a class out of place");
            }
            reader.accept(new AuditVisitor(classes, calls, found), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            found.add(entry.getKey() + ": not a class file");
        }
    }

    /** Which method of the rulebook calls which. */
    static final class CallGraph {

        private final SortedMap<String, TreeSet<String>> calls = new TreeMap<>();

        void add(String from, String to) {
            calls.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
        }

        /** Methods that can reach themselves; found without recursion of our own. */
        Set<String> cycles() {
            TreeMap<String, Integer> waiting = new TreeMap<>();
            calls.forEach((from, targets) -> targets.forEach(to -> waiting.merge(to, 1, Integer::sum)));
            java.util.ArrayDeque<String> free = new java.util.ArrayDeque<>();
            calls.keySet().stream()
                    .filter(method -> !waiting.containsKey(method))
                    .forEach(free::add);
            while (!free.isEmpty()) {
                for (String to : calls.getOrDefault(free.remove(), new TreeSet<>())) {
                    if (waiting.merge(to, -1, Integer::sum) == 0) {
                        waiting.remove(to);
                        free.add(to);
                    }
                }
            }
            return new TreeSet<>(waiting.keySet());
        }
    }
}
