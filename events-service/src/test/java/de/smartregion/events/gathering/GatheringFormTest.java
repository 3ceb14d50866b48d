package de.smartregion.events.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import de.smartregion.events.gathering.Announcement.Attendance;
import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Announcement.Kind;
import de.smartregion.events.gathering.GatheringForm.DescriptionForm;
import de.smartregion.events.gathering.GatheringForm.HostForm;
import de.smartregion.events.gathering.GatheringForm.PlaceForm;
import de.smartregion.events.gathering.GatheringForm.SeatsForm;
import de.smartregion.events.gathering.GatheringForm.SummaryForm;
import de.smartregion.events.gathering.GatheringForm.TitleForm;

import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

class GatheringFormTest {

    /** As at the door: Spring makes the constraints. */
    private static final ConstraintValidatorFactory SPRING =
            new SpringConstraintValidatorFactory(new DefaultListableBeanFactory());

    private static final Validator VALIDATOR =
            Validation.byDefaultProvider()
                    .configure()
                    .constraintValidatorFactory(SPRING)
                    .buildValidatorFactory()
                    .getValidator();

    private static final String NUL = "\u0000";

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var form =
                new GatheringForm(
                        Kind.FORUM,
                        new TitleForm("Zwei\nZeilen", null),
                        new SummaryForm(" ", null),
                        new DescriptionForm("x".repeat(20_001), null),
                        List.of(),
                        List.of("ekom21", " "),
                        Samples.STARTS,
                        Samples.STARTS,
                        Samples.NOW,
                        Samples.NOW,
                        List.of(
                                new SeatsForm(Attendance.ONLINE, 0),
                                new SeatsForm(Attendance.ONLINE, 5)),
                        true,
                        51,
                        new PlaceForm("", "", "3411", "Kassel"),
                        "http://example.org",
                        new HostForm("Büro", "kein Postfach"));
        assertThat(VALIDATOR.validate(form))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactlyInAnyOrder(
                        "title.de",
                        "summary.de",
                        "description.de",
                        "partners[1].<list element>",
                        "endsAt",
                        "registrationClosesAt",
                        "attendances[0].seats",
                        "attendances",
                        "largestGroup",
                        "place.name",
                        "place.street",
                        "place.postcode",
                        "onlineAddress",
                        "host.email");
    }

    @Test
    void timesBeyondTheCalendarAreNamedInsteadOfOverflowing() {
        var form = times(Instant.MIN, Instant.MAX, Instant.MAX, Instant.MIN);
        assertThat(VALIDATOR.validate(form))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactlyInAnyOrder(
                        "startsAt", "endsAt", "registrationOpensAt", "registrationClosesAt");
    }

    @Test
    void allWaysToAttendTogetherHaveNoMoreSeatsThanCanBeCalledOffAtOnce() {
        assertThat(seats(5_000, 4_001)).containsExactly("attendances");
        assertThat(seats(1, 9_001)).containsExactly("attendances[1].seats", "attendances");
        assertThat(seats(5_000, 4_000)).isEmpty();
    }

    private static List<String> seats(int onSite, int online) {
        var form =
                new GatheringForm(
                        Kind.CONGRESS,
                        new TitleForm("Kongress", null),
                        null,
                        null,
                        null,
                        null,
                        Samples.STARTS,
                        Samples.ENDS,
                        Samples.NOW,
                        Samples.STARTS,
                        List.of(
                                new SeatsForm(Attendance.ON_SITE, onSite),
                                new SeatsForm(Attendance.ONLINE, online)),
                        null,
                        null,
                        null,
                        null,
                        null);
        var wrong = VALIDATOR.validate(form);
        if (wrong.isEmpty()) {
            assertThatCode(form::announcement).doesNotThrowAnyException();
        }
        return wrong.stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Test
    void whatIsNotSaidTakesOnePersonAndLetsPeopleWait() {
        var announcement =
                times(Samples.STARTS, Samples.ENDS, Samples.NOW, Samples.STARTS).announcement();
        assertThat(announcement.largestGroup()).isEqualTo(1);
        assertThat(announcement.waitingList()).isTrue();
        assertThat(announcement.attendances()).isEmpty();
    }

    @Property(tries = 2_000, seed = "421")
    void whatTheFormLetsThroughIsAlwaysAnAnnouncement(
            @ForAll("lines") @Nullable String text,
            @ForAll("lines") @Nullable String other,
            @ForAll("addresses") @Nullable String address,
            @ForAll("emails") @Nullable String email,
            @ForAll("times") Instant start,
            @ForAll("times") Instant end) {
        var form =
                new GatheringForm(
                        Kind.CONGRESS,
                        new TitleForm(orEmpty(text), other),
                        new SummaryForm(orEmpty(other), text),
                        new DescriptionForm(orEmpty(text), other),
                        List.of(Field.ENERGY, Field.ENERGY),
                        other == null ? null : List.of(other),
                        start,
                        end,
                        start.minus(Duration.ofDays(3)),
                        end,
                        List.of(new SeatsForm(Attendance.ONLINE, 1)),
                        null,
                        null,
                        new PlaceForm(orEmpty(text), orEmpty(text), "65185", orEmpty(other)),
                        address,
                        new HostForm(orEmpty(text), email));
        boolean valid = VALIDATOR.<GatheringForm>validate(form).isEmpty();
        Statistics.label("valid").collect(valid);
        Statistics.label("valid")
                .coverage(coverage -> coverage.check(true).count(count -> count > 20));
        if (valid) {
            assertThatCode(form::announcement).doesNotThrowAnyException();
        }
    }

    @Test
    void messagesAreInTheReadersLanguage() {
        assertThat(messages("de")).contains("muss nach dem Beginn liegen");
        assertThat(messages("en")).contains("must be after the start");
    }

    @Provide
    Arbitrary<@Nullable String> lines() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "Forum",
                                "Ärzte & Ämter",
                                " x ",
                                "\u2003",
                                "\u0085",
                                "a\u2028b",
                                "a\r\nBcc: b",
                                "",
                                NUL,
                                "\u00a0"),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(210))
                .injectNull(0.1);
    }

    @Provide
    Arbitrary<@Nullable String> addresses() {
        return Arbitraries.of(
                        "https://example.org/raum?a=b",
                        " https://example.org ",
                        "\u2003",
                        "",
                        "https://",
                        "http://a",
                        "x",
                        "https://a b")
                .injectNull(0.2);
    }

    @Provide
    Arbitrary<@Nullable String> emails() {
        return Arbitraries.of(
                        "a@example.org",
                        " a@example.org",
                        "",
                        "a@b",
                        "a@b.de\n",
                        "a@b.de\u0085",
                        "a\u2003@b.de")
                .injectNull(0.2);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(0, 20_000)
                .map(minutes -> Samples.STARTS.plusMillis(minutes * 60_001));
    }

    private static List<String> messages(String language) {
        try (var factory =
                Validation.byDefaultProvider()
                        .configure()
                        .constraintValidatorFactory(SPRING)
                        .messageInterpolator(new In(Locale.forLanguageTag(language)))
                        .buildValidatorFactory()) {
            return factory
                    .getValidator()
                    .validate(times(Samples.STARTS, Samples.STARTS, Samples.NOW, Samples.STARTS))
                    .stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }

    /** As at the door, where the request says the language. */
    private record In(Locale locale) implements MessageInterpolator {
        private static final MessageInterpolator DEFAULT =
                Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();

        @Override
        public String interpolate(String template, Context context) {
            return DEFAULT.interpolate(template, context, locale);
        }

        @Override
        public String interpolate(String template, Context context, Locale ignored) {
            return interpolate(template, context);
        }
    }

    private static GatheringForm times(
            Instant starts, Instant ends, Instant opens, Instant closes) {
        return new GatheringForm(
                Kind.WEBINAR,
                new TitleForm("Webinar", null),
                null,
                null,
                null,
                null,
                starts,
                ends,
                opens,
                closes,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
