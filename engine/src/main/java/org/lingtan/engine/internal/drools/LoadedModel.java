package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.drools.model.Model;

/** The executable model of one rulebook, loaded without the compiler. */
final class LoadedModel {

    private static final Pattern MODEL = Pattern.compile("[a-z0-9_]+/Rules[0-9A-F]{32}\\.class");

    private LoadedModel() {}

    static List<Model> of(String name, SortedMap<String, byte[]> classes) {
        ClassLoader parent = new FilteringLoader(LoadedModel.class.getClassLoader());
        RuleClassLoader loader = new RuleClassLoader(name, classes, parent);
        List<Model> models = new ArrayList<>();
        for (String path : classes.keySet()) {
            if (MODEL.matcher(path).matches()) {
                models.add(instance(loader, path));
            }
        }
        return models;
    }

    private static Model instance(ClassLoader loader, String path) {
        String type = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        try {
            return (Model) loader.loadClass(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("The compiled rules (%s) cannot be loaded.".formatted(type), e);
        }
    }
}
