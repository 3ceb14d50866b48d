package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was advised, without who was advised: the names, addresses and numbers of a case. Whom else
 * a text names nobody can know; who writes it is told not to.
 *
 * <p>Addresses and whole names go in whatever case, and so do first names. A surname may be a word,
 * too ("klein"): by itself it goes only where it begins with a capital, in small letters only
 * behind a first name or a form of address. A number goes by its significant digits, with or
 * without the code of the country or the zero before it, whatever but letters stands between.
 */
record Redaction(List<Pattern> gone) {
    private static final String MARK = Matcher.quoteReplacement("[…]");
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Shorter ones are titles and particles. */
    private static final int SHORTEST_NAME = 3;

    private static final int SHORTEST_NUMBER = 5;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    /** Of Germany, and what is dialled within it. */
    private static final String BEFORE_NUMBER = "^(?:(?:\\+|00)\\D*49)?\\D*0*";

    private static final String NO_LETTER = "[^\\p{L}\\d]*";
    private static final String GENITIVE = "(?:s|['’]s?)?(?!\\p{L})";
    private static final String ADDRESSED = "(?<=(?:frau|herrn?|familie|\\[…])\\s{1,3})";

    Redaction {
        gone = List.copyOf(gone);
    }

    static Redaction of(Request request) {
        var person = request.person();
        var gone = new ArrayList<Pattern>();
        var people = request.people();
        Stream.concat(Stream.of(person.email()), people.stream().map(Participant::email))
                .filter(it -> !it.isBlank())
                .forEach(it -> gone.add(Pattern.compile(Pattern.quote(it), ANY_CASE)));
        number(person.phone(), gone);
        var names =
                Stream.concat(Stream.of(person.name()), people.stream().map(Participant::name))
                        .toList();
        names.stream().filter(it -> !it.isBlank()).forEach(it -> gone.add(words(it)));
        var parts = names.stream().map(Redaction::parts).filter(it -> !it.isEmpty()).toList();
        parts.stream()
                .flatMap(it -> it.stream().limit(it.size() - 1))
                .distinct()
                .forEach(it -> gone.add(words(it)));
        parts.stream().map(List::getLast).distinct().forEach(it -> surname(it, gone));
        return new Redaction(gone);
    }

    private static List<String> parts(String name) {
        return BETWEEN.splitAsStream(name).filter(it -> it.length() >= SHORTEST_NAME).toList();
    }

    private static void surname(String name, List<Pattern> gone) {
        var quoted = Pattern.quote(name);
        gone.add(Pattern.compile(ADDRESSED + quoted + GENITIVE, ANY_CASE));
        gone.add(Pattern.compile("(?<!\\p{L})(?=\\p{Lu})(?iu:" + quoted + GENITIVE + ")"));
    }

    /** Also in the genitive. */
    private static Pattern words(String name) {
        return Pattern.compile("(?<!\\p{L})" + Pattern.quote(name.strip()) + GENITIVE, ANY_CASE);
    }

    private static void number(@Nullable String phone, List<Pattern> gone) {
        var digits =
                phone == null
                        ? ""
                        : NO_DIGIT.matcher(phone.strip().replaceFirst(BEFORE_NUMBER, ""))
                                .replaceAll("");
        if (digits.length() >= SHORTEST_NUMBER) {
            gone.add(
                    Pattern.compile(
                            "(?<!\\d)(?:(?:\\+|00)"
                                    + NO_LETTER
                                    + "49"
                                    + NO_LETTER
                                    + ")?(?:0"
                                    + NO_LETTER
                                    + ")?"
                                    + digits.chars()
                                            .mapToObj(Character::toString)
                                            .collect(Collectors.joining(NO_LETTER))
                                    + "(?!\\d)"));
        }
    }

    Report of(Report report) {
        return new Report(
                without(report.situation()),
                without(report.advice()),
                without(report.nextSteps()),
                report.projects(),
                report.gatherings(),
                report.released());
    }

    String without(String text) {
        var left = text;
        for (var one : gone) {
            left = one.matcher(left).replaceAll(MARK);
        }
        return left;
    }

    @Override
    public String toString() {
        return "redaction"; // personal data stays out of logs
    }
}
