package org.lingtan.api.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.api.problem.Refusal;

/**
 * The files of a rulebook as an editor would change them: line by line, so that comments and order stay. What comes out is
 * read again before it is written anywhere.
 */
final class BookText {

    static final String HEAD = "rulebook.yaml";
    static final String PARAMETERS = "parameters.yaml";

    private final Map<String, byte[]> files;

    BookText(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
        this.files.keySet().removeIf(path -> path.startsWith("release/"));
    }

    Map<String, byte[]> files() {
        return files;
    }

    String get(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw Refusal.of(Refusal.Reason.INPUT, "new.no-file", path, path);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the value of a key that stands at the beginning of a line; a comment behind it is kept. */
    void set(String path, String key, String value) {
        Pattern line = Pattern.compile("(?m)^" + Pattern.quote(key) + ":[^\\n#]*?(?<comment>[ \\t]*(#[^\\n]*)?)$");
        Matcher matcher = line.matcher(get(path));
        if (!matcher.find()) {
            throw Refusal.of(Refusal.Reason.INPUT, "new.no-key", path, key);
        }
        String text = get(path);
        put(
                path,
                text.substring(0, matcher.start()) + key + ": " + value + matcher.group("comment")
                        + text.substring(matcher.end()));
    }

    /** Removes a key that stands at the beginning of a line, where it does. */
    void remove(String path, String key) {
        put(path, get(path).replaceFirst("(?m)^" + Pattern.quote(key) + ":[^\\n]*\\n", ""));
    }

    /** Gives every rule, and every case that names one, the package and the prefix of another rulebook. */
    void rename(String from, String to) {
        for (String path : List.copyOf(files.keySet())) {
            if (path.endsWith(".drl")) {
                put(
                        path,
                        renamed(get(path), from, to)
                                .replaceFirst(
                                        "(?m)^package " + Pattern.quote(packageOf(from)) + ";",
                                        "package " + packageOf(to) + ";"));
            } else if (path.endsWith(".cases.yaml")) {
                put(path, renamed(get(path), from, to));
            }
        }
    }

    private static String renamed(String text, String from, String to) {
        return text.replaceAll(
                "(?<![A-Za-z0-9-])" + Pattern.quote(prefix(from)) + "(?=[A-Za-z0-9.]+-[0-9])", prefix(to));
    }

    static String packageOf(String id) {
        return id.replace('-', '_');
    }

    static String prefix(String id) {
        return id.toUpperCase(Locale.ROOT) + "-";
    }

    /** Lists a criterion behind another one, or last. */
    void list(String criterion, String behind) {
        String head = get(HEAD);
        Matcher flow = Pattern.compile("(?ms)^criteria: *\\[(?<list>[^]]*)]").matcher(head);
        Matcher block = Pattern.compile("(?m)^criteria:[^\\n\\[]*\\n(?<list>( *(- [^\\n]*|#[^\\n]*)\\n)+)")
                .matcher(head);
        if (flow.find()) {
            put(HEAD, replaced(head, flow, flowWith(flow.group("list"), criterion, behind)));
        } else if (block.find()) {
            put(HEAD, replaced(head, block, blockWith(block.group("list"), criterion, behind)));
        } else {
            throw Refusal.of(Refusal.Reason.INPUT, "new.no-key", HEAD, "criteria");
        }
    }

    private static String replaced(String text, Matcher matcher, String list) {
        return text.substring(0, matcher.start("list")) + list + text.substring(matcher.end("list"));
    }

    private static String flowWith(String list, String criterion, String behind) {
        List<String> parts = new ArrayList<>(List.of(list.split(",", -1)));
        int at = parts.stream().map(String::strip).toList().indexOf(behind);
        parts.add(at < 0 ? parts.size() : at + 1, " " + criterion);
        return String.join(",", parts);
    }

    private static String blockWith(String list, String criterion, String behind) {
        List<String> lines = new ArrayList<>(list.lines().toList());
        String indent = lines.get(lines.size() - 1).replaceFirst("(?s)[-#].*", "");
        int at = lines.stream()
                .map(line -> line.replaceFirst(" *- ", "").strip())
                .toList()
                .indexOf(behind);
        lines.add(at < 0 ? lines.size() : at + 1, indent + "- " + criterion);
        return String.join("\n", lines) + "\n";
    }

    /** Copies every parameter of a criterion under the name of another one, behind the last of them. */
    void copyParameters(String from, String to) {
        List<String> lines = new ArrayList<>(get(PARAMETERS).lines().toList());
        List<String> copied = new ArrayList<>();
        int end = lines.size();
        boolean inside = false;
        Pattern own = Pattern.compile("^- (\\{)?id: " + Pattern.quote(from) + "(\\.[^, ]*)?([, ].*)?$");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith(" ")) {
                inside = own.matcher(line).matches();
            }
            if (inside && !line.isBlank()) {
                copied.add(copied(line, from, to));
                end = i + 1;
            }
        }
        lines.addAll(end, copied);
        put(PARAMETERS, String.join("\n", lines) + "\n");
    }

    /** A copy is nobody's published number until its editor says so. */
    private static String copied(String line, String from, String to) {
        return (line.startsWith("- ") ? line.replaceFirst("id: " + Pattern.quote(from), "id: " + to) : line)
                .replaceFirst("(^- \\{|^ *|, )basis: [a-z]+", "$1basis: constructed");
    }

    /** Adds text to the parameters, behind everything else. */
    void appendParameters(String text) {
        put(PARAMETERS, get(PARAMETERS).stripTrailing() + "\n" + text);
    }
}
