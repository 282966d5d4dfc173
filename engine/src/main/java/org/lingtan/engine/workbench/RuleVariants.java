package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Many changed rules compiled at once, each under a name of its own, as if they were one rulebook: compiling them one by
 * one would take most of the time.
 */
final class RuleVariants {

    private static final int BATCH = 250;

    private final Optional<CompiledRulebook> donor;
    private final Map<String, String> names;

    private RuleVariants(Optional<CompiledRulebook> donor, Map<String, String> names) {
        this.donor = donor;
        this.names = names;
    }

    /** Batches small enough for the bounds of a rule file. */
    static List<List<Variation>> batches(List<Variation> variations) {
        List<List<Variation>> batches = new ArrayList<>();
        for (int i = 0; i < variations.size(); i += BATCH) {
            batches.add(variations.subList(i, Math.min(variations.size(), i + BATCH)));
        }
        return batches;
    }

    static RuleVariants compile(
            Rulebook rulebook, List<Variation> batch, Function<Rulebook, CompiledRulebook> compiler) {
        Map<String, String> names = new HashMap<>();
        Map<String, List<RuleStatement>> byFile = new LinkedHashMap<>();
        for (Variation variation : batch) {
            variation.rule().flatMap(Variation.RuleChange::changed).ifPresent(rule -> {
                List<RuleStatement> same = byFile.computeIfAbsent(rule.file(), file -> new ArrayList<>());
                String id = rule.id().substring(0, rule.id().lastIndexOf('-') + 1) + (same.size() + 1);
                String name = id + " a variant of a rule";
                same.add(rule.named(name));
                names.put(variation.mutant().id(), name);
            });
        }
        List<Rulebook.RuleFile> files = new ArrayList<>();
        byFile.forEach((file, rules) -> {
            String text = DrlText.file(rulebook.id().id(), rules);
            files.add(new Rulebook.RuleFile(file, () -> text));
        });
        Optional<CompiledRulebook> donor =
                files.isEmpty() ? Optional.empty() : Optional.of(compiler.apply(rulebook.withRules(files)));
        return new RuleVariants(donor, names);
    }

    CompiledRulebook variant(CompiledRulebook base, Variation variation) {
        String rule = variation.rule().map(Variation.RuleChange::name).orElse("");
        String name = names.getOrDefault(variation.mutant().id(), "");
        return new VariantRulebook(
                base,
                base.rulebook(),
                Optional.of(new VariantRulebook.Exchange(rule, name.isEmpty() ? Optional.empty() : donor, name)));
    }
}
