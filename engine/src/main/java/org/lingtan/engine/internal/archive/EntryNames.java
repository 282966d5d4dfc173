package org.lingtan.engine.internal.archive;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Admits names of files and folders that mean the same thing on every system, and each only once. */
final class EntryNames {

    private static final int MAX_LENGTH = 240;
    private static final int MAX_PARTS = 16;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*|.*:.*", Pattern.DOTALL);

    private final ArchiveProblems problems;
    // By folded name: the spelling, ending in a slash for a folder.
    private final Map<String, String> seen = new TreeMap<>();

    EntryNames(ArchiveProblems problems) {
        this.problems = problems;
    }

    /** Admits a name; false after a complaint. A folder's name ends in a slash. */
    boolean admit(String name) {
        String code = defect(name);
        if (!code.isEmpty()) {
            problems.add(code, name);
            return false;
        }
        for (int slash = name.indexOf('/');
                slash >= 0 && slash < name.length() - 1;
                slash = name.indexOf('/', slash + 1)) {
            if (!claim(name.substring(0, slash + 1), false)) {
                return false;
            }
        }
        return claim(name, true);
    }

    private boolean claim(String name, boolean once) {
        boolean folder = name.endsWith("/");
        String bare = folder ? name.substring(0, name.length() - 1) : name;
        String folded = Normalizer.normalize(bare, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String before = seen.putIfAbsent(folded, name);
        if (before == null || (folder && before.equals(name))) {
            return true;
        }
        problems.add(
                before.equals(name) && once ? "package.name-duplicate" : "package.name-collision", name, name, before);
        return false;
    }

    private static String defect(String name) {
        if (name.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL)) {
            return "package.name-control";
        }
        if (name.codePoints().anyMatch(EntryNames::isHidden)) {
            return "package.name-hidden";
        }
        if (name.indexOf('\\') >= 0) {
            return "package.name-backslash";
        }
        if (name.startsWith("/")) {
            return "package.name-absolute";
        }
        if (DRIVE.matcher(name).matches()) {
            return "package.name-drive";
        }
        String[] parts = name.split("/", -1);
        int last = name.endsWith("/") ? parts.length - 1 : parts.length;
        for (int i = 0; i < last; i++) {
            if (parts[i].isEmpty() || parts[i].equals(".") || parts[i].equals("..")) {
                return "package.name-traversal";
            }
            if (parts[i].endsWith(".") || !parts[i].strip().equals(parts[i])) {
                return "package.name-space";
            }
        }
        if (name.length() > MAX_LENGTH || last > MAX_PARTS) {
            return "package.name-length";
        }
        return Normalizer.isNormalized(name, Normalizer.Form.NFC) ? "" : "package.name-normal";
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
