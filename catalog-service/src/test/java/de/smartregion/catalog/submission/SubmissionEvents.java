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
                && submitted.publish("Office", LATER) instanceof Changed(_, var fourth)
                && submitted.comment(
                                new Comment(
                                        NOW,
                                        Submission.OFFICE,
                                        Party.OFFICE,
                                        "Gehört der Landkreis auch dazu?",
                                        "municipalities",
                                        null),
                                "Office",
                                LINK)
                        instanceof Changed(_, var fifth)
                && submitted.decline("Das ist kein Projekt der Region.", "Office", LINK, NOW)
                        instanceof Changed(_, var sixth)
                && submitted.withdraw(Party.OFFICE, "Office", LINK, NOW)
                        instanceof Changed(_, var seventh)) {
            return List.of(
                    started.events().getFirst(),
                    second.getFirst(),
                    third.getFirst(),
                    fourth.getFirst(),
                    fifth.getFirst(),
                    sixth.getFirst(),
                    seventh.getFirst());
        }
        throw new AssertionError("it can be submitted, and then everything else");
    }
}
