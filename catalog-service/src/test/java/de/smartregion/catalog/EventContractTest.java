package de.smartregion.catalog;

import de.smartregion.catalog.offer.OfferEvents;
import de.smartregion.catalog.project.ProjectEvents;
import de.smartregion.catalog.reuse.ReuseEvents;
import de.smartregion.catalog.submission.SubmissionEvents;
import de.smartregion.catalog.subscription.SubscriberEvents;
import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.DomainEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;

/** Everything this service tells, all features together: no schema too few and none too many. */
class EventContractTest {

    @Test
    void whatIsToldIsWhatTheContractSays() {
        var told = new ArrayList<DomainEvent>(ProjectEvents.told());
        told.addAll(SubmissionEvents.told());
        told.addAll(ReuseEvents.told());
        told.addAll(SubscriberEvents.told());
        told.addAll(OfferEvents.told());
        EventContract.in(Path.of("contracts"))
                .holds(
                        told,
                        ProjectEvents.KIND,
                        SubmissionEvents.KIND,
                        ReuseEvents.KIND,
                        SubscriberEvents.KIND,
                        OfferEvents.KIND);
    }
}
