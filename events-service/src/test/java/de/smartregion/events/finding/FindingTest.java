package de.smartregion.events.finding;

import static de.smartregion.events.finding.FindingEvents.FORUM;
import static de.smartregion.events.finding.FindingEvents.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.events.finding.Content.Words;
import de.smartregion.events.finding.Finding.Decision;
import de.smartregion.events.finding.Forums.Standing;
import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.CloudEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is decided about findings, and told. */
class FindingTest {

    private static final EventContract CONTRACT = EventContract.in(Path.of("contracts"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<FindingEvent> samples() {
        return FindingEvents.told();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, GATHERING_NOT_FOUND",
        "NOT_A_FORUM, NOT_A_FORUM",
        "NOT_PUBLISHED, GATHERING_NOT_PUBLISHED",
        "CANCELLED, GATHERING_CANCELLED"
    })
    void itComesFromAPublicForumAndFromNothingElse(Standing standing, FindingProblem why) {
        var refused = new Decision.Refused(why);
        assertThat(Finding.make("f", FindingEvents.idea(), null, standing, NOW)).isEqualTo(refused);
        assertThat(made().change(elsewhere(), standing, NOW)).isEqualTo(refused);
        assertThat(made().change(FindingEvents.ideaCalled("Anders", null), standing, NOW))
                .as("where it came from before")
                .isInstanceOf(Decision.Done.class);
    }

    @Test
    void everyDecisionRaisesTheRevisionAndNothingIsDecidedWithoutAChange() {
        var later = NOW.plus(Duration.ofHours(1));
        var made = made();
        assertThat(made.revision()).isOne();
        assertThat(made.change(FindingEvents.idea(), Standing.UNKNOWN, later))
                .isEqualTo(new Decision.Unchanged(made));
        var changed = done(made.change(elsewhere(), Standing.PUBLIC, later));
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.createdAt()).isEqualTo(made.createdAt());
        assertThat(changed.changedAt()).isAfter(made.changedAt());
        assertThat(done(changed.remove(later)).revision()).isEqualTo(3);
    }

    @Test
    void whatIsRemovedIsGone() {
        var gone = done(made().remove(NOW));
        var refused = new Decision.Refused(FindingProblem.FINDING_NOT_FOUND);
        assertThat(gone.removed()).isTrue();
        assertThat(gone.remove(NOW)).isEqualTo(refused);
        assertThat(gone.change(elsewhere(), Standing.PUBLIC, NOW)).isEqualTo(refused);
    }

    @Test
    void aContentIsValidFromBirth() {
        var text = new Words("Text", null);
        for (var title :
                List.of(
                        new Words(" ", null),
                        new Words("Zwei\nZeilen", null),
                        new Words("gut", "two\nlines"),
                        new Words("x".repeat(201), null),
                        new Words("gut", "x".repeat(201)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FindingEvents.of(FORUM, Kind.IDEA, title, Field.ENERGY));
        }
        var title = new Words(" Titel ", " ");
        assertThat(title).isEqualTo(new Words("Titel", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Content(FORUM, Kind.RESULT, title, text, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Content("/", Kind.RESULT, title, text, List.of(Field.ENERGY)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Content(
                                        FORUM,
                                        Kind.RESULT,
                                        title,
                                        new Words("x".repeat(20_001), null),
                                        List.of(Field.ENERGY)));
        assertThat(
                        new Content(
                                        FORUM,
                                        Kind.RESULT,
                                        title,
                                        text,
                                        List.of(Field.ENERGY, Field.ENERGY))
                                .fields())
                .containsExactly(Field.ENERGY);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaRefusesWhatLacksARequiredProperty(FindingEvent event) {
        for (var property : JSON.readTree(CloudEvent.body(event)).propertyNames()) {
            var lacking = JSON.readTree(CloudEvent.body(event));
            ((ObjectNode) lacking).remove(property);
            assertThat(CONTRACT.violations(event.type(), lacking.toString()).isEmpty())
                    .as(property)
                    .isEqualTo(property.equals("titleEnglish"));
        }
    }

    @Test
    void whatNobodyTranslatedIsNotTold() {
        if (FindingEvents.make(FindingEvents.ideaCalled("Idee", null))
                instanceof Decision.Done(_, var event)) {
            assertThat(JSON.readTree(CloudEvent.body(event)).has("titleEnglish")).isFalse();
        } else {
            throw new AssertionError("it is recorded");
        }
    }

    private static Content elsewhere() {
        return FindingEvents.of("elsewhere", Kind.RESULT, new Words("Titel", null), Field.ENERGY);
    }

    private static Finding made() {
        return done(FindingEvents.make(FindingEvents.idea()));
    }

    private static Finding done(Decision decision) {
        if (decision instanceof Decision.Done(var finding, _)) {
            return finding;
        }
        throw new AssertionError("refused: " + decision);
    }
}
