package org.lingtan.report.internal.xml;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.JsonNode;

/** Moves members between JSON and the binding: a member of JSON is the field of the same name. */
final class Members {

    private Members() {}

    /** Fills a binding from an object of JSON. */
    static <T> T bind(Class<T> type, JsonNode node) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            T bound = constructor.newInstance();
            for (Field field : type.getDeclaredFields()) {
                JsonNode member = node.find(field.getName()).orElse(null);
                if (member != null && member.kind() != JsonNode.Kind.NULL) {
                    field.set(bound, value(field.getGenericType(), member));
                }
            }
            return bound;
        } catch (ReflectiveOperationException e) {
            throw defective(type, e);
        }
    }

    private static Object value(Type type, JsonNode node) {
        if (type instanceof ParameterizedType generic) {
            Type item = generic.getActualTypeArguments()[0];
            return isKeyed(item) ? keyed((Class<?>) item, node) : node.list(each -> value(item, each));
        }
        if (type == String.class) {
            return Legal.text(node);
        }
        if (type == Boolean.class) {
            return node.flag();
        }
        return type == Integer.class ? (Object) node.count() : bind((Class<?>) type, node);
    }

    private static boolean isKeyed(Type type) {
        return type instanceof Class<?> item && Keyed.class.isAssignableFrom(item);
    }

    private static List<Object> keyed(Class<?> type, JsonNode node) {
        List<Object> entries = new ArrayList<>();
        node.map(each -> each).forEach((key, each) -> {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor();
                Object entry = constructor.newInstance();
                Field value = type.getDeclaredField("value");
                type.getDeclaredField("key").set(entry, key);
                value.set(entry, value(value.getGenericType(), each));
                entries.add(entry);
            } catch (ReflectiveOperationException e) {
                throw defective(type, e);
            }
        });
        return entries;
    }

    private static IllegalStateException defective(Object what, ReflectiveOperationException e) {
        return new IllegalStateException("The binding (%s) is defective.".formatted(what), e);
    }

    /** The object of JSON that a binding holds. */
    static Map<String, @Nullable Object> tree(Object bound) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (Field field : bound.getClass().getDeclaredFields()) {
            try {
                Object value = field.get(bound);
                if (value != null || field.isAnnotationPresent(OrNull.class)) {
                    tree.put(field.getName(), value == null ? null : treeOf(field.getGenericType(), value));
                }
            } catch (IllegalAccessException e) {
                throw defective(field, e);
            }
        }
        return tree;
    }

    private static Object treeOf(Type type, Object value) {
        if (type instanceof ParameterizedType generic && value instanceof List<?> list) {
            Type item = generic.getActualTypeArguments()[0];
            if (!isKeyed(item)) {
                return list.stream().map(each -> treeOf(item, each)).toList();
            }
            SortedMap<String, @Nullable Object> entries = new TreeMap<>();
            list.stream()
                    .map(Members::tree)
                    .forEach(entry -> entries.put(String.valueOf(entry.get("key")), entry.get("value")));
            return entries;
        }
        return value instanceof String || value instanceof Boolean || value instanceof Integer ? value : tree(value);
    }
}
