package de.smartregion.catalog.project;

import static java.util.Objects.requireNonNullElse;

import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What consultations recommend: a project's page says how many do. */
final class ConsultationMessages implements Consumer<Message<byte[]>> {

    private final Projects projects;

    ConsultationMessages(Projects projects) {
        this.projects = projects;
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
        var named = Set.copyOf(report.projects());
        var all = new HashSet<>(named);
        all.addAll(requireNonNullElse(report.formerProjects(), List.of()));
        projects.recommendedBy(report.consultation()).forEach(it -> all.add(it.id()));
        all.forEach(
                id ->
                        recommended(
                                id,
                                new Recommendation(
                                        report.consultation(), named.contains(id), told)));
    }

    /** Where it names a project there is none of, there is nothing to count. */
    private void recommended(String id, Recommendation said) {
        projects.decide(id, null, (project, _) -> project.recommended(said));
    }

    /** The latest counts; it may name other projects than the one before. */
    record Report(
            String consultation, List<String> projects, @Nullable List<String> formerProjects) {
        Report {
            projects = List.copyOf(projects);
        }
    }
}
