package de.smartregion.gateway.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class ReceiptTest {
    @Test
    void whatTheCookieCarriesIsReadBack() {
        var receipt =
                new Receipt(
                        "kongress", "k•••@a.de", true, 3, 2, Instant.parse("2026-11-25T10:00:00Z"));

        assertThat(Receipt.read(receipt.cookie())).hasValue(receipt);
        assertThat(receipt.cookie()).matches("[\\w-]+");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "%%%", "YQpiCmMKZAplCg", "YQp0cnVlCngKMQoyMDI2"})
    void anyOtherCookieIsNoReceipt(@Nullable String cookie) {
        assertThat(Receipt.read(cookie)).isEmpty();
    }

    @Test
    void anAddressIsMaskedToItsFirstLetter() {
        assertThat(Receipt.masked("kaethe@bad-hersfeld.de")).isEqualTo("k•••@bad-hersfeld.de");
        assertThat(Receipt.masked("\"a@b\"@c.de")).isEqualTo("\"•••@c.de");
    }
}
