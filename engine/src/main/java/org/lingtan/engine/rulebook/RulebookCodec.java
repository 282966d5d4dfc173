package org.lingtan.engine.rulebook;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;

/** What a rulebook's files say, in binary: everything of {@link Rulebook} but the texts of its rules. */
final class RulebookCodec {

    private static final int MAX_ITEMS = 100_000;
    private static final int MAX_DIGITS = 4_000;

    private RulebookCodec() {}

    /** Writes one thing. */
    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    /** Reads one thing. */
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static void write(DataOutputStream out, Rulebook book) throws IOException {
        id(out, book.id());
        out.writeUTF(book.digest());
        text(out, book.titles());
        out.writeUTF(book.standard());
        out.writeUTF(book.edition());
        date(out, book.effectiveFrom());
        date(out, book.effectiveTo());
        date(out, book.optInFrom());
        out.writeUTF(book.scheme().name());
        out.writeUTF(book.subject());
        out.writeBoolean(book.offsets());
        list(out, book.dependencies(), RulebookCodec::id);
        list(out, book.groups(), RulebookCodec::group);
        list(out, book.criteria(), RulebookCodec::criterion);
        list(out, book.parameters().all(), RulebookCodec::parameter);
        list(out, book.levels(), RulebookCodec::level);
        list(out, book.rules(), (to, rule) -> to.writeUTF(rule.path()));
    }

    static Rulebook read(DataInputStream in, Function<String, Rulebook.RuleFile> rules) throws IOException {
        return new Rulebook(
                id(in),
                in.readUTF(),
                text(in),
                in.readUTF(),
                in.readUTF(),
                someDate(in),
                date(in),
                date(in),
                Rulebook.Scheme.valueOf(in.readUTF()),
                in.readUTF(),
                in.readBoolean(),
                list(in, RulebookCodec::id),
                list(in, from -> new Rulebook.Group(from.readUTF(), text(from), from.readUTF())),
                list(in, RulebookCodec::criterion),
                new Parameters(list(in, RulebookCodec::parameter)),
                list(in, RulebookCodec::level),
                list(in, from -> rules.apply(from.readUTF())));
    }

    private static void id(DataOutputStream out, RulebookId id) throws IOException {
        out.writeUTF(id.id());
        out.writeUTF(id.version());
    }

    private static RulebookId id(DataInputStream in) throws IOException {
        return new RulebookId(in.readUTF(), in.readUTF());
    }

    private static void text(DataOutputStream out, Text text) throws IOException {
        out.writeUTF(text.zh());
        out.writeUTF(text.en());
    }

    private static Text text(DataInputStream in) throws IOException {
        return new Text(in.readUTF(), in.readUTF());
    }

    private static void date(DataOutputStream out, @Nullable LocalDate date) throws IOException {
        out.writeBoolean(date != null);
        if (date != null) {
            out.writeLong(date.toEpochDay());
        }
    }

    private static @Nullable LocalDate date(DataInputStream in) throws IOException {
        return in.readBoolean() ? LocalDate.ofEpochDay(in.readLong()) : null;
    }

    private static LocalDate someDate(DataInputStream in) throws IOException {
        LocalDate date = date(in);
        if (date == null) {
            throw new IOException("a date is missing");
        }
        return date;
    }

