package org.lingtan.engine.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Rulebook.RuleFile;

/**
 * What the files of a shipped rulebook say, kept beside its compiled rules so that a command need not parse them again:
 * bytes of format, readers, rulebook digest and content, and a digest over all of it. It is used only for files of that
 * digest, and only by the very readers that wrote it. Shipped rulebooks alone are kept: whoever can change the jar can
 * change the readers too.
 */
final class KeptRulebook {

    private static final String FORMAT = "lingtan read rulebook 1";
    private static final int SEAL = 64;
    private static final int MAX_BYTES = 10_000_000;

    /** The classes that decide what the files mean. */
    private static final List<Class<?>> READERS = List.of(
            RulebookReader.class,
            HeadReader.class,
            CriterionReader.class,
            ParameterReader.class,
            LevelReader.class,
            ParameterKinds.class,
            RulebookFiles.class,
            RulebookCodec.class,
            YamlNode.class,
            Numbers.class);

    private static final String VERSION = version();

    private KeptRulebook() {}

    /** Where the packaging step puts it on the class path. */
    static String place(String digest) {
        return "compiled/" + digest.substring(digest.indexOf(':') + 1) + "/book.bin";
    }

    static byte[] write(Rulebook book) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            out.writeUTF(VERSION);
            out.writeUTF(book.digest());
            RulebookCodec.write(out, book);
            out.write(RulebookFiles.sha256(bytes.toByteArray()).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The rulebook of these files; empty where it was not kept, or not by these readers, or is damaged. */
    static Optional<Rulebook> find(ClassLoader loader, RulebookFiles files, RuleTexts texts) {
        String digest = files.digest();
        try (InputStream in = loader.getResourceAsStream(place(digest))) {
            return in == null
                    ? Optional.empty()
                    : read(in.readNBytes(MAX_BYTES), digest, path -> rule(path, files, texts));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static RuleFile rule(String path, RulebookFiles files, RuleTexts texts) {
        return new RuleFile(path, texts.of(path, files.text(path, new DefectLog())));
    }

    static Optional<Rulebook> read(byte[] kept, String digest, Function<String, RuleFile> rules) {
        int length = kept.length - SEAL;
        if (length < 0) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(kept, length);
        String seal = new String(kept, length, SEAL, StandardCharsets.US_ASCII);
        if (!seal.equals(RulebookFiles.sha256(content))) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            boolean ours = in.readUTF().equals(FORMAT)
                    && in.readUTF().equals(VERSION)
                    && in.readUTF().equals(digest);
            return ours ? Optional.of(RulebookCodec.read(in, rules)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String version() {
        StringBuilder digests = new StringBuilder();
        for (Class<?> reader : READERS) {
            try (InputStream in = reader.getResourceAsStream(reader.getSimpleName() + ".class")) {
                if (in == null) {
                    throw new IllegalStateException("The class file of %s is missing.".formatted(reader));
                }
                digests.append(RulebookFiles.sha256(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return RulebookFiles.sha256(digests.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
