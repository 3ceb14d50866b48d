package de.smartregion.catalog.project;

import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

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
            case "de.smartregion.consulting.report-released.v1" -> {
                var report = event.dataAs(Released.class);
                var named = Set.copyOf(report.projects());
                for (var former : projects.recommendedBy(report.consultation())) {
                    if (!named.contains(former.id())) {
                        recommended(former.id(), report.consultation(), false);
                    }
                }
                named.forEach(project -> recommended(project, report.consultation(), true));
            }
            default -> {} // other facts recommend nothing
        }
    }

    /** Where it names a project there is none of, there is nothing to count. */
    private void recommended(String id, String consultation, boolean named) {
        projects.decide(id, null, (project, _) -> project.recommended(consultation, named));
    }

    /** The last one that was told counts; it may name other projects than the one before. */
    record Released(String consultation, List<String> projects) {
        Released {
            projects = List.copyOf(projects);
        }
    }
}
