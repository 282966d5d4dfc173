package org.lingtan.engine.internal.drools;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * The networks that sessions ran in last, of all rulebooks of a process. A network is most of the memory of a rulebook in
 * use and a fraction of a second to build again, so a process that holds many versions keeps only a few. Safe for use by
 * many threads; a session keeps the network it began with.
 */
final class Networks {

    /** Both books of one package, their dependencies, and another version of each to compare with. */
    private static final int KEPT = 8;

    private static final Networks OF_PROCESS = new Networks(KEPT);

    private final int kept;
    private final Map<DroolsRulebook, KieBase> networks = new LinkedHashMap<>(16, 0.75f, true);

    Networks(int kept) {
        this.kept = kept;
    }

    static Networks ofProcess() {
        return OF_PROCESS;
    }

    /** The network of an owner, told apart by identity; built outside the lock of the others. */
    KieBase of(DroolsRulebook owner, Supplier<KieBase> build) {
        KieBase known = find(owner);
        if (known != null) {
            return known;
        }
        synchronized (owner) {
            KieBase meanwhile = find(owner);
            return meanwhile == null ? keep(owner, build.get()) : meanwhile;
        }
    }

    private synchronized @Nullable KieBase find(DroolsRulebook owner) {
        return networks.get(owner);
    }

    private synchronized KieBase keep(DroolsRulebook owner, KieBase built) {
        networks.put(owner, built);
        if (networks.size() > kept) {
            networks.remove(networks.keySet().iterator().next());
        }
        return built;
    }
}
