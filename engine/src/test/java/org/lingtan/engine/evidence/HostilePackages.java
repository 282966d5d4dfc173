package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Packages that attack the intake or are wrong in one way each, made by code so that nothing hostile lies in the tree. */
final class HostilePackages {

    /** Makes the package under a folder of its own and says where it is. */
    interface Maker {
        Path make(Path parent) throws IOException;
    }

    /**
     * One package.
     *
     * @param name what is wrong with it
     * @param code the code it must be refused with
     * @param maker makes it
     */
    record Case(String name, String code, Maker maker) {
        Path make(Path parent) {
            try {
                return maker.make(Files.createDirectories(parent));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private HostilePackages() {}

    static List<Case> all() {
        HostilePackages all = new HostilePackages();
        HostileZips.addTo(all);
        HostileXml.addTo(all);
        HostileAttachments.addTo(all);
        HostileValues.addTo(all);
        return all.cases;
    }

    HostilePackages bytes(String name, String code, Supplier<byte[]> bytes) {
        cases.add(new Case(name, code, parent -> Files.write(parent.resolve("package.zip"), bytes.get())));
        return this;
    }

    HostilePackages raw(String name, String code, Consumer<RawZip> bend) {
        return bytes(name, code, () -> {
            RawZip zip = RawZip.of(new SamplePackage().files());
            bend.accept(zip);
            return zip.bytes();
        });
    }

    HostilePackages entry(String name, String code, String entry) {
        return raw(name, code, zip -> zip.add(entry, new byte[] {'x'}));
    }

    HostilePackages sample(String name, String code, Consumer<SamplePackage> bend) {
        return bytes(name, code, () -> {
            SamplePackage sample = new SamplePackage();
            bend.accept(sample);
            return sample.zip();
        });
    }

    HostilePackages xml(String name, String code, Supplier<byte[]> xml) {
        return bytes(name, code, () -> {
            RawZip zip = new RawZip().add("evidence.xml", xml.get());
            zip.last().stored();
            return zip.bytes();
        });
    }

    HostilePackages text(String name, String code, Supplier<String> xml) {
        return xml(name, code, () -> xml.get().getBytes(StandardCharsets.UTF_8));
    }

    HostilePackages folder(String name, String code, Consumer<Path> bend) {
        cases.add(new Case(name, code, parent -> {
            Path folder = new SamplePackage().folder(Files.createDirectories(parent.resolve("folder")));
            bend.accept(folder);
            return folder;
        }));
        return this;
    }
}
