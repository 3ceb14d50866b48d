package de.smartregion.catalog.submission;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.submission.Profile.Contact;
import de.smartregion.catalog.submission.Profile.Cost;
import de.smartregion.catalog.submission.Profile.Funding;
import de.smartregion.catalog.submission.Profile.Link;
import de.smartregion.catalog.submission.Profile.Picture;
import de.smartregion.catalog.submission.Profile.Place;
import de.smartregion.catalog.submission.Profile.Step;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Whatever of a profile is not the same is told: here, of profiles that are made to look alike. */
class ProfileDifferenceTest {

    private static final Said NOTHING_SAID =
            new Said(null, null, null, null, null, null, null, null);

    private static final Arbitrary<String> LINE =
            Arbitraries.of(
                    "A",
                    "B",
                    "1. A",
                    "2. B",
                    " A",
                    "    B",
                    "5 €",
                    " – ",
                    "2025-01 – ",
                    "Telefon: 1",
                    "Funktion: A",
                    "Bildunterschrift: A",
                    "Bildnachweis: A",
                    "a@b.example",
                    "https://a.example");

    private static final Arbitrary<String> TEXT =
            Combinators.combine(
                            LINE.list().ofMinSize(1).ofMaxSize(3),
                            Arbitraries.of("\n", "\n\n", "\n    ", "\n2. "))
                    .as((lines, between) -> String.join(between, lines));

    record Said(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String description,
            @Nullable String benefit,
            @Nullable String technology,
            @Nullable String licence,
            @Nullable Stage stage,
            @Nullable Boolean example) {}

    record Listed(
            List<String> municipalities,
            List<Field> fields,
            List<Step> steps,
            List<String> successFactors,
            List<String> partners,
            List<Funding> funding,
            List<Link> links,
            List<Picture> pictures) {}

    record One(@Nullable Cost cost, @Nullable Contact contact, @Nullable Place place) {}

    private static Arbitrary<Said> said() {
        return Combinators.combine(
                        maybe(LINE),
                        maybe(TEXT),
                        maybe(TEXT),
                        maybe(TEXT),
                        maybe(TEXT),
                        maybe(LINE),
                        maybe(Arbitraries.of(Stage.values())),
                        maybe(Arbitraries.of(true, false)))
                .as(Said::new);
    }

    private static Arbitrary<Listed> listed() {
        var months = maybe(Arbitraries.of("2025-01", "2026-12"));
        return Combinators.combine(
                        few(Arbitraries.of("06611000", "06633", "06434001", "06434")),
                        few(Arbitraries.of(Field.ENERGY, Field.HEALTH)),
                        few(Combinators.combine(LINE, maybe(TEXT)).as(Step::new)),
                        few(LINE),
                        few(LINE),
                        few(
                                Combinators.combine(LINE, maybe(amounts()), months, months)
                                        .as(Funding::new)),
                        few(
                                Combinators.combine(
                                                LINE,
                                                Arbitraries.of(
                                                        "https://a.example", "https://b.example"))
                                        .as(Link::new)),
                        few(
                                Combinators.combine(
                                                Arbitraries.of("A".repeat(43), "B".repeat(43)),
                                                LINE,
                                                maybe(LINE),
                                                maybe(LINE))
                                        .as(Picture::new)))
                .as(Listed::new);
    }

    private static Arbitrary<One> one() {
        return Combinators.combine(
                        maybe(
                                Combinators.combine(maybe(amounts()), maybe(amounts()), maybe(TEXT))
                                        .as(Cost::new)),
                        maybe(
                                Combinators.combine(
                                                LINE,
                                                maybe(LINE),
                                                Arbitraries.of("a@b.example", "c@d.example"),
                                                maybe(LINE))
                                        .as(Contact::new)),
                        maybe(
                                Combinators.combine(
                                                Arbitraries.of(50.0, 51.0),
                                                Arbitraries.of(8.0, 9.0),
                                                maybe(LINE))
                                        .as(Place::new)))
                .as(One::new);
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.of(0L, 5L);
    }

    /** The library does not say that there may be none. */
    @SuppressWarnings("NullAway")
    private static <T> Arbitrary<T> maybe(Arbitrary<T> value) {
        return value.injectNull(0.3);
    }

    private static <T> Arbitrary<List<T>> few(Arbitrary<T> item) {
        return item.list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Profile> profiles() {
        return Combinators.combine(said(), listed(), one()).as(ProfileDifferenceTest::profile);
    }

    private static Profile profile(Said said, Listed listed, One one) {
        return new Profile(
                said.title(),
                said.licence(),
                said.summary(),
                said.technology(),
                said.description(),
                listed.municipalities(),
                listed.fields(),
                said.benefit(),
                said.summary(),
                listed.steps(),
                listed.successFactors(),
                said.technology(),
                said.licence(),
                listed.partners(),
                one.cost(),
                listed.funding(),
                said.stage(),
                listed.links(),
                one.contact(),
                listed.pictures(),
                one.place(),
                said.example());
    }

    @Property(seed = "8")
    void exactlyTheFieldsThatAreNotTheSameAreTold(
            @ForAll("profiles") Profile before, @ForAll("profiles") Profile after) {
        assertThat(Difference.between(before, before)).isEmpty();
        assertThat(Difference.between(before, after))
                .extracting(Difference::field)
                .isEqualTo(
                        Arrays.stream(Profile.class.getRecordComponents())
                                .filter(it -> !Objects.equals(value(it, before), value(it, after)))
                                .map(RecordComponent::getName)
                                .toList());
    }

    private static @Nullable Object value(RecordComponent field, Profile profile) {
        try {
            return field.getAccessor().invoke(profile);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a field cannot be read", e);
        }
    }

    @Test
    void aTextThatMovesFromOnePlaceToItsNeighbourIsADifference() {
        assertThat(Difference.between(pictures("Stadt", null), pictures(null, "Stadt")))
                .extracting(Difference::field)
                .containsExactly("pictures");
    }

    private static Profile pictures(@Nullable String caption, @Nullable String credit) {
        return profile(
                NOTHING_SAID,
                new Listed(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Picture("A".repeat(43), "Ein Baum", caption, credit))),
                new One(null, null, null));
    }

    @Test
    void aParagraphOfAStepIsNoNextStep() {
        assertThat(
                        Difference.between(
                                steps(new Step("A", "B\n\nC")),
                                steps(new Step("A", "B"), new Step("C", null))))
                .extracting(Difference::field)
                .containsExactly("steps");
    }

    private static Profile steps(Step... steps) {
        return profile(
                NOTHING_SAID,
                new Listed(
                        List.of(),
                        List.of(),
                        List.of(steps),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                new One(null, null, null));
    }
}
