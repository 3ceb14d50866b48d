package de.smartregion.events;

import de.smartregion.platform.contract.EndpointsContract;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EventsEndpointsTest implements RunningEvents {

    private final EndpointsContract endpoints;

    EventsEndpointsTest(@LocalServerPort int port) {
        endpoints = new EndpointsContract(port, EventsEndpoints.TABLE, EventsEndpoints.CALLERS);
    }

    @Test
    void everyDoorIsOpenToThoseItNamesAndToNobodyElse() {
        endpoints.everyDoorIsOpenToThoseItNamesAndToNobodyElse();
    }

    @Test
    void noEndpointIsWithoutARule(
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping mappings) {
        endpoints.noEndpointIsWithoutARule(mappings);
    }

    @Test
    void whatNobodyDescribedIsClosed() {
        endpoints.whatNobodyDescribedIsClosed("/api/events/secrets");
    }
}
