package de.smartregion.consulting;

import de.smartregion.platform.contract.EndpointsContract;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ConsultingEndpointsTest implements RunningConsulting {

    private final EndpointsContract endpoints;

    ConsultingEndpointsTest(@LocalServerPort int port) {
        endpoints =
                new EndpointsContract(port, ConsultingEndpoints.TABLE, ConsultingEndpoints.CALLERS);
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
        endpoints.whatNobodyDescribedIsClosed("/api/consulting/secrets");
    }
}
