package de.smartregion.catalog.submission;

import static de.smartregion.catalog.submission.Samples.LATER;
import static de.smartregion.catalog.submission.Samples.LINK;
import static de.smartregion.catalog.submission.Samples.NOW;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision.Changed;

import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class SubmissionEvents {

    public static final Class<?> KIND = SubmissionEvent.class;

    private SubmissionEvents() {}

    public static List<SubmissionEvent> told() {
        var started =
                Submission.start(
                        Samples.PROJECT,
                        1,
                        null,
                        Samples.profile(),
                        Samples.authorWithoutAccount(),
                        LINK,
                        null,
                        NOW);
        if (started.submission().submit(Party.AUTHOR, "Erika Beispiel", LINK, NOW)
                        instanceof Changed(var submitted, var second)
                && submitted.sendBack("Bitte die Kosten ergänzen.", "Office", LINK, NOW)
                        instanceof Changed(_, var third)
                && submitted.publish("Office", LATER) instanceof Changed(_, var fourth)) {
            return List.of(
                    started.events().getFirst(),
                    second.getFirst(),
                    third.getFirst(),
                    fourth.getFirst());
        }
        throw new AssertionError("it can be submitted, and then sent back or published");
    }
}
