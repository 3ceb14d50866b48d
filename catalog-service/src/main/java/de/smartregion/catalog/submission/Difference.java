package de.smartregion.catalog.submission;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

import de.smartregion.catalog.region.Municipalities;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How one field differs: what is equal and inserted makes the new text, what is equal and deleted
 * the old one.
 *
 * @param field as in the profile; lists are told one item per line
 */
record Difference(String field, List<Segment> segments) {

    /** Words and what stands between them. */
    private static final Pattern WORDS =
            Pattern.compile("(?<=\\W)|(?=\\W)", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern LINE_START = Pattern.compile("^|(?<=\\n)");
    private static final String INDENT = "    ";

    private static final Pattern LINES = Pattern.compile("(?<=\\n)");

    /** More words, and a line is told as a whole: the work grows with what differs. */
    private static final int MOST_WORDS = 2_000;

    enum Op {
        EQUAL,
        INSERT,
        DELETE
    }

    record Segment(Op op, String text) {}

    Difference {
        segments = List.copyOf(segments);
    }

    /** Of the fields that differ, in the order of the profile. */
    static List<Difference> between(@Nullable Profile before, Profile after) {
        var old = before == null ? Map.<String, String>of() : texts(before);
        var differences = new ArrayList<Difference>();
        texts(after)
                .forEach(
                        (field, text) -> {
                            var was = old.getOrDefault(field, "");
                            if (!was.equals(text)) {
                                differences.add(new Difference(field, segments(was, text)));
                            }
                        });
        return List.copyOf(differences);
    }

    static List<Segment> segments(String before, String after) {
        var segments = new ArrayList<Segment>();
        var was = split(LINES, before);
        walk(
                was,
                split(LINES, after),
                segments,
                (from, to) -> {
                    var words = split(WORDS, from);
                    var others = split(WORDS, to);
                    if (words.size() > MOST_WORDS || others.size() > MOST_WORDS) {
                        add(segments, Op.DELETE, from);
                        add(segments, Op.INSERT, to);
                    } else {
                        walk(
                                words,
                                others,
                                segments,
                                (deleted, inserted) -> {
                                    add(segments, Op.DELETE, deleted);
                                    add(segments, Op.INSERT, inserted);
                                });
                    }
                });
        return List.copyOf(segments);
    }

    private interface Change {
        void differs(String before, String after);
    }

    private static void walk(
            List<String> before, List<String> after, List<Segment> segments, Change change) {
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(segments, Op.EQUAL, String.join("", before.subList(at, from)));
            change.differs(
                    String.join("", delta.getSource().getLines()),
                    String.join("", delta.getTarget().getLines()));
            at = from + delta.getSource().size();
        }
        add(segments, Op.EQUAL, String.join("", before.subList(at, before.size())));
    }

    private static void add(List<Segment> segments, Op op, String text) {
        if (text.isEmpty()) {
            return;
        }
        var last = segments.isEmpty() ? null : segments.getLast();
        if (last != null && last.op() == op) {
            segments.set(segments.size() - 1, new Segment(op, last.text() + text));
        } else {
            segments.add(new Segment(op, text));
        }
    }

    private static List<String> split(Pattern pattern, String text) {
        return text.isEmpty() ? List.of() : List.of(pattern.split(text, -1));
    }

    /** Every field as people would write it down; what is not the same is not written the same. */
    private static Map<String, String> texts(Profile profile) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("title", text(profile.title()));
        texts.put("titleEnglish", text(profile.titleEnglish()));
        texts.put("summary", text(profile.summary()));
        texts.put("summaryEnglish", text(profile.summaryEnglish()));
        texts.put("description", text(profile.description()));
        texts.put(
                "municipalities",
                profile.municipalities().stream()
                        .map(Municipalities::nameOf)
                        .collect(Collectors.joining("\n")));
        texts.put(
                "fields",
                profile.fields().stream().map(Field::name).collect(Collectors.joining("\n")));
        texts.put("citizenBenefit", text(profile.citizenBenefit()));
        texts.put("transferability", text(profile.transferability()));
        texts.put(
                "steps",
                IntStream.range(0, profile.steps().size())
                        .mapToObj(at -> step(at + 1, profile.steps().get(at)))
                        .collect(Collectors.joining("\n")));
        texts.put("successFactors", String.join("\n", profile.successFactors()));
        texts.put("technology", text(profile.technology()));
        texts.put("licence", text(profile.licence()));
        texts.put("partners", String.join("\n", profile.partners()));
        var cost = profile.cost();
        texts.put(
                "cost",
                cost == null ? "" : lines(range(cost.from(), cost.to(), " €"), cost.note()));
        texts.put(
                "funding",
                profile.funding().stream()
                        .map(
                                it ->
                                        lines(
                                                it.programme(),
                                                it.amount() == null ? null : it.amount() + " €",
                                                it.from() == null && it.to() == null
                                                        ? null
                                                        : range(it.from(), it.to(), "")))
                        .collect(Collectors.joining("\n\n")));
        texts.put("stage", profile.stage() == null ? "" : profile.stage().name());
        texts.put(
                "links",
                profile.links().stream()
                        .map(link -> link.label() + " " + link.url())
                        .collect(Collectors.joining("\n")));
        var contact = profile.contact();
        texts.put(
                "contact",
                contact == null
                        ? ""
                        : lines(
                                contact.name(),
                                named("Funktion", contact.function()),
                                contact.email(),
                                named("Telefon", contact.phone())));
        texts.put(
                "pictures",
                profile.pictures().stream()
                        .map(
                                it ->
                                        lines(
                                                it.picture(),
                                                it.alt(),
                                                named("Bildunterschrift", it.caption()),
                                                named("Bildnachweis", it.credit())))
                        .collect(Collectors.joining("\n\n")));
        var place = profile.place();
        texts.put(
                "place",
                place == null ? "" : lines(place.lat() + ", " + place.lon(), place.label()));
        texts.put("example", profile.example() == null ? "" : "true");
        return texts;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** With its text indented, so that no paragraph of it looks like the next step. */
    private static String step(int number, Profile.Step step) {
        var title = number + ". " + step.title();
        return step.text() == null
                ? title
                : title + "\n" + LINE_START.matcher(step.text()).replaceAll(INDENT);
    }

    /** Said by its name: without it, one that is absent could not be told from its neighbour. */
    private static @Nullable String named(String name, @Nullable String text) {
        return text == null ? null : name + ": " + text;
    }

    private static String range(@Nullable Object from, @Nullable Object to, String unit) {
        return (from == null ? "" : from + unit) + " – " + (to == null ? "" : to + unit);
    }

    private static String lines(@Nullable String... lines) {
        var all = new ArrayList<String>();
        for (var line : lines) {
            if (line != null) {
                all.add(line);
            }
        }
        return String.join("\n", all);
    }
}
