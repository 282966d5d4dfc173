package org.lingtan.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.Problem;

/** The shapes that texts and problems have in the stable JSON interface. */
public final class JsonText {

    private JsonText() {}

    /**
     * A text in both languages.
     *
     * @param text the text
     * @return its map
     */
    public static Map<String, Object> text(Text text) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("zh", text.zh());
        map.put("en", text.en());
        return map;
    }

    /**
     * Problems in their shown order.
     *
     * @param problems the problems
     * @return one map for each
     */
    public static List<Map<String, Object>> problems(List<Problem> problems) {
        return problems.stream().sorted(Problem.ORDER).map(JsonText::problem).toList();
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", problem.code());
        map.put("severity", problem.severity().code());
        map.put("place", problem.place());
        map.put("message", text(problem.message()));
        return map;
    }
}
