package de.smartregion.events.gathering;

import static java.util.Objects.requireNonNullElse;

import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What consultations recommend: a gathering's page says how many do. */
final class ConsultationMessages implements Consumer<Message<byte[]>> {

    private final Gatherings gatherings;

    ConsultationMessages(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.consulting.report-released.v1",
                    "de.smartregion.consulting.report-corrected.v1" ->
                    learn(event.dataAs(Report.class), event.time());
            default -> {} // other facts recommend nothing
        }
    }

    /**
     * What it does not name any more is told by the report itself, or known from the one before.
     */
    private void learn(Report report, Instant told) {
        var named = Set.copyOf(report.gatherings());
        var all = new HashSet<>(named);
        all.addAll(requireNonNullElse(report.formerGatherings(), List.of()));
        gatherings.recommendedBy(report.consultation()).forEach(it -> all.add(it.id()));
        all.forEach(
                id ->
                        recommended(
                                id,
                                new Recommendation(
                                        report.consultation(), named.contains(id), told)));
    }

    /** Where it names a gathering there is none of, there is nothing to count. */
    private void recommended(String id, Recommendation said) {
        while (true) {
            var gathering = gatherings.find(id).orElse(null);
            if (gathering == null) {
                return;
            }
            var changed = gathering.recommended(said);
            if (changed.equals(gathering)
                    || gatherings.save(gathering, changed, List.of()).isPresent()) {
                return;
            }
            // Somebody was faster: decide again on what they left.
        }
    }

    /** The latest counts; it may name other gatherings than the one before. */
    record Report(
            String consultation, List<String> gatherings, @Nullable List<String> formerGatherings) {
        Report {
            gatherings = List.copyOf(gatherings);
        }
    }
}
