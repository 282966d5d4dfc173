package org.lingtan.engine.internal.drools;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Defines the classes of one rulebook, over a parent that hands out only what compiled rules need. */
final class RuleClassLoader extends ClassLoader {

    private static final String CLASS = ".class";

    private final Map<String, byte[]> classes;

    static {
        registerAsParallelCapable();
    }

    RuleClassLoader(String name, Map<String, byte[]> classes, ClassLoader parent) {
        super(name, parent);
        this.classes = new ConcurrentHashMap<>(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.remove(name.replace('.', '/') + CLASS);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
