package de.smartregion.gateway.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import java.net.URI;

class PublicAddressTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/kalender");

    @Test
    void theAddressThatPeopleKnowCountsBeforeTheRequests() {
        request.setServerName("inside.example");

        assertThat(new PublicAddress(URI.create("https://portal.example")).of("/a/b", request))
                .isEqualTo("https://portal.example/a/b");
        assertThat(new PublicAddress(URI.create("https://portal.example/")).of("/a/b", request))
                .isEqualTo("https://portal.example/a/b");
    }

    @Test
    void whereItIsNotToldTheRequestsOwnCounts() {
        request.setServerName("127.0.0.1");
        request.setServerPort(8_080);

        assertThat(new PublicAddress(null).of("/a/b", request))
                .isEqualTo("http://127.0.0.1:8080/a/b");
    }
}
