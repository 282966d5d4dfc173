package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * Everything that a server ever acknowledged, in a file that grows, and what a journal that was exported later says to it.
 * Lines: {@code case ID}, {@code act CASE ENTRY HASH}, {@code cert KEY NUMBER DOCUMENT CASE}, {@code round ...}.
 */
final class Promises {

    private final Path file;
    private final List<String[]> lines = new ArrayList<>();

    Promises(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Stream<String> kept = Files.lines(file)) {
                // The last line may have been cut off with its writer; then nobody counted on it.
                kept.map(line -> line.split(" ", -1))
                        .filter(words -> words[words.length - 1].equals("."))
                        .forEach(lines::add);
            }
        }
    }

    /** Writes a line; it counts once this returns. */
    synchronized void add(String line) {
        try {
            Files.writeString(
                    file, line + " .\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines.add((line + " .").split(" ", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<String[]> of(String kind) {
        return lines.stream().filter(words -> words[0].equals(kind)).toList();
    }

    /** What a journal says to the promises. */
    record Kept(int lost, int duplicates, int gaps, int open) {}

    /** Holds every promise against the exported journal. */
    synchronized Kept against(Path export) throws IOException {
        List<String> entries = Files.readAllLines(export);
        Set<String> opened = new HashSet<>();
        Map<String, String> issued = new TreeMap<>();
        List<String> intended = new ArrayList<>();
        Set<String> ended = new HashSet<>();
        for (String entry : entries) {
            JsonNode json = JsonSource.read("journal", entry);
            String subject = json.get("subject").text();
            switch (json.get("kind").text()) {
                case "case.open" -> opened.add(subject);
                case "certificate.intend" -> intended.add(subject);
                case "certificate.issue" -> {
                    issued.put(subject, json.get("body").get("document").text());
                    ended.add(subject);
                }
                case "certificate.void" -> ended.add(subject);
                default -> {
                    // Other entries are held by their hash.
                }
            }
        }
        long lost = of("case").stream()
                        .filter(words -> !opened.contains(words[1]))
                        .count()
                + of("cert").stream()
                        .filter(words -> !words[3].equals(issued.get(words[2])))
                        .count()
                + of("act").stream().filter(words -> !isHeld(entries, words)).count();
        int open = (int)
                intended.stream().filter(number -> !ended.contains(number)).count();
        return new Kept((int) lost, duplicates(intended), gaps(intended), open);
    }

    private static boolean isHeld(List<String> entries, String[] act) {
        int entry = Integer.parseInt(act[2]);
        return entry <= entries.size()
                && CanonicalJson.digest(entries.get(entry - 1).getBytes(StandardCharsets.UTF_8))
                        .equals(act[3]);
    }

    /** A number for two cases, or two numbers for one key. */
    private int duplicates(List<String> intended) {
        Map<String, String> cases = new TreeMap<>();
        Map<String, String> numbers = new TreeMap<>();
        int duplicates = intended.size() - new HashSet<>(intended).size();
        for (String[] words : of("cert")) {
            String other = cases.putIfAbsent(words[2], words[4]);
            duplicates += other == null || other.equals(words[4]) ? 0 : 1;
            String number = numbers.putIfAbsent(words[1], words[2]);
            duplicates += number == null || number.equals(words[2]) ? 0 : 1;
        }
        return duplicates;
    }

    private static int gaps(List<String> intended) {
        Set<String> there = new HashSet<>(intended);
        int gaps = 0;
        Map<String, Integer> last = new TreeMap<>();
        for (String number : intended) {
            int dash = number.lastIndexOf('-');
            last.merge(number.substring(0, dash), Integer.parseInt(number.substring(dash + 1)), Math::max);
        }
        for (Map.Entry<String, Integer> series : last.entrySet()) {
            for (int i = 1; i <= series.getValue(); i++) {
                gaps += there.contains("%s-%06d".formatted(series.getKey(), i)) ? 0 : 1;
            }
        }
        return gaps;
    }
}
