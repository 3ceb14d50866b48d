package de.smartregion.catalog.project;

import static de.smartregion.catalog.project.Samples.LINK;
import static de.smartregion.catalog.project.Samples.REVISED;
import static de.smartregion.catalog.project.Samples.YEAR_LATER;

import de.smartregion.catalog.project.Project.Confirmer;
import de.smartregion.catalog.project.Project.Decision.Changed;

import java.time.Duration;
import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class ProjectEvents {

    public static final Class<?> KIND = ProjectEvent.class;

    private ProjectEvents() {}

    public static List<ProjectEvent> told() {
        var published = Project.publish(Samples.ID, Samples.profile(), 1, Samples.PUBLISHED);
        if (published.project().revise(Samples.profile("Sensoren im Boden", null), 2, REVISED)
                        instanceof Changed(var revised, var second)
                && revised.ask(LINK, 1, YEAR_LATER.minus(Duration.ofHours(1)))
                        instanceof Changed(var asked, var third)
                && asked.confirm(Confirmer.CONTACT, YEAR_LATER)
                        instanceof Changed(var confirmed, var fourth)
                && confirmed.archive(
                                "Das Projekt ist in einem anderen aufgegangen.",
                                "bmFjaGZvbGdlcg",
                                YEAR_LATER)
                        instanceof Changed(var archived, var fifth)
                && archived.reopen(YEAR_LATER) instanceof Changed(_, var sixth)) {
            return List.of(
                    published.events().getFirst(),
                    second.getFirst(),
                    third.getFirst(),
                    fourth.getFirst(),
                    fifth.getFirst(),
                    sixth.getFirst());
        }
        throw new AssertionError("it can be revised, confirmed, archived and brought back");
    }
}
