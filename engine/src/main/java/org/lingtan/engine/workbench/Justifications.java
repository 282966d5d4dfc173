package org.lingtan.engine.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/** {@code mutants.yaml}: why no case of the rulebook can tell certain mutants from it. */
final class Justifications {

    /** The file below the version folder. */
    static final String FILE = "mutants.yaml";

    private record Entry(int line, Text reason) {}

    private final Map<String, Entry> byMutant = new LinkedHashMap<>();

    private Justifications() {}

    /**
     * Reads the file; none where it is absent.
     *
     * @throws org.lingtan.catalog.source.SourceException if it is not a list of mutants with their reasons
     */
    static Justifications read(Map<String, byte[]> files) {
        Justifications read = new Justifications();
        byte[] bytes = files.get(FILE);
        if (bytes != null) {
            for (YamlNode node : YamlNode.read(FILE, new String(bytes, StandardCharsets.UTF_8))
                    .items()) {
                node.only("mutants", "zh", "en");
                Text reason = node.bilingual();
                node.get("mutants")
                        .items()
                        .forEach(item -> read.byMutant.put(item.text(), new Entry(item.line(), reason)));
            }
        }
        return read;
    }

    Optional<Text> of(Mutant mutant) {
        return Optional.ofNullable(byMutant.get(mutant.id())).map(Entry::reason);
    }

    /** An excuse for what is not there would hide the next mutant of that name. */
    List<Defect> unused(List<Mutation.Survivor> survivors) {
        Set<String> alive =
                survivors.stream().map(survivor -> survivor.mutant().id()).collect(Collectors.toSet());
        List<Defect> defects = new ArrayList<>();
        byMutant.forEach((id, entry) -> {
            if (!alive.contains(id)) {
                defects.add(Defect.of("mutants.no-survivor", FILE, entry.line(), "", id));
            }
        });
        return defects;
    }
}
