package de.smartregion.catalog;

import de.smartregion.platform.contract.EndpointsContract;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class CatalogEndpointsTest implements RunningCatalog {

    private final EndpointsContract endpoints;

    CatalogEndpointsTest(@LocalServerPort int port) {
        endpoints = new EndpointsContract(port, CatalogEndpoints.TABLE, CatalogEndpoints.CALLERS);
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
        endpoints.whatNobodyDescribedIsClosed("/api/catalog/secrets");
    }
}
