package de.smartregion.gateway.portal.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.gateway.portal.catalog.Profile;
import de.smartregion.gateway.portal.catalog.Stage;
import de.smartregion.gateway.portal.events.Field;
import de.smartregion.gateway.portal.places.Places;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

import java.util.List;
import java.util.stream.Stream;

/** Whoever saves a step changes what they touched, and nothing else. */
class DraftRoundTripTest {
    private static final Places PLACES = new Places();

    private static final Arbitrary<String> LINE =
            Arbitraries.of(
                    "A", "B", "# A", "#", "\\# A", "\\\\#", " A ", "\u2003B", "A | B", "A |", "| 5",
                    "1.000");

    private static final Arbitrary<String> TEXT =
            Combinators.combine(
                            LINE.list().ofMinSize(1).ofMaxSize(4),
                            Arbitraries.of("\n", "\n\n", "\n \n", "\n# ", "\n\t"))
                    .as((lines, between) -> String.join(between, lines).strip());

    private static final List<String> KEYS =
            List.of("06434001", "06434", "06611000", "06437013", "06440019", "00000000");

    record Words(
            @Nullable String title,
            @Nullable String text,
            @Nullable Stage stage,
            Profile.@Nullable Cost cost,
            Profile.@Nullable Contact contact,
            Profile.@Nullable Place place) {}

    record Listed(
            List<String> municipalities,
            List<Field> fields,
            List<Profile.Step> steps,
            List<String> lines,
            List<Profile.Funding> funding,
            List<Profile.Link> links,
            List<Profile.Picture> pictures) {}

    @Provide
    Arbitrary<Profile> profiles() {
        return Combinators.combine(words(), listed()).as(DraftRoundTripTest::profile);
    }

    private static Arbitrary<Words> words() {
        return Combinators.combine(
                        maybe(LINE.map(String::strip)),
                        maybe(TEXT),
                        maybe(Arbitraries.of(Stage.values())),
                        maybe(
                                Combinators.combine(maybe(amounts()), maybe(amounts()), maybe(TEXT))
                                        .as(Profile.Cost::new)),
                        maybe(
                                Combinators.combine(
                                                LINE,
                                                maybe(LINE),
                                                Arbitraries.of("a@b.example"),
                                                maybe(LINE))
                                        .as(Profile.Contact::new)),
                        maybe(
                                Combinators.combine(
                                                Arbitraries.doubles().between(49.3, 51.7),
                                                Arbitraries.doubles().between(7.7, 10.3),
                                                maybe(LINE))
                                        .as(Profile.Place::new)))
                .as(Words::new);
    }

    private static Arbitrary<Listed> listed() {
        var months = maybe(Arbitraries.of("2025-01", "2026-12"));
        return Combinators.combine(
                        Arbitraries.of(KEYS).list().ofMaxSize(4),
                        Arbitraries.of(Field.values()).list().ofMaxSize(4).uniqueElements(),
                        Combinators.combine(LINE, maybe(TEXT))
                                .as(Profile.Step::new)
                                .list()
                                .ofMaxSize(4),
                        LINE.list().ofMaxSize(4),
                        Combinators.combine(LINE, maybe(amounts()), months, months)
                                .as(Profile.Funding::new)
                                .list()
                                .ofMaxSize(3),
                        LINE.map(label -> new Profile.Link(label, "https://a.example/|"))
                                .list()
                                .ofMaxSize(3),
                        Combinators.combine(
                                        Arbitraries.of("A".repeat(43), "B".repeat(43)),
                                        LINE,
                                        maybe(LINE),
                                        maybe(LINE))
                                .as(Profile.Picture::new)
                                .list()
                                .ofMaxSize(3))
                .as(Listed::new);
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.of(0L, 25_000L, 10_000_000_000L);
    }

    /** The library does not say that there may be none. */
    @SuppressWarnings("NullAway")
    private static <T> Arbitrary<T> maybe(Arbitrary<T> value) {
        return value.injectNull(0.3);
    }

