package de.smartregion.consulting;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.contract.OpenApiContract;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.file.Path;

class OpenApiTest implements RunningConsulting {

    @Test
    void theCommittedDescriptionIsWhatTheCodeServes(@LocalServerPort int port) {
        assertThat(described(port)).isEqualTo(described(port));
        OpenApiContract.holds(described(port), Path.of("contracts/openapi.yaml"));
    }

    private static String described(int port) {
        var described =
                RestTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .build()
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return String.valueOf(described);
    }
}
