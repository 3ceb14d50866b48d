package de.smartregion.consulting;

import de.smartregion.platform.contract.AsyncApiContract;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** The description of the topics says what the service does. */
class AsyncApiTest {

    @Test
    void theDescriptionIsTrue() {
        AsyncApiContract.holds(Path.of("."), Path.of("../deploy/kafka/topics.yaml"));
    }
}
