package org.lingtan.engine.internal.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The compiled classes of one rulebook as one file: a listing of engine version, rulebook digest, rule names, paths and
 * contents, and a seal over all of it. The same classes always give the same bytes.
 */
final class ClassBundle {

    private static final String FORMAT = "lingtan compiled rules 2";
    private static final int MAX_CLASSES = 20_000;
    private static final int MAX_BYTES = 100_000_000;

    private ClassBundle() {}

    static byte[] write(String digest, CompiledRules rules, Seal seal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            out.writeUTF(EngineVersion.current());
            out.writeUTF(digest);
            out.writeInt(rules.names().size());
            for (String name : rules.names()) {
                out.writeUTF(name);
            }
            out.writeInt(rules.classes().size());
            for (var entry : rules.classes().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
            byte[] sealed = seal.of(bytes.toByteArray());
            out.write(sealed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The compiled rules; empty if the bundle is damaged, altered, or of another rulebook or engine. */
    static Optional<CompiledRules> read(byte[] bundle, String digest, Seal seal) {
        int length = bundle.length - Seal.LENGTH;
        if (length < 0 || length > MAX_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bundle, length);
        byte[] sealed = Arrays.copyOfRange(bundle, length, bundle.length);
        if (!MessageDigest.isEqual(sealed, seal.of(content))) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            boolean ours = in.readUTF().equals(FORMAT)
                    && in.readUTF().equals(EngineVersion.current())
                    && in.readUTF().equals(digest);
            return ours ? Optional.of(new CompiledRules(names(in), classes(in))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_CLASSES) {
            throw new IOException("%d rules".formatted(count));
        }
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        return names;
    }

    private static SortedMap<String, byte[]> classes(DataInputStream in) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        int count = in.readInt();
        if (count < 0 || count > MAX_CLASSES) {
            throw new IOException("%d classes".formatted(count));
        }
        for (int i = 0; i < count; i++) {
            String path = in.readUTF();
            int size = in.readInt();
            if (size < 0 || size > in.available()) {
                throw new IOException("%d bytes".formatted(size));
            }
            classes.put(path, in.readNBytes(size));
        }
        return classes;
    }
}
