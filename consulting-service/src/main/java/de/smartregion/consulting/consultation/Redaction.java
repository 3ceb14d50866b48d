package de.smartregion.consulting.consultation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was advised, without who was advised: the names, addresses and numbers of a case, however
 * they are written. Whom else a text names nobody can know; who writes it is told not to.
 */
record Redaction(List<Pattern> gone) {
    private static final String MARK = Matcher.quoteReplacement("[…]");
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Shorter ones are titles and particles. */
    private static final int SHORTEST_NAME = 3;

    private static final int SHORTEST_NUMBER = 5;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

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
        names.stream()
                .flatMap(BETWEEN::splitAsStream)
                .filter(it -> it.length() >= SHORTEST_NAME)
                .distinct()
                .forEach(it -> gone.add(words(it)));
        return new Redaction(gone);
    }

    /** Also in the genitive. */
    private static Pattern words(String name) {
        return Pattern.compile(
                "(?<!\\p{L})" + Pattern.quote(name.strip()) + "(?:s|['’]s?)?(?!\\p{L})", ANY_CASE);
    }

    private static void number(@Nullable String phone, List<Pattern> gone) {
        var digits = phone == null ? "" : NO_DIGIT.matcher(phone).replaceAll("");
        if (digits.length() >= SHORTEST_NUMBER) {
            gone.add(
                    Pattern.compile(
                            digits.chars()
                                    .mapToObj(Character::toString)
                                    .collect(Collectors.joining("[\\s()/.\\-]*"))));
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
