package de.smartregion.gateway.portal.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RequestFormTest {
    private static final Path CONTRACT =
            Path.of("..", "consulting-service", "contracts", "openapi.yaml");

    @Test
    void aNumberToCallIsWhatTheServiceTakesForOne() throws IOException {
        var contract =
                new JsonMapper().valueToTree(new Yaml().<Object>load(Files.readString(CONTRACT)));
        var phone = contract.at("/components/schemas/ConsultationRequest/properties/phone");
        assertThat(phone.path("pattern").asString()).isEqualTo(Phone.SHAPE.pattern());
    }
}
