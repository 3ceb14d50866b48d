package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The committed {@code contracts/openapi.yaml} is what the code says; {@code -Dcontract.write=true}
 * writes it anew.
 */
public final class OpenApiContract {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private OpenApiContract() {}

    /** Takes what {@code /v3/api-docs} answers; the address it was asked at does not count. */
    public static void holds(String generated, Path committed) {
        var current = withoutAddress(JSON.readTree(generated));
        if (Boolean.getBoolean("contract.write")) {
            write(committed, current);
        }
        assertThat(committed).as("run once with -Dcontract.write=true").exists();
        assertThat(withoutAddress(read(committed)))
                .as("%s; if the change is meant, run once with -Dcontract.write=true", committed)
                .isEqualTo(current);
    }

    private static JsonNode withoutAddress(JsonNode api) {
        return ((ObjectNode) api).without("servers");
    }

    private static JsonNode read(Path file) {
        try {
            Object content = new Yaml().load(Files.readString(file));
            return JSON.readTree(JSON.writeValueAsString(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, JsonNode api) {
        var form = new DumperOptions();
        form.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        form.setWidth(120);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, new Yaml(form).dump(JSON.convertValue(api, Map.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
