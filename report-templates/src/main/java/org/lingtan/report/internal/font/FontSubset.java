package org.lingtan.report.internal.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Makes the fonts of the product while it is built: the regular and the bold weight with the characters that reports
 * normally need, and the whole regular weight for the rest. A tenth of the glyphs halves the time of a report, since each
 * report would otherwise compress the tables of all of them.
 */
final class FontSubset {

    private static final String SOURCE = "/fonts/ttf/NotoSansSC/";

    /** First and last of each range of characters beside the Chinese ones of GB 2312. */
    private static final int[] RANGES = {
        0x20, 0x7E, 0xA0, 0x17F, 0x2010, 0x2027, 0x2030, 0x205E, 0x2070, 0x209C, 0x2150, 0x218F, 0x2190, 0x2199, 0x2200,
        0x22FF, 0x2460, 0x2473, 0x25A0, 0x25CF, 0x2605, 0x2606, 0x2713, 0x2717, 0x3000, 0x301F, 0x391, 0x3C9, 0x3300,
        0x33FF, 0xFF01, 0xFF5E, 0x2103, 0x2103, 0x2116, 0x2116
    };

    private FontSubset() {}

    /** Writes the fonts into the folder named. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String weight : new String[] {"Regular", "Bold"}) {
            byte[] whole = source("NotoSansSC-" + weight + ".ttf");
            try (OutputStream out = Files.newOutputStream(folder.resolve(weight + ".ttf"));
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(whole))) {
                TTFSubsetter subsetter = new TTFSubsetter(font);
                subsetter.addAll(characters());
                subsetter.writeToStream(out);
            }
        }
        Files.write(folder.resolve("Whole.ttf"), source("NotoSansSC-Regular.ttf"));
        Files.write(folder.resolve("OFL.txt"), source("OFL.txt"));
    }

    private static byte[] source(String name) throws IOException {
        try (InputStream in = FontSubset.class.getResourceAsStream(SOURCE + name)) {
            if (in == null) {
                throw new IOException("The font (%s) is not on the class path of the build.".formatted(name));
            }
            return in.readAllBytes();
        }
    }

    private static Set<Integer> characters() {
        Set<Integer> characters = new TreeSet<>();
        for (int i = 0; i < RANGES.length; i += 2) {
            for (int c = RANGES[i]; c <= RANGES[i + 1]; c++) {
                characters.add(c);
            }
        }
        Charset gb2312 = Charset.forName("GB2312");
        for (int row = 0xB0; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                String decoded = new String(new byte[] {(byte) row, (byte) cell}, gb2312);
                if (decoded.length() == 1 && decoded.charAt(0) != '\uFFFD') {
                    characters.add((int) decoded.charAt(0));
                }
            }
        }
        return characters;
    }
}