    private static <T> void list(DataOutputStream out, List<T> items, Writer<T> writer) throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(out, item);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_ITEMS) {
            throw new IOException("%d items".formatted(count));
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(reader.read(in));
        }
        return items;
    }

    private static void group(DataOutputStream out, Rulebook.Group group) throws IOException {
        out.writeUTF(group.id());
        text(out, group.titles());
        out.writeUTF(group.weight());
    }

    private static void criterion(DataOutputStream out, Criterion criterion) throws IOException {
        out.writeUTF(criterion.id());
        out.writeUTF(criterion.clause());
        out.writeUTF(criterion.system());
        out.writeUTF(criterion.group());
        out.writeUTF(criterion.kind().name());
        text(out, criterion.titles());
        text(out, criterion.text());
        out.writeUTF(criterion.basis());
        out.writeUTF(criterion.status());
        out.writeBoolean(criterion.excludable());
        list(out, criterion.parts(), RulebookCodec::part);
        list(out, criterion.twin().stream().toList(), (to, twin) -> {
            to.writeUTF(twin.topic());
            text(to, twin.titles());
        });
        out.writeUTF(criterion.path());
    }

    private static Criterion criterion(DataInputStream in) throws IOException {
        return new Criterion(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                Criterion.Kind.valueOf(in.readUTF()),
                text(in),
                text(in),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                list(in, RulebookCodec::part),
                Optional.of(list(in, from -> new Criterion.Twin(from.readUTF(), text(from))))
                        .filter(twins -> !twins.isEmpty())
                        .map(twins -> twins.get(0)),
                in.readUTF());
    }

    private static void part(DataOutputStream out, Criterion.Part part) throws IOException {
        out.writeUTF(part.id());
        text(out, part.titles());
        out.writeUTF(part.maximum());
        list(out, part.topics(), (to, topic) -> {
            to.writeUTF(topic.kind().name());
            to.writeUTF(topic.id());
            text(to, topic.accepted());
        });
    }

    private static Criterion.Part part(DataInputStream in) throws IOException {
        return new Criterion.Part(
                in.readUTF(),
                text(in),
                in.readUTF(),
                list(
                        in,
                        from -> new Criterion.Topic(
                                Criterion.TopicKind.valueOf(from.readUTF()), from.readUTF(), text(from))));
    }

    private static void level(DataOutputStream out, Level level) throws IOException {
        out.writeUTF(level.id());
        text(out, level.titles());
        interval(out, level.score());
        out.writeUTF(level.offsets().name());
    }

    private static Level level(DataInputStream in) throws IOException {
        return new Level(in.readUTF(), text(in), interval(in), Level.Offsetting.valueOf(in.readUTF()));
    }

    private static void parameter(DataOutputStream out, Parameter parameter) throws IOException {
        out.writeUTF(parameter.id());
        out.writeUTF(parameter.unit());
        out.writeUTF(parameter.basis());
        text(out, parameter.source());
        list(out, parameter.values(), (to, dated) -> {
            date(to, dated.from());
            date(to, dated.to());
            value(to, dated.value());
        });
        out.writeUTF(parameter.place());
    }

    private static Parameter parameter(DataInputStream in) throws IOException {
        return new Parameter(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                text(in),
                list(in, from -> new Parameter.Dated(date(from), date(from), value(from))),
                in.readUTF());
    }

    private static void value(DataOutputStream out, Object value) throws IOException {
        if (value instanceof Ratio number) {
            out.writeByte('n');
            number(out, number);
        } else if (value instanceof Interval range) {
            out.writeByte('r');
            interval(out, range);
        } else if (value instanceof Bands bands) {
            out.writeByte('b');
            out.writeBoolean(bands.atMost());
            list(out, bands.steps(), (to, step) -> {
                number(to, step.bound());
                number(to, step.points());
            });
        } else {
            throw new IllegalStateException("A parameter is a %s.".formatted(value.getClass()));
        }
    }

    private static Object value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'n' -> number(in);
            case 'r' -> interval(in);
            case 'b' -> new Bands(in.readBoolean(), list(in, from -> new Bands.Step(number(from), number(from))));
            default -> throw new IOException("a parameter of no kind");
        };
    }

    private static void interval(DataOutputStream out, Interval interval) throws IOException {
        bound(out, interval.min());
        out.writeBoolean(interval.minOpen());
        bound(out, interval.max());
        out.writeBoolean(interval.maxOpen());
    }

    private static Interval interval(DataInputStream in) throws IOException {
        return new Interval(bound(in), in.readBoolean(), bound(in), in.readBoolean());
    }

    private static void bound(DataOutputStream out, @Nullable Ratio bound) throws IOException {
        out.writeBoolean(bound != null);
        if (bound != null) {
            number(out, bound);
        }
    }

    private static @Nullable Ratio bound(DataInputStream in) throws IOException {
        return in.readBoolean() ? number(in) : null;
    }

    private static void number(DataOutputStream out, Ratio number) throws IOException {
        out.writeUTF(number.numerator().toString());
        out.writeUTF(number.denominator().toString());
    }

    private static Ratio number(DataInputStream in) throws IOException {
        String numerator = in.readUTF();
        String denominator = in.readUTF();
        if (numerator.length() > MAX_DIGITS || denominator.length() > MAX_DIGITS) {
            throw new IOException("a number of too many digits");
        }
        return Ratio.of(new BigInteger(numerator), new BigInteger(denominator));
    }
}
