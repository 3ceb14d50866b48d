package de.smartregion.consulting;

import de.smartregion.consulting.consultation.ConsultationEvents;
import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.DomainEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;

/** Everything this service tells, all features together: no schema too few and none too many. */
class EventContractTest {

    @Test
    void whatIsToldIsWhatTheContractSays() {
        var told = new ArrayList<DomainEvent>(ConsultationEvents.told());
        EventContract.in(Path.of("contracts")).holds(told, ConsultationEvents.KIND);
    }
}
