package de.smartregion.events.finding;

import static de.smartregion.events.finding.FindingEvents.FORUM;
import static de.smartregion.events.finding.FindingEvents.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.events.finding.Content.Field;
import de.smartregion.events.finding.Content.Kind;
import de.smartregion.events.finding.Content.Words;
import de.smartregion.events.finding.Finding.Decision;
import de.smartregion.events.finding.Findings.Wanted;
import de.smartregion.events.finding.Forums.Standing;
import de.smartregion.events.finding.RecordFinding.Naming;
import de.smartregion.platform.infrastructure.Store;
import de.smartregion.platform.outbox.UnrelayedStores;
import de.smartregion.platform.web.CommonProblem;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/** Findings on a store; what they would publish stays in the outbox. */
class FindingsTest {

    private static final Naming NAMING = new Naming("ada", "key-1", "print");

    private final MongoTemplate mongo = Store.mongo();
    private Instant now = NOW;
    private Standing forum = Standing.PUBLIC;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Findings findings = new Findings(UnrelayedStores.on(mongo, clock), mongo);
    private final RecordFinding record = new RecordFinding(findings, _ -> forum, meters, clock);
    private final ChangeFinding change = new ChangeFinding(findings, _ -> forum, clock);

    @Test
    void theNewestComesFirstAndWhatIsRemovedNotAtAll() {
        var first = recorded(FORUM, Kind.RESULT, Field.ENERGY);
        var second = recorded(FORUM, Kind.IDEA, Field.MOBILITY, Field.ENERGY);
        var third = recorded("other", Kind.IDEA, Field.MOBILITY);
        var gone = recorded(FORUM, Kind.IDEA, Field.ENERGY);
        assertThat(change.remove(gone, 1)).isInstanceOf(Decision.Done.class);

        assertThat(ids(null, null, null)).containsExactly(third, second, first);
        assertThat(ids(FORUM, null, null)).containsExactly(second, first);
        assertThat(ids(null, Field.ENERGY, null)).containsExactly(second, first);
        assertThat(ids(null, null, Kind.IDEA)).containsExactly(third, second);
        assertThat(ids(FORUM, Field.MOBILITY, Kind.IDEA)).containsExactly(second);
        var page = findings.list(new Wanted(null, null, null), 1, 2);
        assertThat(page.items()).extracting(Finding::id).containsExactly(first);
        assertThat(page.total()).isEqualTo(3);
        assertThat(findings.published(gone)).isEmpty();
        assertThat(mongo.indexOps("findings").getIndexInfo())
                .extracting(IndexInfo::getName)
                .contains("newest", "newest-by-gathering", "newest-by-field", "newest-by-kind");
    }

    @Test
    void aRepeatedRequestFindsWhatItMade() {
        var content = FindingEvents.idea();
        var made = finding(record.record(content, NAMING));
        forum = Standing.CANCELLED;
        assertThat(record.record(content, NAMING)).isEqualTo(new Decision.Unchanged(made));
        assertThat(record.record(content, new Naming("ada", "key-1", "another print")))
                .isEqualTo(new Decision.Refused(FindingProblem.IDEMPOTENCY_KEY_REUSED));
        assertThat(record.record(content, new Naming("eve", "key-1", "print")))
                .as("somebody else's key, and the forum does not take place")
                .isEqualTo(new Decision.Refused(FindingProblem.GATHERING_CANCELLED));
        assertThat(change.remove(made.id(), 1)).isInstanceOf(Decision.Done.class);
        assertThat(record.record(content, NAMING))
                .as("what it made is removed: it needs a key of its own")
                .isEqualTo(new Decision.Refused(FindingProblem.IDEMPOTENCY_KEY_REUSED));
        assertThat(meters.counter("smartregion.findings.recorded", "kind", "IDEA").count())
                .isEqualTo(1);
    }

    @Test
    void whoeverChangesWhatTheyHaveNotSeenIsToldSo() {
        var id = recorded(FORUM, Kind.IDEA, Field.ENERGY);
        var outdated = new Decision.Refused(CommonProblem.PRECONDITION_FAILED);
        assertThat(change.change(id, 1, FindingEvents.idea())).isInstanceOf(Decision.Done.class);
        assertThat(change.change(id, 1, FindingEvents.ideaCalled("Anders", null)))
                .isEqualTo(outdated);
        assertThat(change.remove(id, 1)).isEqualTo(outdated);
        assertThat(change.remove(id, 2)).isInstanceOf(Decision.Done.class);
        assertThat(change.remove(id, 3))
                .isEqualTo(new Decision.Refused(FindingProblem.FINDING_NOT_FOUND));
        assertThat(UnrelayedStores.waiting(mongo, findings.store(), id))
                .extracting(UnrelayedStores.Waiting::type)
                .containsExactly(
                        "de.smartregion.events.finding-recorded.v1",
                        "de.smartregion.events.finding-changed.v1",
                        "de.smartregion.events.finding-removed.v1");
        assertThat(String.valueOf(mongo.findById(id, Document.class, "findings")))
                .doesNotContain("_class");
    }

    private List<String> ids(
            @Nullable String gathering, @Nullable Field field, @Nullable Kind kind) {
        return findings.list(new Wanted(gathering, field, kind), 0, 100).items().stream()
                .map(Finding::id)
                .toList();
    }

    private String recorded(String gathering, Kind kind, Field... fields) {
        now = now.plus(Duration.ofMinutes(1));
        return finding(
                        record.record(
                                FindingEvents.of(gathering, kind, new Words("Titel", null), fields),
                                null))
                .id();
    }

    private static Finding finding(Decision decision) {
        if (decision instanceof Decision.Done(var finding, _)) {
            return finding;
        }
        throw new AssertionError("refused: " + decision);
    }
}
