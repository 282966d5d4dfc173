package org.lingtan.engine.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lingtan.catalog.source.SourceException;

/** Compares the attachments that evidence.xml lists with the files of the package, both ways, and looks into each. */
final class AttachmentCheck {

    private static final Set<String> PROGRAM_NAMES = Set.of(
            "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "jar", "sh",
            "lnk", "reg", "py", "class", "apk", "app", "cpl", "url");

    private final AttachmentSource source;
    private final IntakeProblems problems;
    private final Map<String, Attachment> attachments = new TreeMap<>();
    private final Map<String, ContentKind> kinds = new TreeMap<>();

    AttachmentCheck(AttachmentSource source, IntakeProblems problems) {
        this.source = source;
        this.problems = problems;
    }

    void check(List<EvidenceXml.AttachmentXml> listed) {
        Map<String, Long> files = source.files();
        for (EvidenceXml.AttachmentXml entry : listed) {
            if (attachments.containsKey(entry.path)) {
                problems.add("package.listed-twice", entry.place(), entry.path);
                continue;
            }
            attachments.put(
                    entry.path,
                    new Attachment(
                            entry.path, entry.mediaType, Long.parseLong(entry.size), Digests.PREFIX + entry.sha256));
            Long size = files.get(entry.path);
            if (size == null) {
                problems.add("package.missing-file", entry.place(), entry.path);
            } else if (size != Long.parseLong(entry.size)) {
                problems.add("package.size", entry.path, size, entry.size);
            } else {
                examine(entry);
            }
        }
        for (String file : files.keySet()) {
            if (!file.equals(PackageReader.EVIDENCE) && !attachments.containsKey(file)) {
                problems.add("package.unlisted", file, file);
            }
        }
    }

    private void examine(EvidenceXml.AttachmentXml entry) {
        try {
            AttachmentProbe.Result found = AttachmentProbe.probe(source, entry.path);
            if (!found.digest().equals(Digests.PREFIX + entry.sha256)) {
                problems.add("package.hash", entry.path, found.digest());
                return;
            }
            String code = refusal(entry.path, found.kind());
            if (!code.isEmpty()) {
                problems.add(code, entry.path, found.kind().word());
            } else if (!found.kind().accepts(entry.mediaType)) {
                problems.add(
                        "package.media-type",
                        entry.path,
                        entry.mediaType,
                        found.kind().word(),
                        found.kind().mediaType(entry.path));
            } else {
                kinds.put(entry.path, found.kind());
            }
            if (!found.acts().isEmpty()) {
                problems.add("package.active", entry.path, String.join(", ", found.acts()));
            }
        } catch (SourceException e) {
            problems.addAll(e.problems());
        }
    }

    private static String refusal(String path, ContentKind kind) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (kind == ContentKind.PROGRAM || PROGRAM_NAMES.contains(ending)) {
            return "package.program";
        }
        if (kind == ContentKind.ARCHIVE || kind == ContentKind.ZIP) {
            return "package.nested-archive";
        }
        if (kind == ContentKind.EMPTY) {
            return "package.empty-file";
        }
        return kind == ContentKind.UNKNOWN ? "package.unknown-type" : "";
    }

    /** The listed attachments by path. */
    Map<String, Attachment> attachments() {
        return attachments;
    }

    /** What the sound ones are. */
    Map<String, ContentKind> kinds() {
        return kinds;
    }
}
