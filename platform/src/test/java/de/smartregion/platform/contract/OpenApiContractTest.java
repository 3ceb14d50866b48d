package de.smartregion.platform.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class OpenApiContractTest {

    private static final String API =
            "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"http://localhost:1\"}],\"paths\":{\"/a\":{}}}";

    @Test
    void theSameIsTheSameWhereverItWasAsked(@TempDir Path folder) throws IOException {
        var committed = folder.resolve("openapi.yaml");
        Files.writeString(committed, "paths:\n  /a: {}\nopenapi: 3.1.0\n");

        OpenApiContract.holds(API, committed);
    }

    @Test
    void anythingElseIsADifference(@TempDir Path folder) throws IOException {
        var committed = folder.resolve("openapi.yaml");
        assertThatThrownBy(() -> OpenApiContract.holds(API, committed))
                .isInstanceOf(AssertionError.class);

        Files.writeString(committed, "paths:\n  /b: {}\nopenapi: 3.1.0\n");
        assertThatThrownBy(() -> OpenApiContract.holds(API, committed))
                .isInstanceOf(AssertionError.class);
    }
}