    private static Profile profile(Words words, Listed listed) {
        return new Profile(
                words.title(),
                words.title(),
                words.text(),
                words.text(),
                words.text(),
                listed.municipalities(),
                listed.fields(),
                words.text(),
                words.text(),
                listed.steps(),
                listed.lines(),
                words.text(),
                words.title(),
                listed.lines(),
                words.cost(),
                listed.funding(),
                words.stage(),
                listed.links(),
                words.contact(),
                listed.pictures(),
                words.place(),
                null);
    }

    @Property(seed = "3")
    void whatNobodyTouchedIsWhatItWas(@ForAll("profiles") Profile profile) {
        for (var step : Step.values()) {
            assertThat(DraftReading.read(sent(step, profile), profile, PLACES))
                    .as(step.name())
                    .isEqualTo(new DraftReading.Meaning.Right(profile));
        }
    }

    @Property(seed = "3")
    void oneMoreStepLeavesTheOthersAsTheyAre(@ForAll("profiles") Profile profile) {
        var typed = fields(Step.UMSETZUNG, profile);
        typed.set("steps", typed.getFirst("steps") + "\r\n\r\n# Neu\r\n\r\nEins\r\n\r\nZwei");

        var read = DraftReading.read(DraftForm.typed(Step.UMSETZUNG, typed), profile, PLACES);

        assertThat(read)
                .isInstanceOfSatisfying(
                        DraftReading.Meaning.Right.class,
                        it ->
                                assertThat(it.profile().steps())
                                        .isEqualTo(
                                                Stream.concat(
                                                                profile.steps().stream(),
                                                                Stream.of(
                                                                        new Profile.Step(
                                                                                "Neu",
                                                                                "Eins\n\nZwei")))
                                                        .toList()));
    }

    @Property(seed = "3")
    void theFormItselfHoldsEveryStep(@ForAll("steps") List<Profile.Step> steps) {
        var profile =
                profile(
                        new Words(null, null, null, null, null, null),
                        new Listed(
                                List.of(), List.of(), steps, List.of(), List.of(), List.of(),
                                List.of()));

        var read =
                DraftReading.read(
                        sent(Step.UMSETZUNG, profile),
                        Profile.titled("Ein anderes", List.of()),
                        PLACES);

        assertThat(read)
                .isInstanceOfSatisfying(
                        DraftReading.Meaning.Right.class,
                        it -> assertThat(it.profile().steps()).isEqualTo(steps));
    }

    @Provide
    Arbitrary<List<Profile.Step>> steps() {
        return Combinators.combine(LINE.map(String::strip), maybe(TEXT))
                .as(Profile.Step::new)
                .list()
                .uniqueElements()
                .ofMaxSize(4);
    }

    @Test
    void aStepWithoutAHeadingIsAskedForOne() {
        var typed = fields(Step.UMSETZUNG, Profile.titled("Bus", List.of()));
        typed.set("steps", "Planen\r\n\r\n# Fahren");

        assertThat(
                        DraftReading.read(
                                DraftForm.typed(Step.UMSETZUNG, typed),
                                Profile.titled("Bus", List.of()),
                                PLACES))
                .isInstanceOfSatisfying(
                        DraftReading.Meaning.Wrong.class,
                        it -> assertThat(it.errors().of("steps")).isNotNull());
    }

    private static DraftForm sent(Step step, Profile profile) {
        return DraftForm.typed(step, fields(step, profile));
    }

    /** As a browser sends it. */
    private static LinkedMultiValueMap<String, String> fields(Step step, Profile profile) {
        var sent = new LinkedMultiValueMap<String, String>();
        DraftForm.of(step, profile, PLACES)
                .typed()
                .forEach((name, value) -> sent.add(name, value.replace("\n", "\r\n")));
        return sent;
    }
}
