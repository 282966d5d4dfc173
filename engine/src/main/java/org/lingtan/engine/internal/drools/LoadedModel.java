package org.lingtan.engine.internal.drools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.drools.model.Model;

/** The executable model of one rulebook, loaded without the compiler. */
final class LoadedModel {

    private static final Pattern MODEL = Pattern.compile("[a-z0-9_]+/Rules[0-9A-F]{32}\\.class");

    private static final String NOT_LOADED = "The compiled rules (%s) cannot be loaded.";

    private final ClassLoader loader;
    private final List<String> paths;

    LoadedModel(String name, SortedMap<String, byte[]> classes) {
        ClassLoader parent = new FilteringLoader(LoadedModel.class.getClassLoader());
        this.loader = new RuleClassLoader(name, classes, parent);
        this.paths = classes.keySet().stream()
                .filter(path -> MODEL.matcher(path).matches())
                .toList();
        link(classes.keySet());
    }

    /**
     * Defines and verifies the classes of conditions and consequences on all processors: verification is most of what a
     * compiled rulebook costs, and the models would ask for one class after another.
     */
    private void link(Set<String> classes) {
        classes.parallelStream().filter(path -> !MODEL.matcher(path).matches()).forEach(path -> {
            try {
                Class.forName(typeOf(path), true, loader);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(NOT_LOADED.formatted(path), e);
            }
        });
    }

    private static String typeOf(String path) {
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }

    /** The models, made anew each time: they are large, and needed only until the rules were taken from them. */
    List<Model> models() {
        List<Model> models = new ArrayList<>();
        paths.forEach(path -> models.add(instance(loader, path)));
        return models;
    }

    private static Model instance(ClassLoader loader, String path) {
        String type = typeOf(path);
        try {
            // No Constructor.newInstance: after some calls it defines a class of its own, out of reach of this loader.
            return (Model) MethodHandles.publicLookup()
                    .findConstructor(loader.loadClass(type), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(NOT_LOADED.formatted(type), e);
        }
    }
}
